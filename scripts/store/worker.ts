import { Worker } from 'node:worker_threads';

/** Runs a program file on another core with some data, and gives what it posts back; undefined when it fails, since nothing but time is lost then. */
export function runWorker<Result>(file: string, data: unknown): Promise<Result | undefined> {
  return new Promise((resolve) => {
    const worker = new Worker(file, { workerData: data, stdout: true, stderr: true });
    worker.once('message', (result: Result) => resolve(result));
    worker.once('error', () => resolve(undefined));
    worker.once('exit', () => resolve(undefined));
  });
}
