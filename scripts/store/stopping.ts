import { setTimeout } from 'node:timers/promises';
import { stopWorkers } from './worker.ts';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Another core that waits for a git that hangs does not stop; it ends with this program, and writes nothing meanwhile. */
const mostWaitMs = 2000;
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
  await Promise.race([stopWorkers(), setTimeout(mostWaitMs)]);
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
