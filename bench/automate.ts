import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costOf } from './measure.ts';
import { writeTracker } from './tracker.ts';

const node = process.execPath;
const woadFile = join(import.meta.dirname, '../scripts/woad.js');

/** CPU seconds of runs of rules. */
export interface RunCosts {
  /** A push of one commit, fifty rules that look only at the changed record, what was read before kept. */
  kept: number;
  /** The same with nothing kept, and rules that need whole boards, at a time that has to be looked at. */
  whole?: number;
  /** A dry run over the last 50 commits. */
  dry?: number;
}

/** Measures runs on a tracker of so many records with a bare origin; of a huge one only the first. */
export function measureAutomate(size: number, isHuge = false): RunCosts {
  const folder = mkdtempSync(join(tmpdir(), 'woad-bench-automate-'));
  try {
    const [origin, root] = [join(folder, 'origin.git'), join(folder, 'clone')];
    mkdirSync(root);
    writeTracker(root, size);
    mkdirSync(join(root, 'automations'));
    for (let number = 0; number < 50; number++) writeFileSync(join(root, `automations/rule-${number}.yml`), ruleOf(number));
    const git = gitIn(root);
    spawnSync('git', ['init', '-q', '--bare', '--initial-branch=main', origin]);
    git('init', '-q', '--initial-branch=main');
    git('remote', 'add', 'origin', origin);
    git('add', '-A');
    git('commit', '-qm', 'Begin');
    git('push', '-q', '-u', 'origin', 'main');
    run(root);
    const files = readdirSync(join(root, 'records/work/next')).map((name) => join(root, 'records/work/next', name));
    let round = 0;
    const push = () => {
      const file = files[round++ % files.length] as string;
      writeFileSync(file, readFileSync(file, 'utf8').replace(/^size: .*$/m, `size: ${1000 + round}`));
      git('commit', '-qam', `Edit ${round}`);
      git('push', '-q', 'origin', 'main');
    };
    push();
    run(root);
    const pushed = ['env', 'GITHUB_EVENT_NAME=push', node, woadFile, 'automate', '--root', root];
    const kept = costOf(pushed, { rounds: isHuge ? 3 : 7, before: push }).cpuMs;
    if (isHuge) return { kept: kept / 1000 };
    for (let more = 0; more < 50; more++) push();
    const dry = costOf([node, woadFile, 'automate', '--since', 'HEAD~50', '--dry-run', '--root', root], { rounds: 3 }).cpuMs;
    for (const [name, text] of Object.entries(wholeRules)) writeFileSync(join(root, `automations/${name}.yml`), text);
    git('add', '-A');
    git('commit', '-qm', 'Rules about whole boards');
    git('push', '-q', 'origin', 'main');
    run(root);
    const forget = () => {
      push();
      rmSync(join(root, '.cache'), { recursive: true, force: true });
    };
    const whole = costOf([node, woadFile, 'automate', '--root', root], { rounds: 3, before: forget }).cpuMs;
    return { kept: kept / 1000, whole: whole / 1000, dry: dry / 1000 };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function ruleOf(number: number): string {
  const size = 20 * number;
  return `when: { field-changed: { board: work, field: size } }\nif: [size > ${size}, "size < ${size + 15}", 'stage == "high"', '!("docs" in tags)']\ndo:\n  - set: { stage: low }\n  - comment: "{{ title }} has grown to {{ size }}."\n`;
}

/** Rules that ask for more than the record that changed. */
const wholeRules = {
  freed: 'when: { record-unblocked: { board: work } }\ndo: [{ comment: It is free. }]\n',
  late: 'when: { date-reached: { board: work, field: due } }\nif: stage == "none"\ndo: [{ comment: It is due. }]\n',
  grown: 'when: { starts-matching: { board: work, where: "size > 5000" } }\ndo: [{ comment: It is big. }]\n',
};

function run(root: string): void {
  const { status, stderr } = spawnSync(node, [woadFile, 'automate', '--root', root], { encoding: 'utf8' });
  if (status !== 0) throw new Error(stderr);
}

function gitIn(root: string): (...args: string[]) => void {
  return (...args) => {
    const { status, stderr } = spawnSync('git', ['-C', root, '-c', 'user.name=ana', '-c', 'user.email=ana@tidewater.example', ...args], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error(`git ${args.join(' ')}: ${stderr}`);
  };
}
