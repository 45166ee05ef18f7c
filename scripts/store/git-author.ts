import { askGit } from './git-run.ts';

/** Who git takes the person at this machine for, from its configuration; undefined when it says no name. */
export function gitAuthor(folder: string): { name: string; email: string } | undefined {
  const read = (key: string): string => {
    const { code, output } = askGit(folder, ['config', '--get', key]);
    return code === 0 ? output.toString('utf8').trim() : '';
  };
  const name = read('user.name');
  const email = read('user.email');
  return name === '' && email === '' ? undefined : { name: name || email, email };
}
