import type { Identity } from '../model/commit.ts';
import { UsageError } from '../model/diagnostic.ts';
import { askGit, noGit, splitNul } from './git-run.ts';

/** Who git takes the person at this machine for, from its environment and configuration; undefined when they say no name. */
export function gitAuthor(folder: string): Identity | undefined {
  return gitPeople(folder).author;
}

/** Why nobody is known to git here, and what to do. */
export function tellNobody(folder: string, remedy: string): UsageError {
  const hasGit = askGit(folder, ['--version']).code !== undefined;
  return new UsageError(`${hasGit ? 'git knows no user.name here' : noGit}; ${remedy}`);
}

/** The same, and the one who commits what that person wrote. As git does: the environment before the settings of that role, and these before those of the user. */
export function gitPeople(folder: string): { author: Identity | undefined; committer: Identity | undefined } {
  const { output } = askGit(folder, ['config', '-z', '--get-regexp', '^(user|author|committer)\\.(name|email)$']);
  const settings = new Map(splitNul(output).map((line) => [line.replace(/\n.*$/s, ''), line.replace(/^[^\n]*\n?/, '').trim()]));
  return { author: personIn(settings, 'author'), committer: personIn(settings, 'committer') };
}

function personIn(settings: ReadonlyMap<string, string>, role: 'author' | 'committer'): Identity | undefined {
  const read = (part: 'name' | 'email'): string => {
    const said = process.env[`GIT_${role}_${part}`.toUpperCase()]?.trim();
    return said || settings.get(`${role}.${part}`) || settings.get(`user.${part}`) || '';
  };
  const [name, email] = [read('name'), read('email')];
  return name === '' && email === '' ? undefined : { name: name || email, email };
}
