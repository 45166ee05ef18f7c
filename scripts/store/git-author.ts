import { readSetting } from './git-config.ts';

/** Who git takes the person at this machine for, from its configuration; undefined when it says no name. */
export function gitAuthor(folder: string): { name: string; email: string } | undefined {
  const read = (key: string): string => readSetting({ top: folder }, key)?.trim() ?? '';
  const name = read('user.name');
  const email = read('user.email');
  return name === '' && email === '' ? undefined : { name: name || email, email };
}
