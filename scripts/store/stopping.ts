import { setTimeout } from 'node:timers/promises';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
/** Another core that waits for a git that hangs does not stop; it ends with this program, and writes nothing meanwhile. */
const mostWaitMs = 2000;

interface Cleaning {
  clean(): void;
  /** What is not cleaned up is no harm: whoever comes next sees that its program has ended. */
  mayStay: boolean;
}

const cleanings: Cleaning[] = [];
const beside = new Set<() => Promise<unknown>>();
let isEnding = false;

/** Does something, and where a signal or a failure that nobody expected ends the program meanwhile, cleans up first: no other core writes any more then. A second signal ends it at once. */
export async function whileStoppable<Result>(clean: () => void, act: () => Promise<Result>, mayStay = false): Promise<Result> {
  const cleaning: Cleaning = { clean, mayStay };
  if (cleanings.push(cleaning) === 1) {
    listen();
    process.on('uncaughtExceptionMonitor', cleanUp);
  }
  try {
    return await act();
  } finally {
    cleanings.splice(cleanings.lastIndexOf(cleaning), 1);
    if (cleanings.length === 0) forget();
  }
}

/** Does something that hears no signal. Where all that was to be cleaned up may stay, a signal ends the program at once, rather than when this is done. */
export function whileDeaf<Result>(act: () => Result): Result {
  if (isEnding || cleanings.length === 0 || cleanings.some(({ mayStay }) => !mayStay)) return act();
  turnAway();
  try {
    return act();
  } finally {
    listen();
  }
}

/** Names what runs on another core, which is stopped before anything is cleaned up; gives what takes it off the list. */
export function stopsFirst(stop: () => Promise<unknown>): () => void {
  beside.add(stop);
  return () => beside.delete(stop);
}

async function end(signal: NodeJS.Signals): Promise<void> {
  isEnding = true;
  forget();
  await Promise.race([Promise.all([...beside].map((stop) => stop())), setTimeout(mostWaitMs)]);
  cleanUp();
  process.kill(process.pid, signal);
}

function cleanUp(): void {
  for (const { clean } of [...cleanings].reverse()) {
    try {
      clean();
    } catch {
      // what else is to be cleaned up is more than this
    }
  }
}

function listen(): void {
  for (const signal of signals) process.on(signal, end);
}

function turnAway(): void {
  for (const signal of signals) process.off(signal, end);
}

function forget(): void {
  turnAway();
  process.off('uncaughtExceptionMonitor', cleanUp);
}
