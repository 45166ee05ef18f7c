import { join } from 'node:path';
import { Worker } from 'node:worker_threads';

/** Files that are written on another core while the next are made. */
export interface OutputBeside {
  /** To be awaited: it waits where too much is not written yet. */
  write(path: string, text: string): Promise<void>;
  /** Waits until all is written; what stopped one of the files is thrown. */
  close(): Promise<void>;
}

/** Characters that are handed over at once, and that may be under way before more are taken; a program holds no more of them. */
const piece = 1_000_000;
const mostUnderWay = 4 * piece;
const mostYoungMb = 16;

/** As `openOutput`, for thousands of files: making them takes the disk as long as it takes a program to think of them. */
export function openOutputBeside(folder: string): OutputBeside {
  const worker = new Worker(join(import.meta.dirname, 'output-worker.ts'), {
    workerData: folder,
    resourceLimits: { maxYoungGenerationSizeMb: mostYoungMb },
  });
  let files: [path: string, text: string][] = [];
  let size = 0;
  let underWay = 0;
  let failure: unknown;
  let told = () => {};
  worker.on('message', (done: number) => {
    underWay -= done;
    told();
  });
  worker.on('error', (error) => {
    failure = error;
    told();
  });
  const send = () => {
    if (files.length === 0) return;
    underWay += size;
    worker.postMessage({ files, size });
    [files, size] = [[], 0];
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
      files.push([path, text]);
      size += text.length + path.length;
      if (size < piece) return;
      send();
      await waitUntil(mostUnderWay);
    },
    async close() {
      send();
      try {
        await waitUntil(0);
      } finally {
        await worker.terminate();
      }
    },
  };
}
