import { loadCatalogue } from './catalogue.ts';
import { otherPaths, tellFiles } from './engine/diff/files.ts';
import { tellMany } from './engine/diff/many.ts';
import { tellRecords } from './engine/diff/records.ts';
import type { Side, TellContext } from './engine/diff/shown.ts';
import { readRecordAt } from './engine/history/record-at.ts';
import { readTracker } from './engine/read/tracker.ts';
import type { Terminal } from './model/command.ts';
import { UsageError } from './model/diagnostic.ts';
import type { AnyFieldType, FieldTypes } from './model/field-type.ts';
import type { TrackerRecord } from './model/record.ts';
import type { ToldDiff } from './model/told.ts';
import { changedPaths, githubName, mergeBase, openRepository, type Repository, remoteUrl, resolveCommit } from './store/git.ts';
import { openCommit, openSettings, readBlobs } from './store/git-files.ts';
import { tellNoRepository } from './store/git-trouble.ts';
import { drawValue } from './terminal/value.ts';
import { loadZod } from './zod.ts';

/** More records than this are told by kinds of change. */
const mostRecords = 50;

/** What a diff was told of, for whoever links to it. */
export interface ToldPlace {
  repository: Repository;
  /** `owner/name` on GitHub, where that is known. */
  github: string | undefined;
}

/** Tells what one commit has that another one lacks: compared is with the newest commit both have, as for a pull request. Only what differs is read. */
export async function tellDifference(root: string, base: string, head: string): Promise<{ diff: ToldDiff; place: ToldPlace }> {
  const repository = openRepository(root);
  if (!repository) throw tellNoRepository(root, 'what is told lies between two of its commits');
  const [first, last] = [resolveCommit(repository, base), resolveCommit(repository, head)];
  const from = mergeBase(repository, first, last);
  if (from === undefined) {
    const remedy = repository.shallow
      ? 'this clone is shallow; fetch the whole history (git fetch --unshallow)'
      : 'their histories have nothing in common';
    throw new UsageError(`${base} and ${head} have no commit in common: ${remedy}`);
  }
  const changes = changedPaths(repository, from, last);
  const fields = await loadCatalogue<AnyFieldType>('fields');
  const sideAt = (commit: string): Side => readTracker(openSettings(repository, commit), { fields, zod: loadZod() });
  const after = sideAt(last);
  const before = from === last ? after : sideAt(from);
  // files of records may be large; that they differ is told by their names
  const wanted = changes.filter(({ path }) => !path.includes('/_files/') && /\.(md|yml)$/.test(path));
  const blobs = readBlobs(
    repository,
    wanted.flatMap((change) => [change.before ?? [], change.after ?? []].flat()),
  );
  const bytesOf = (blob: string) => blobs.get(blob);
  const textOf = (blob: string) => {
    const bytes = blobs.get(blob);
    return bytes && new TextDecoder().decode(bytes);
  };
  const context: TellContext = { before, after, fields, draw: drawValue };
  const records = tellRecords({ changes, bytesOf, textOf, find: finderAt(repository, last, after, fields) }, context);
  const diff: ToldDiff = {
    base: first,
    from,
    head: last,
    records,
    bulk: records.length > mostRecords ? tellMany(records, context) : [],
    settings: tellFiles(changes, textOf, context),
    others: otherPaths(changes),
  };
  return { diff, place: { repository, github: after.workspace.repository ?? githubName(remoteUrl(repository) ?? '') } };
}

/** Finds a record of a commit by its name alone; the commit's tree is read when the first is asked for. */
function finderAt(
  repository: Repository,
  commit: string,
  { boards }: Side,
  fields: FieldTypes,
): (name: string) => TrackerRecord | undefined {
  const files = openCommit(repository, commit, []);
  return (name) => {
    const [board = '', slug = ''] = name.split('/');
    for (const { name: list, kind } of files.list(`records/${board}`)) {
      const path = `records/${board}/${list}/${slug}.md`;
      const bytes = kind === 'folder' && !list.startsWith('_') ? files.read(path) : undefined;
      if (bytes) return readRecordAt(path, bytes, boards, fields);
    }
    return undefined;
  };
}

/** The address of a file of a commit on GitHub, where there is one; from the tracker's root. */
export function addressesOf({ repository, github }: ToldPlace, { environment }: Pick<Terminal, 'environment'>) {
  const { GITHUB_SERVER_URL: server = 'https://github.com', GITHUB_REPOSITORY: own = github } = environment;
  const encoded = (path: string) => path.split('/').map(encodeURIComponent).join('/');
  return {
    file: (commit: string, path: string): string | undefined =>
      own === undefined ? undefined : `${server}/${own}/blob/${commit}/${encoded(repository.prefix + path)}`,
    commit: (commit: string): string | undefined => (own === undefined ? undefined : `${server}/${own}/commit/${commit}`),
  };
}
