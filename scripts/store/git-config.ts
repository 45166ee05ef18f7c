import { join } from 'node:path';
import type { Repository } from './git.ts';
import { askGit, runGit } from './git-run.ts';

/** One setting as git takes it now, from whatever file; undefined when it is nowhere set. */
export function readSetting({ top }: Pick<Repository, 'top'>, name: string, isLocal = false): string | undefined {
  const { code, output } = askGit(top, ['config', ...(isLocal ? ['--local'] : []), '--get', name]);
  return code === 0 ? output.toString('utf8').replace(/\n$/, '') : undefined;
}

/** Sets it for this clone alone; undefined takes it away. */
export function writeSetting({ top }: Repository, name: string, value: string | undefined): void {
  runGit(top, ['config', '--local', ...(value === undefined ? ['--unset-all', name] : ['--replace-all', name, value])]);
}

/** Takes away a whole section of settings of this clone. */
export function removeSettings({ top }: Repository, section: string): void {
  runGit(top, ['config', '--local', '--remove-section', section]);
}

/** What the attributes on the disk say of the tracker's paths: `set`, `unset`, `unspecified` or a value, by path and name. */
export function attributesOf({ top, prefix }: Repository, names: string[], paths: string[]): Map<string, Map<string, string>> {
  const input = paths.map((path) => `${prefix}${path}\0`).join('');
  // where a .gitattributes is gone from the disk, git asks its index for it: this one holds none
  const noIndex = { GIT_INDEX_FILE: join(top, '.woad-no-index') };
  const parts = runGit(top, ['check-attr', '-z', '--stdin', ...names], input, noIndex)
    .toString('utf8')
    .split('\0');
  const found = new Map<string, Map<string, string>>(paths.map((path) => [path, new Map()]));
  for (let index = 0; index + 2 < parts.length; index += 3) {
    found.get((parts[index] ?? '').slice(prefix.length))?.set(parts[index + 1] ?? '', parts[index + 2] ?? '');
  }
  return found;
}

/** Whether git leaves a path of the tracker alone. */
export function isIgnored({ top, prefix }: Repository, path: string): boolean {
  return askGit(top, ['--no-literal-pathspecs', 'check-ignore', '--quiet', '--no-index', '--', prefix + path]).code === 0;
}

/** Whether the repository holds texts of the tracker with line ends of Windows: to say "lf" would rewrite them. */
export function holdsWindowsLines({ top, prefix }: Repository, folders: string[]): boolean {
  const listed = runGit(top, ['ls-files', '--eol', '--', ...folders.map((folder) => prefix + folder)]).toString('utf8');
  return /^i\/(?:crlf|mixed)/m.test(listed);
}

/** The command git merges a file with: this program by the Node that runs it now, wherever git is called from; where one of them is gone, git's own merge. */
export function driverOf(program: string): string {
  const [node, file] = [quote(process.execPath), quote(program)];
  const plain = 'git merge-file --marker-size=%L %A %O %B';
  return `if test -x ${node} && test -f ${file}; then ${node} ${file} merge-driver -- %O %A %B %L %P; else ${plain}; fi`;
}

// git runs it with a shell of its own, also on Windows, and reads "%" as a name
function quote(path: string): string {
  return `'${path.replaceAll('\\', '/').replaceAll("'", "'\\''").replaceAll('%', '%%')}'`;
}
