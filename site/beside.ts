import { join } from 'node:path';
import { UsageError } from '../scripts/model/diagnostic.ts';
import type { RepositoryFacts } from '../scripts/repository-facts.ts';
import { startWorker } from '../scripts/store/worker.ts';
import type { SiteData } from './data.ts';
import type { HeldBack } from './gather/audience.ts';
import type { Texts } from './search/within.ts';
import type { TrackerOptions } from './tracker.ts';

/** What a build tells of the tracker it was made from. */
export interface Summary {
  boards: number;
  records: number;
  files: number;
  /** Errors in its files. */
  faults: number;
  /** Boards that were left out of a public site. */
  heldBack: HeldBack[];
  /** What git did not tell of the history. */
  warnings: string[];
}

/** What the other core says, in this order: what it has read, what search looks through, that all is written; or why not. */
export type Said =
  | { as: 'read'; site: SiteData; summary: Summary }
  | { as: 'texts'; texts: Texts[] }
  | { as: 'written' }
  | { as: 'failed'; message: string; usage: boolean };

/** What it is told, in this order: what the clone tells of itself, where data may be written, and that the shells of records stand there. */
export type Told = { as: 'facts'; facts: RepositoryFacts | undefined } | { as: 'begin'; folder: string } | { as: 'shells' };

/** A tracker that is read, and whose records are drawn, on another core while Astro packs scripts and draws pages on this one. */
export interface Beside {
  /** What the pages draw; the texts of records stay where they are. */
  read(): Promise<{ site: SiteData; summary: Summary }>;
  /** Lets the data of records be written into a folder; from now on nothing is taken out of it. */
  begin(folder: string): void;
  /** Tells that the shells for records stand there; called twice it is told once. */
  shellsStand(): void;
  /** What search looks through of each record, in their order; it comes after what is drawn first. */
  texts(): Promise<Texts[]>;
  /** Done when all records are written. */
  finish(): Promise<void>;
  /** To be called whatever happens: until then the program does not end. */
  stop(): Promise<void>;
}

/** Begins to read at once: what this core needs for it is loaded when the other one runs. */
export function readBeside(options: TrackerOptions): Beside {
  const worker = startWorker<Said>(join(import.meta.dirname, 'beside-worker.ts'), { ...options, environment: { ...options.environment } });
  // asked here, since the other core has more to do until the pages are drawn
  const asked = import('./tracker.ts').then(({ askFacts }) => worker.tell({ as: 'facts', facts: askFacts(options) } satisfies Told));
  const next = async (): Promise<Said> => {
    const said = await worker.next();
    if (said.as !== 'failed') return said;
    throw said.usage ? new UsageError(said.message) : new Error(said.message);
  };
  const first = asked.then(next).then(async (said) => {
    if (said.as !== 'read') throw new Error(`expected what was read, not that it was ${said.as}`);
    const { openPages } = await import('./page-data.ts');
    return { site: openPages(said.site), summary: said.summary };
  });
  const second = first.then(next).then((said) => (said.as === 'texts' ? said.texts : []));
  let stand = false;
  // it may fail before anybody waits for it
  second.catch(() => {});
  return {
    read: () => first,
    begin: (folder) => worker.tell({ as: 'begin', folder } satisfies Told),
    shellsStand() {
      if (!stand) worker.tell({ as: 'shells' } satisfies Told);
      stand = true;
    },
    texts: () => second,
    async finish() {
      await second;
      await next();
    },
    stop: () => worker.stop(),
  };
}
