import { cpus } from 'node:os';
import { join } from 'node:path';
import { cataloguesRoot, loadCatalogue } from './catalogue.ts';
import { readBoard } from './engine/read/board.ts';
import { readRecord } from './engine/read/record.ts';
import { decodeFile } from './engine/read/record-files.ts';
import { packRecord } from './engine/read/remembered-record.ts';
import type { Board } from './model/board.ts';
import type { AnyFieldType } from './model/field-type.ts';
import type { Memory } from './remembering.ts';
import { openDisk } from './store/disk.ts';
import { runWorker } from './store/worker.ts';
import { loadZod } from './zod.ts';

/** Record files to read, as `[path, blob]`. */
export interface Share {
  root: string;
  files: [path: string, blob: string][];
}

/** What came of a share: packed records by the place in it. */
type Packed = (string | undefined)[];

/** Reads what is not remembered of a tracker's records on several cores, where there is much of it; what cannot be read here is left to the usual way, which tells why. */
export async function readAhead(root: string, memory: Memory, blobs: ReadonlyMap<string, string>): Promise<void> {
  const { find, keep } = memory.remembered;
  const files = [...blobs].filter(([path, blob]) => /^records\/[^/]+\/[^_/][^/]*\/[^/]+\.md$/.test(path) && find(path, blob) === undefined);
  const cores = Math.min(4, cpus().length);
  const size = Math.ceil(files.length / cores);
  const [own = [], ...others] = Array.from({ length: cores }, (_, core) => files.slice(core * size, (core + 1) * size));
  const worker = join(cataloguesRoot, 'reading-worker.ts');
  const running = others.map((share) => runWorker<Packed>(worker, { root, files: share } satisfies Share));
  const take = (share: Share['files'], packed: Packed | undefined) =>
    share.forEach(([path, blob], place) => {
      const line = packed?.[place];
      if (line !== undefined) keep(path, blob, line);
    });
  take(own, await packFiles({ root, files: own }));
  for (const [place, packed] of (await Promise.all(running)).entries()) take(others[place] ?? [], packed);
}

/** Reads record files and packs them; one whose board or bytes cannot be read is undefined. */
export async function packFiles({ root, files }: Share): Promise<Packed> {
  const fields = await loadCatalogue<AnyFieldType>('fields');
  const disk = openDisk(root);
  const boards = new Map<string, Board | undefined>();
  const boardOf = (name: string): Board | undefined => {
    if (boards.has(name)) return boards.get(name);
    const path = `lists/${name}.yml`;
    const decoded = decodeFile(disk, path);
    const board = 'text' in decoded ? readBoard({ path, text: decoded.text }, { fields, zod: loadZod() }).board : undefined;
    boards.set(name, board);
    return board;
  };
  return files.map(([path]) => {
    const board = boardOf(path.split('/')[1] ?? '');
    const decoded = board && decodeFile(disk, path);
    return decoded && 'text' in decoded
      ? packRecord(readRecord({ path, text: decoded.text }, board, fields), board.fields.keys())
      : undefined;
  });
}
