import type { Terminal } from '../model/command.ts';
import type { TrackerRecord } from '../model/record.ts';
import type { Tracker } from '../model/tracker.ts';
import { githubName, type Repository, remoteUrl } from '../store/git.ts';

/** Where people see a record: its page where the site is public and holds its board, else its file on GitHub; undefined where the repository is not known. */
export function recordLinks(
  repository: Repository,
  { workspace, boards }: Pick<Tracker, 'workspace' | 'boards'>,
  { environment }: Pick<Terminal, 'environment'>,
): (record: TrackerRecord) => string | undefined {
  const named = environment['GITHUB_REPOSITORY'] ?? workspace.repository;
  // git is asked when somebody wants a link, and once
  let origin: { name: string | undefined } | undefined;
  const nameOfOrigin = (): string | undefined => {
    origin ??= { name: githubName(remoteUrl(repository) ?? '') };
    return origin.name;
  };
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const branch = workspace.branch ?? environment['GITHUB_REF_NAME'] ?? 'HEAD';
  const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/');
  return ({ board, slug, path }) => {
    const name = named ?? nameOfOrigin();
    if (name === undefined) return undefined;
    const [owner = '', own = ''] = name.split('/');
    const host = `${owner.toLowerCase()}.github.io`;
    const base = own.toLowerCase() === host ? '' : `/${own}`;
    if (workspace.publish === 'pages' && server === 'https://github.com' && boards.get(board)?.publish === 'all')
      return `https://${host}${base}/records/${encoded(`${board}/${slug}`)}/`;
    return `${server}/${name}/blob/${encoded(branch)}/${encoded(repository.prefix + path)}`;
  };
}
