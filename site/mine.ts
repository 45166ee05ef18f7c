import type { SitePerson } from './data.ts';

/** How much there is for whom, as every page of a browser loads it; what is late is counted there. */
export interface Counts {
  /** Days on which open records are due, in order: `2026-12-01`, `2026-12-01*3` where there are several. */
  dues: string;
  people: { [key: string]: [waiting: number, open: number] };
}

/** What is one person's, the next due first. */
export interface MineFile {
  person: SitePerson;
  rows: MineRow[];
}

export interface MineRow {
  title: string;
  /** Of its page, not yet encoded. */
  address: string;
  board: string;
  due?: string;
  /** `asked`: somebody mentioned the person and has no answer; `blocked`: it waits for other records. */
  as?: 'asked' | 'blocked';
}

/** Where these files stand below the base, not encoded. */
export const countsAddress = 'data/counts.json';
export const mineAddress = (person: string) => `data/mine/${person}.json`;
