import { parentPort, workerData } from 'node:worker_threads';
import { openOutput } from './output.ts';

// writes on another core what it is handed, and says how much of it is done
const output = openOutput(String(workerData));
parentPort?.on(
  'message',
  ({ files, bytes, size }: { files: [path: string, from: number, to: number][]; bytes: Uint8Array; size: number }) => {
    for (const [path, from, to] of files) output.write(path, bytes.subarray(from, to));
    parentPort?.postMessage(size);
  },
);
