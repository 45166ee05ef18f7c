import { execFileSync } from 'node:child_process';
import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { newFolder } from './place.ts';

const tree = {
  'workspace.yml': 'title: T\npublish: pages\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\n',
  'lists/sales.yml': 'title: Sales\nlists: [todo, { name: done, done: true }]\nfields: { closed: { type: date } }\n',
  'records/sales/todo/acme.md': '---\ntitle: Acme\n---\n',
  'records/sales/todo/globex.md': '---\ntitle: Globex\n---\n',
  'automations/won.yml':
    'when: { record-moved: { to: done } }\ndo:\n  - set: { closed: "{{ today() }}" }\n  - comment: "{{ vars.GREETING }}, {{ actor }}."\n',
};

/** git in a folder, as Ana. */
export function gitIn(folder: string): (...args: string[]) => string {
  const by = ['-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example'];
  return (...args) => execFileSync('git', ['-C', folder, ...by, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
}

/** A bare repository with a tracker in it, and a person's clone. */
export function newOrigin(files: { [path: string]: string } = {}) {
  const [origin, person] = [newFolder(), newFolder()];
  gitIn(origin)('init', '--quiet', '--bare', '--initial-branch=main');
  const git = gitIn(person);
  git('init', '--quiet', '--initial-branch=main');
  git('remote', 'add', 'origin', origin);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(person, path)), { recursive: true });
    writeFileSync(join(person, path), text);
  };
  const push = (message: string, branch = 'main'): string => {
    git('add', '--all');
    git('commit', '--quiet', '-m', message);
    git('push', '--quiet', 'origin', `HEAD:refs/heads/${branch}`);
    return git('rev-parse', 'HEAD');
  };
  const finish = (slug: string) => {
    mkdirSync(join(person, 'records/sales/done'), { recursive: true });
    renameSync(join(person, `records/sales/todo/${slug}.md`), join(person, `records/sales/done/${slug}.md`));
  };
  for (const [path, text] of Object.entries({ ...tree, ...files })) put(path, text);
  return { origin, person, put, push, finish, first: push('first'), log: () => gitIn(origin)('log', '--format=%s', 'main').split('\n') };
}
