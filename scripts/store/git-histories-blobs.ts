import { UsageError } from '../model/diagnostic.ts';
import type { Unread } from '../model/history.ts';
import type { Repository } from './git.ts';
import { askGit, startGit } from './git-run.ts';
import { whileStoppable } from './stopping.ts';

/** Told of each blob once; `bytes` holds only during the call. */
export type UseBlob = (object: string, bytes: Buffer | Unread) => void;

const mostBytes = 2 * 1024 * 1024;
const enoughForHeader = 200;

/** Reads many blobs by one git, never more than one of them at a time; in a partial clone none is fetched. */
export async function streamBlobs(repository: Repository, objects: Iterable<string>, use: UseBlob): Promise<void> {
  const wanted = [...new Set(objects)];
  if (wanted.length === 0) return;
  const here = blobsOfPartialClone(repository);
  const asked = here ? wanted.filter((object) => here.has(object)) : wanted;
  if (here) for (const object of wanted) if (!here.has(object)) use(object, 'absent');
  if (asked.length === 0) return;
  const git = startGit(repository.top, ['cat-file', '--batch', '--buffer']);
  const ended = new Promise<number | null>((resolve, reject) => git.on('close', resolve).on('error', reject));
  git.stdin.on('error', () => {});
  git.stdin.end(`${asked.join('\n')}\n`);
  const read = async (): Promise<void> => {
    let rest: Buffer = Buffer.alloc(0);
    /** Bytes of a blob, and of the line end behind it, that are passed over. */
    let skip = 0;
    for await (const part of git.stdout as AsyncIterable<Buffer>) {
      rest = rest.length === 0 ? part : Buffer.concat([rest, part]);
      for (;;) {
        const skipped = Math.min(skip, rest.length);
        rest = rest.subarray(skipped);
        skip -= skipped;
        const end = rest.indexOf(10);
        if (skip > 0 || end === -1) break;
        const [object = '', kind, size] = rest.toString('latin1', 0, Math.min(end, enoughForHeader)).split(' ');
        const bytes = Number(size);
        if (kind !== 'blob' || bytes > mostBytes) {
          use(object, kind === 'blob' ? 'long' : 'absent');
          skip = size === undefined ? 0 : bytes + 1;
        } else if (rest.length < end + 1 + bytes + 1) break;
        else {
          use(object, rest.subarray(end + 1, end + 1 + bytes));
          skip = bytes + 1;
        }
        rest = rest.subarray(end + 1);
      }
    }
  };
  await whileStoppable(() => git.kill(), read, true);
  // what is not here is told and passed over; git ends so only where the repository is broken
  const code = await ended;
  if (code !== 0) throw new UsageError(`git cat-file ended with ${code} at what it could not read; git fsck tells more`);
}

/** Whether one of some blobs is here, none of which was. */
export function isOneHere(repository: Repository, objects: string[]): boolean {
  const here = blobsOfPartialClone(repository);
  if (here) return objects.some((object) => here.has(object));
  const { output } = askGit(repository.top, ['cat-file', '--batch-check=%(objecttype)'], `${objects.join('\n')}\n`);
  return /^blob$/m.test(output.toString('latin1'));
}

/** What is here of a clone that fetches blobs when they are asked for (one at a time, over the network); undefined of any other. */
function blobsOfPartialClone({ top }: Repository): Set<string> | undefined {
  if (askGit(top, ['config', '--get-regexp', '^(extensions\\.partialclone|remote\\..*\\.promisor)$']).code !== 0) return undefined;
  const { output } = askGit(top, ['cat-file', '--batch-all-objects', '--unordered', '--batch-check=%(objectname)']);
  return new Set(output.toString('latin1').split('\n'));
}
