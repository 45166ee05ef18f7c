import module from 'node:module';
import { dirname } from 'node:path';
import { parentPort, Worker, type WorkerOptions, workerData } from 'node:worker_threads';
import { stopsFirst } from './stopping.ts';

/** What a worker has just made and may be garbage soon: more makes it no faster, and is held beside what others hold. */
const mostYoungMb = 16;
/** Garbage is taken out before a worker holds so much. */
const mostMemoryMb = 256;

/** Starts a program file on another core, with the compiled code that Node keeps of it: without that a start takes three times as long. */
export function openWorker(file: string, options: WorkerOptions): Worker {
  const kept = module.getCompileCacheDir();
  const worker = new Worker(
    file,
    kept === undefined ? options : { ...options, env: { ...process.env, NODE_COMPILE_CACHE: dirname(kept) } },
  );
  const hasEnded = stopsFirst(() => worker.terminate());
  // it may fail twice: who started it hears of the first, the second must not end this program
  worker.on('error', () => {});
  worker.once('exit', hasEnded);
  return worker;
}

/** Runs a program file on another core with some data and hands over each thing that it posts; done when it ends, also when it fails, since nothing but time is lost then. */
export function runWorker<Part>(file: string, data: unknown, take: (part: Part) => void): Promise<void> {
  return new Promise((resolve) => {
    const worker = openWorker(file, {
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

/** A program on another core that is told things and says others. */
export interface TalkingWorker<Said> {
  /** What it says next; what stops it is thrown. */
  next(): Promise<Said>;
  tell(something: unknown): void;
  /** Ends it, whatever it does. */
  stop(): Promise<void>;
}

/** Starts a program file on another core with some data. */
export function startWorker<Said>(file: string, data: unknown): TalkingWorker<Said> {
  const worker = openWorker(file, { workerData: data, resourceLimits: { maxYoungGenerationSizeMb: mostYoungMb } });
  const said: Said[] = [];
  let failure: Error | undefined;
  let heard = () => {};
  worker.on('message', (something: Said) => {
    said.push(something);
    heard();
  });
  worker.once('error', (error: unknown) => {
    failure ??= error instanceof Error ? error : new Error(String(error));
    heard();
  });
  worker.once('exit', (code) => {
    failure ??= new Error(`the program beside ended with code ${code} before it had said all`);
    heard();
  });
  return {
    async next() {
      for (;;) {
        const [first] = said.splice(0, 1);
        if (first !== undefined) return first;
        if (failure) throw failure;
        await new Promise<void>((resolve) => {
          heard = resolve;
        });
      }
    },
    tell: (something) => worker.postMessage(something),
    async stop() {
      await worker.terminate();
    },
  };
}

/** In such a program: what it was started with, what it is told next, and how it says something. */
export function talkBack<Data, Told, Said>(): { data: Data; told(): Promise<Told>; say(something: Said): void } {
  return {
    data: workerData as Data,
    // what is said before it is asked for waits; so does the end of the program until what it asked for is said
    told: () => new Promise((resolve) => parentPort?.once('message', resolve)),
    say: (something) => parentPort?.postMessage(something),
  };
}
