import { Worker } from 'node:worker_threads';

/** Garbage is taken out before a worker holds so much. */
const mostMemoryMb = 256;

/** Runs a program file on another core with some data and hands over each thing that it posts; done when it ends, also when it fails, since nothing but time is lost then. */
export function runWorker<Part>(file: string, data: unknown, take: (part: Part) => void): Promise<void> {
  return new Promise((resolve) => {
    const worker = new Worker(file, {
      workerData: data,
      stdout: true,
      stderr: true,
      resourceLimits: { maxOldGenerationSizeMb: mostMemoryMb },
    });
    worker.on('message', take);
    worker.once('error', () => resolve());
    worker.once('exit', () => resolve());
  });
}
