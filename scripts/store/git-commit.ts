import { randomBytes } from 'node:crypto';
import type { Identity } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { FileEdit, Files } from '../model/file.ts';
import { pathProblem } from './disk-paths.ts';
import type { Repository } from './git.ts';
import { askGit, runGit, splitNul } from './git-run.ts';
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
  const modes = modesOf(repository, parent, edits);
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

/** The modes of what is written or moved, where it is there: an executable stays one. */
function modesOf({ top, prefix }: Repository, parent: string | undefined, edits: FileEdit[]): Map<string, string> {
  if (parent === undefined) return new Map();
  const paths = edits.flatMap((edit) => (edit.kind === 'remove' ? [] : [prefix + edit.path]));
  const modes = new Map<string, string>();
  for (let from = 0; from < paths.length; from += 500) {
    for (const line of splitNul(runGit(top, ['ls-tree', '-z', '--full-tree', parent, '--', ...paths.slice(from, from + 500)]))) {
      const [mode = ''] = line.split(' ');
      modes.set(line.slice(line.indexOf('\t') + 1 + prefix.length), mode);
    }
  }
  return modes;
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
function identityLine(repository: Repository, who: string, identity: Identity): string {
  const key = JSON.stringify([repository.top, who, identity]);
  const line = lines.get(key) ?? readIdentity(repository, who, identity);
  lines.set(key, line);
  return line;
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
