import { randomBytes } from 'node:crypto';
import type { Identity } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { FileEdit, Files } from '../model/file.ts';
import { pathProblem } from './disk-paths.ts';
import type { Repository } from './git.ts';
import { modesIn } from './git-files.ts';
import { askGit } from './git-run.ts';
import { waitForGit } from './git-wait.ts';

/** Makes a commit on top of another (without one: the first of a branch of its own) from edits of its files, without working tree, index or branch; gives its 40 hex digits. `files` are those of the parent; `also` are further parents. */
export async function commitOnto(
  repository: Repository,
  parent: string | undefined,
  files: Files,
  edits: FileEdit[],
  message: string,
  identity: Identity,
  also: string[] = [],
  committer = identity,
): Promise<string> {
  for (const edit of edits) {
    refusePath(files, edit.path);
    if (edit.kind === 'move') refusePath(files, edit.to);
  }
  // an executable stays one
  const modes = new Map(parent === undefined ? [] : modesIn(repository, parent));
  const ref = `refs/woad/${randomBytes(8).toString('hex')}`;
  const text = Buffer.from(message);
  const parts: (string | Uint8Array)[] = [
    `commit ${ref}\nmark :1\n`,
    `author ${identityLine(repository, 'author', identity)}\n`,
    `committer ${identityLine(repository, 'committer', committer)}\n`,
    `data ${text.length}\n`,
    text,
    parent === undefined ? '\n' : `\nfrom ${parent}\n`,
    ...also.map((commit) => `merge ${commit}\n`),
  ];
  for (const edit of edits) parts.push(...inWords(repository.prefix, edit, modes));
  parts.push(`\nreset ${ref}\nfrom ${'0'.repeat(parent?.length ?? 40)}\n\nget-mark :1\ndone\n`);
  const input = Buffer.concat(parts.map((part) => (typeof part === 'string' ? Buffer.from(part) : part)));
  const { code, output, complaint } = await waitForGit(repository.top, ['fast-import', '--quiet', '--done'], { input });
  if (code !== 0) throw new UsageError(`git made no commit: ${complaint}`);
  return output.toString('utf8').trim();
}

function* inWords(prefix: string, edit: FileEdit, modes: Map<string, string>): Generator<string | Uint8Array> {
  const path = quotePath(prefix + edit.path);
  switch (edit.kind) {
    case 'write':
    case 'copy': {
      const bytes = edit.kind === 'write' ? Buffer.from(edit.text) : edit.bytes;
      yield `M ${modes.get(edit.path) ?? '100644'} inline ${path}\ndata ${bytes.length}\n`;
      yield bytes;
      yield '\n';
      return;
    }
    case 'move':
      modes.set(edit.to, modes.get(edit.path) ?? '100644');
      yield `R ${path} ${quotePath(prefix + edit.to)}\n`;
      return;
    case 'remove':
      yield `D ${path}\n`;
      return;
    default:
      edit satisfies never;
  }
}

/** Nothing is written outside of the tracker, nor where a link or a file stands on the way. */
function refusePath(files: Files, path: string): void {
  const problem = pathProblem(path);
  if (problem) throw new UsageError(`${JSON.stringify(path)} ${problem}`);
  const parts = path.split('/');
  for (let length = 1; length < parts.length; length++) {
    const name = parts[length - 1];
    const entry = files.list(parts.slice(0, length - 1).join('/')).find((each) => each.name === name);
    if (!entry) return;
    if (entry.kind !== 'folder') throw new UsageError(`${path} needs a folder at ${parts.slice(0, length).join('/')}, but there is none`);
  }
}

const lines = new Map<string, string>();

/** Name, address and the moment of the first commit of this program as git writes them into a commit. */
function identityLine(repository: Repository, who: 'author' | 'committer', identity: Identity): string {
  // both are of the same moment where the environment tells none
  const asked = ['author', 'committer'].some((each) => dateOf(each) !== undefined) ? who : 'author';
  const key = JSON.stringify([repository.top, asked, identity]);
  const line = lines.get(key) ?? readIdentity(repository, asked, identity);
  lines.set(key, line);
  return line;
}

function dateOf(who: string): string | undefined {
  return process.env[`GIT_${who.toUpperCase()}_DATE`];
}

function readIdentity({ top }: Repository, who: string, { name, email }: Identity): string {
  const variable = `GIT_${who.toUpperCase()}_IDENT`;
  const { code, output, complaint } = askGit(top, ['-c', `user.name=${name}`, '-c', `user.email=${email}`, 'var', variable]);
  const moment = />( \d+ [+-]\d{4})\s*$/.exec(output.toString('utf8'))?.[1];
  if (code !== 0 || moment === undefined) throw new UsageError(`git knows nobody to commit as: ${complaint}`);
  return `${name.replace(/[<>\r\n]/g, '')} <${email.replace(/[<>\r\n]/g, '')}>${moment}`;
}

/** A path as fast-import takes any path: in quotes. */
function quotePath(path: string): string {
  return `"${path.replaceAll('\\', '\\\\').replaceAll('"', '\\"').replaceAll('\n', '\\n')}"`;
}
