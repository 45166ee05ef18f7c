import { parentPort, workerData } from 'node:worker_threads';
import { openOutput } from './output.ts';

/** Files one behind the other in some memory, and how much of it they take. */
export interface Piece {
  files: [path: string, from: number, to: number][];
  bytes: Uint8Array<ArrayBuffer>;
  size: number;
}

/** The memory of a piece, to be used again. */
export type Done = Omit<Piece, 'files'>;

// writes on another core what it is handed, and gives its memory back
const output = openOutput(String(workerData));
parentPort?.on('message', ({ files, bytes, size }: Piece) => {
  for (const [path, from, to] of files) output.write(path, bytes.subarray(from, to));
  parentPort?.postMessage({ bytes, size } satisfies Done, [bytes.buffer]);
});
