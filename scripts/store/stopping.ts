import { stopWorkers } from './worker.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
const cleanings: (() => void)[] = [];

/** Does something, and where a signal or a failure that nobody expected ends the program meanwhile, cleans up first: no other core writes any more then. A second signal ends it at once. */
export async function whileStoppable<Result>(clean: () => void, act: () => Promise<Result>): Promise<Result> {
  if (cleanings.push(clean) === 1) {
    for (const signal of signals) process.on(signal, end);
    process.on('uncaughtExceptionMonitor', cleanUp);
  }
  try {
    return await act();
  } finally {
    cleanings.splice(cleanings.lastIndexOf(clean), 1);
    if (cleanings.length === 0) forget();
  }
}

async function end(signal: NodeJS.Signals): Promise<void> {
  forget();
  await stopWorkers();
  cleanUp();
  process.kill(process.pid, signal);
}

function cleanUp(): void {
  for (const clean of [...cleanings].reverse()) {
    try {
      clean();
    } catch {
      // what else is to be cleaned up is more than this
    }
  }
}

function forget(): void {
  for (const signal of signals) process.off(signal, end);
  process.off('uncaughtExceptionMonitor', cleanUp);
}
