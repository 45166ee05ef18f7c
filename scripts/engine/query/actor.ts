import type { Workspace } from '../../model/workspace.ts';

/** Who an author of git is: the key of a person of the workspace (by key, GitHub login, address, alias or GitHub's noreply address), else the plain name. */
export function actorOf(author: { name: string; email: string }, workspace: Pick<Workspace, 'people'>): string {
  const email = author.email.toLowerCase();
  const login = /^(?:\d+\+)?([^@]+)@users\.noreply\.github\.com$/.exec(email)?.[1];
  const names = [author.name, email, login].filter((each) => each !== undefined).map((each) => each.toLowerCase());
  for (const person of workspace.people.values()) {
    const known = [person.key, person.name, person.email, person.github, ...person.aliases].filter((each) => each !== undefined);
    if (known.some((each) => names.includes(each.toLowerCase()))) return person.key;
  }
  return author.name;
}
