import { cpus } from 'node:os';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { cataloguesRoot, loadCatalogue } from './catalogue.ts';
import { readBoard } from './engine/read/board.ts';
import { isKeepable, packRecord } from './engine/read/packed-record.ts';
import { readRecord } from './engine/read/record.ts';
import { decodeFile } from './engine/read/record-files.ts';
import type { Board } from './model/board.ts';
import type { AnyFieldType } from './model/field-type.ts';
import { readRecordPath } from './model/record-path.ts';
import type { Memory } from './remembering.ts';
import { openDisk } from './store/disk.ts';
import { runWorker } from './store/worker.ts';
import { loadZod } from './zod.ts';

/** So many files are read and packed before they are handed over, so that little is held twice. */
const piece = 1000;

/** Record files to read, as `[path, blob]`. */
export interface Share {
  root: string;
  files: [path: string, blob: string][];
}

/** Packed records, with their files. */
type Packed = [path: string, blob: string, line: string][];

/** Reads what is not remembered of a tracker's records on several cores, where there is much of it; what cannot be read here is left to the usual way, which tells why. */
export async function readAhead(root: string, memory: Memory, blobs: Iterable<[path: string, blob: string]>): Promise<void> {
  const { find, keep } = memory.remembered;
  const files = [...blobs].filter(([path, blob]) => readRecordPath(path) !== undefined && find(path, blob) === undefined);
  const cores = Math.min(4, cpus().length);
  const size = Math.ceil(files.length / cores);
  const [own = [], ...others] = Array.from({ length: cores }, (_, core) => files.slice(core * size, (core + 1) * size));
  const worker = join(cataloguesRoot, 'reading-worker.ts');
  const take = (part: Packed) => {
    for (const [path, blob, line] of part) keep(path, blob, line);
  };
  const running = others.map((share) => runWorker(worker, { root, files: share } satisfies Share, take));
  for await (const part of packFiles({ root, files: own })) {
    take(part);
    // what the others have done meanwhile is taken over
    await setImmediate();
  }
  await Promise.all(running);
}

/** Reads record files and packs them, a piece at a time; one whose board or bytes cannot be read is left out. */
export async function* packFiles({ root, files }: Share): AsyncGenerator<Packed> {
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
  for (let from = 0; from < files.length; from += piece) {
    yield files.slice(from, from + piece).flatMap(([path, blob]): Packed => {
      const board = boardOf(path.split('/')[1] ?? '');
      const decoded = board && decodeFile(disk, path);
      if (!decoded || !('text' in decoded)) return [];
      const reading = readRecord({ path, text: decoded.text }, board, fields);
      return isKeepable(reading) ? [[path, blob, packRecord(reading, board.fields.keys())]] : [];
    });
  }
}
