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
  const url = workspace.repository ? undefined : remoteUrl(repository);
  const name = environment['GITHUB_REPOSITORY'] ?? workspace.repository ?? (url === undefined ? undefined : githubName(url));
  const server = environment['GITHUB_SERVER_URL'] ?? 'https://github.com';
  const branch = workspace.branch ?? environment['GITHUB_REF_NAME'] ?? 'HEAD';
  const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/');
  return ({ board, slug, path }) => {
    if (name === undefined) return undefined;
    const [owner = '', own = ''] = name.split('/');
    const host = `${owner.toLowerCase()}.github.io`;
    const base = own.toLowerCase() === host ? '' : `/${own}`;
    if (workspace.publish === 'pages' && server === 'https://github.com' && boards.get(board)?.publish === 'all')
      return `https://${host}${base}/records/${encoded(`${board}/${slug}`)}/`;
    return `${server}/${name}/blob/${encoded(branch)}/${encoded(repository.prefix + path)}`;
  };
}
