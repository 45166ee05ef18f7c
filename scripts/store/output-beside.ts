import { join } from 'node:path';
import type { Worker } from 'node:worker_threads';
import { openOutput } from './output.ts';
import type { Done, Piece } from './output-worker.ts';
import { openWorker } from './worker.ts';

/** Files that are written on another core while the next are made. */
export interface OutputBeside {
  /** To be awaited: it waits where too much is not written yet. A text may come in pieces, some of them in bytes. */
  write(path: string, text: string | readonly (string | Uint8Array)[]): Promise<void>;
  /** Waits until all is written; what stopped one of the files is thrown. To be called whatever happens: until then the other core is kept. */
  close(): Promise<void>;
}

/** Bytes that are handed over at once (less is written here), and that may be under way before more are taken. */
const piece = 1_000_000;
const mostUnderWay = 8 * piece;
const mostYoungMb = 4;

/** As `openOutput`, for thousands of files: making them takes the disk as long as it takes a program to think of them. */
export function openOutputBeside(folder: string): OutputBeside {
  let worker: Worker | undefined;
  const encoder = new TextEncoder();
  let files: [path: string, from: number, to: number][] = [];
  let bytes = new Uint8Array(piece);
  /** Memory that came back, to be filled again. */
  const spare: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let underWay = 0;
  let failure: unknown;
  let told = () => {};
  const start = (): Worker => {
    const program = join(import.meta.dirname, 'output-worker.ts');
    const started = openWorker(program, { workerData: folder, resourceLimits: { maxYoungGenerationSizeMb: mostYoungMb } });
    started.on('message', ({ size: done, bytes: memory }: Done) => {
      underWay -= done;
      if (memory.length === piece) spare.push(memory);
      told();
    });
    started.on('error', (error) => {
      failure = error;
      told();
    });
    return started;
  };
  const send = () => {
    worker ??= start();
    underWay += size;
    // the memory goes over to the other core: nothing is copied
    worker.postMessage({ files, bytes, size } satisfies Piece, [bytes.buffer]);
    [files, size, bytes] = [[], 0, spare.pop() ?? new Uint8Array(piece)];
  };
  /** Puts a text behind those that wait; a long one has a piece of its own. */
  const add = (path: string, pieces: readonly (string | Uint8Array)[]) => {
    let most = 0;
    for (const each of pieces) most += typeof each === 'string' ? each.length * 3 : each.length;
    if (size > 0 && size + most > bytes.length) send();
    if (most > bytes.length) bytes = new Uint8Array(most);
    const from = size;
    for (const each of pieces) {
      if (typeof each === 'string') size += encoder.encodeInto(each, bytes.subarray(size)).written;
      else {
        bytes.set(each, size);
        size += each.length;
      }
    }
    files.push([path, from, size]);
  };
  const waitUntil = async (most: number) => {
    while (underWay > most && failure === undefined)
      await new Promise<void>((resolve) => {
        told = resolve;
      });
    if (failure !== undefined) throw failure;
  };
  return {
    async write(path, text) {
      add(path, typeof text === 'string' ? [text] : text);
      if (underWay > mostUnderWay || failure !== undefined) await waitUntil(mostUnderWay);
    },
    async close() {
      if (!worker) {
        const output = openOutput(folder);
        for (const [path, from, to] of files) output.write(path, bytes.subarray(from, to));
        return;
      }
      try {
        send();
        await waitUntil(0);
      } finally {
        await worker.terminate();
      }
    },
  };
}
