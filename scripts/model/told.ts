import type { HistoryKind, KeyChange } from './history.ts';
import type { Words } from './words.ts';

/** What differs between two commits, told for people. */
export interface ToldDiff {
  /** 40 hex digits each; `from` is what is compared with: the newest commit that both have. */
  base: string;
  from: string;
  head: string;
  records: ToldRecord[];
  /** In place of `records` in words, where there are very many: one sentence a kind of change. */
  bulk: Words[];
  /** Rules, boards, the workspace and templates, in this order. */
  settings: ToldSetting[];
  /** Paths that are no part of the tracker. */
  others: string[];
}

/** One record and what became of it, as `woad history` tells it, and in words. */
export interface ToldRecord {
  kind: HistoryKind;
  board: string;
  /** Its last one. */
  slug: string;
  title: string;
  /** Of the file it stands in now; before, where it is gone. */
  path: string;
  gone: boolean;
  changes: KeyChange[];
  /** One for each thing that happened: `moved from Negotiation to Closed won`. */
  sentences: Words[];
}

/** A file of settings and what became of it. */
export interface ToldSetting {
  kind: 'rule' | 'board' | 'workspace' | 'template';
  name: string;
  path: string;
  gone: boolean;
  /** `board Sales`, `rule Won`. */
  subject: Words;
  sentences: Words[];
}
