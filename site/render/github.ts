import type { GitHubPlaces } from '../data-source.ts';

/** What GitHub takes in an address; above, a text is copied instead. */
const longest = 6000;

/** Where files are edited, made and uploaded; the tracker may stand in a folder of the repository. */
export function githubPlaces(home: string, branch: string, prefix: string): GitHubPlaces {
  return {
    edit: `${home}/edit/${branch}/${encodeURI(prefix)}`,
    create: `${home}/new/${branch}?filename=${encodeURIComponent(prefix)}`,
    upload: `${home}/upload/${branch}/${encodeURI(prefix)}`,
  };
}

/** The page on which GitHub makes a file, with its path and text filled in; `whole` is false where the text is too long to come along. */
export function createAddress(create: string, path: string, text: string): { address: string; whole: boolean } {
  const empty = `${create}${encodeURIComponent(path)}`;
  const address = `${empty}&value=${encodeURIComponent(text)}`;
  return address.length <= longest ? { address, whole: true } : { address: empty, whole: false };
}
