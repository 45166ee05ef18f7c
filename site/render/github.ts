import type { GitHubPlaces } from '../data-source.ts';
import { encodePath } from './address.ts';

/** What GitHub takes in an address; above, a text is copied instead. */
const longest = 6000;

/** Where files are edited, made, uploaded and told of; `name` is `owner/name`, the tracker may stand in a folder of the repository, and the documentation may lie in it. */
export function githubPlaces(name: string, branch: string, prefix: string, ownDocs = false): GitHubPlaces {
  const [home, at, below] = [`https://github.com/${encodePath(name)}`, encodePath(branch), encodePath(prefix)];
  return {
    edit: `${home}/edit/${at}/${below}`,
    create: `${home}/new/${at}?filename=${encodeURIComponent(prefix)}`,
    upload: `${home}/upload/${at}/${below}`,
    history: `${home}/commits/${at}/${below}`,
    ...(ownDocs ? { docs: `${home}/edit/${at}/${below}site/docs/` } : {}),
  };
}

/** The address of a path below one of the places; undefined for a path that would lead out of it. */
export function placeOf(start: string | undefined, path: string): string | undefined {
  return start === undefined || !isPath(path) ? undefined : start + encodePath(path.toWellFormed());
}

/** The page on which GitHub makes a file, with its path and text filled in; `whole` is false where the text is too long to come along. */
export function createAddress(create: string, path: string, text: string): { address: string; whole: boolean } | undefined {
  if (!isPath(path)) return undefined;
  const empty = `${create}${encodeURIComponent(path.toWellFormed())}`;
  const address = `${empty}&value=${encodeURIComponent(text.toWellFormed())}`;
  return address.length <= longest ? { address, whole: true } : { address: empty, whole: false };
}

/** Whether each part names something below the one before: browsers walk up at "..", however it is encoded. */
function isPath(path: string): boolean {
  return path.split('/').every((part) => part !== '' && part !== '.' && part !== '..');
}
