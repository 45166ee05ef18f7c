import { parentPort, workerData } from 'node:worker_threads';
import { openOutput } from './output.ts';

// writes on another core what it is handed, and says how much of it is done
const output = openOutput(String(workerData));
parentPort?.on('message', ({ files, size }: { files: [path: string, text: string][]; size: number }) => {
  for (const [path, text] of files) output.write(path, text);
  parentPort?.postMessage(size);
});
