import { askGit } from './git-run.ts';

/** What `workspace.yml` says in the commits that git is merging into a tracker, as git names them to the programs it starts meanwhile; none where it tells of no commit, as in a rebase. */
export function readIncoming(root: string, environment: { [name: string]: string | undefined }): Uint8Array[] {
  const commits = Object.keys(environment).flatMap((name) => /^GITHEAD_([0-9a-f]{40}(?:[0-9a-f]{24})?)$/.exec(name)?.[1] ?? []);
  return commits.flatMap((commit) => {
    const { code, output } = askGit(root, ['cat-file', 'blob', `${commit}:./workspace.yml`]);
    return code === 0 ? [output] : [];
  });
}
