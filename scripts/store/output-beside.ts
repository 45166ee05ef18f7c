import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { openOutput } from './output.ts';

/** Files that are written on another core while the next are made. */
export interface OutputBeside {
  /** To be awaited: it waits where too much is not written yet. */
  write(path: string, text: string): Promise<void>;
  /** Waits until all is written; what stopped one of the files is thrown. To be called whatever happens: until then the other core is kept. */
  close(): Promise<void>;
}

/** Characters that are handed over at once (less is written here), and that may be under way before more are taken. */
const piece = 300_000;
const mostUnderWay = 4 * piece;
const mostYoungMb = 4;

/** As `openOutput`, for thousands of files: making them takes the disk as long as it takes a program to think of them. */
export function openOutputBeside(folder: string): OutputBeside {
  let worker: Worker | undefined;
  let files: [path: string, text: string][] = [];
  let size = 0;
  let underWay = 0;
  let failure: unknown;
  let told = () => {};
  const start = (): Worker => {
    const program = join(import.meta.dirname, 'output-worker.ts');
    const started = new Worker(program, { workerData: folder, resourceLimits: { maxYoungGenerationSizeMb: mostYoungMb } });
    started.on('message', (done: number) => {
      underWay -= done;
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
      if (!worker) {
        const output = openOutput(folder);
        for (const [path, text] of files) output.write(path, text);
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
