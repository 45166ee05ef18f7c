import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** What every tracker does, in the words of ours. */
export const works = ['list', 'show', 'set', 'move', 'new'] as const;
export type Work = (typeof works)[number];

/** Another tracker, with as many records as ours, and its commands; what it cannot do is absent. */
export interface Peer {
  name: string;
  /** Where its commands are to be run. */
  folder: string;
  commands: Partial<{ [work in Work]: string[] }>;
}

/** The peers that are installed, each with so many records in a folder of its own; README.md says how to get them. */
export function preparePeers(folder: string, count: number): Peer[] {
  return [backlogMd, taskwarrior, awk].flatMap((peer) => peer(join(folder, peer.name), count) ?? []);
}

function backlogMd(folder: string, count: number): Peer | undefined {
  const own = join(import.meta.dirname, 'peers/node_modules/.bin/backlog');
  const program = existsSync(own) ? own : 'backlog';
  if (spawnSync(program, ['--version']).status !== 0) return undefined;
  mkdirSync(folder, { recursive: true });
  const run = (command: string, args: string[]) => {
    const { status, stderr } = spawnSync(command, args, { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`${command} ${args.join(' ')}: ${stderr}`);
  };
  run('git', ['init', '-q']);
  run(program, ['init', 'Bench', '--defaults', '--agent-instructions', 'none']);
  // without these it asks every branch and remote, which ours never does
  const config = join(folder, 'backlog/config.yml');
  writeFileSync(
    config,
    readFileSync(config, 'utf8')
      .replace('remote_operations: true', 'remote_operations: false')
      .replace('check_active_branches: true', 'check_active_branches: false'),
  );
  for (let id = 1; id <= count; id++) {
    const text = `---\nid: TASK-${id}\ntitle: Record ${id}\nstatus: ${['To Do', 'In Progress', 'Done'][id % 3]}\nassignee:\n  - '@ana'\ncreated_date: '2026-11-21 10:00'\nlabels:\n  - bug\ndependencies: []\nordinal: ${id * 1000}\n---\n\n${'The board shows every card in its list and a rule moves it when the work is done.\n'.repeat(16)}`;
    writeFileSync(join(folder, `backlog/tasks/task-${id} - Record-${id}.md`), text);
  }
  run('git', ['add', '-A']);
  run('git', ['-c', 'user.name=ana', '-c', 'user.email=ana@tidewater.example', 'commit', '-qm', 'Begin']);
  return {
    name: `Backlog.md ${spawnSync(program, ['--version'], { encoding: 'utf8' }).stdout.trim()}`,
    folder,
    commands: {
      list: [program, 'task', 'list', '--plain'],
      show: [program, 'task', '5', '--plain'],
      set: [program, 'task', 'edit', '5', '--priority', 'high', '--plain'],
      move: [program, 'task', 'edit', '5', '-s', 'Done', '--plain'],
      new: [program, 'task', 'create', 'Another one', '--plain'],
    },
  };
}

function taskwarrior(folder: string, count: number): Peer | undefined {
  const version = spawnSync('task', ['--version'], { encoding: 'utf8', env: { ...process.env, TASKRC: '/dev/null' } });
  if (version.status !== 0) return undefined;
  mkdirSync(folder, { recursive: true });
  const settings = ['rc:/dev/null', `rc.data.location=${folder}`, 'rc.confirmation=off', 'rc.gc=off', 'rc.verbose=nothing'];
  const tasks = Array.from({ length: count }, (_, index) => ({ description: `Record ${index + 1}`, project: 'work', tags: ['bug'] }));
  spawnSync('task', [...settings, 'import', '-'], { input: JSON.stringify(tasks) });
  return {
    name: `taskwarrior ${version.stdout.trim()}`,
    folder,
    commands: {
      list: ['task', ...settings, 'export'],
      show: ['task', ...settings, '5', 'info'],
      set: ['task', ...settings, '5', 'modify', 'priority:H'],
      move: ['task', ...settings, '5', 'modify', 'project:other'],
      new: ['task', ...settings, 'add', 'Another one'],
    },
  };
}

/** As the tracker `tk` does: one awk over the frontmatter of all files. It lists, and checks nothing. */
function awk(folder: string, count: number): Peer | undefined {
  if (spawnSync('awk', ['BEGIN{}']).status !== 0) return undefined;
  mkdirSync(folder, { recursive: true });
  for (let id = 1; id <= count; id++)
    writeFileSync(
      join(folder, `${id}.md`),
      `---\nid: ${id}\nstatus: open\ntags: [bug]\n---\n# Record ${id}\n\n${'Some text of the record.\n'.repeat(50)}`,
    );
  const code = 'FNR==1{f=0} /^---$/{f++} f==1&&/^status:/{s=$2} f==2&&/^# /{print FILENAME, s, substr($0,3); nextfile}';
  const files = readdirSync(folder).map((name) => join(folder, name));
  return { name: 'awk, as tk', folder, commands: { list: ['awk', code, ...files] } };
}
