import type { Chip } from '../../scripts/model/display.ts';
import type { Color, Text } from '../../scripts/model/value.ts';
import type { ListHead } from '../card.ts';
import type { encodeRows } from '../columns.ts';
import type { Shard } from './shards.ts';

/** Where search finds its data below the base: the same files for all languages, but for what is said and the documentation. */
export const placesAddress = 'data/search/places.json';
export const titlesAddress = 'data/search/titles.json';
export const shardAddress = (number: number) => `data/search/words/${number}.json`;
export const docsAddress = (language: string) => `data/search/docs/${language}.json`;
export const saidAddress = (language: string) => `data/search/said/${language}.json`;

/** Where one can go: small, and wanted before anything is typed. */
export interface Places {
  boards: FoundBoard[];
  /** The workspace's own views. */
  views: FoundView[];
  /** Languages in which there is documentation of its own; English first. */
  docs: string[];
}

export interface FoundBoard {
  name: string;
  address: string;
  title: Text;
  color: Color;
  record?: { one: Text; many: Text };
  lists: Pick<ListHead, 'name' | 'title' | 'color' | 'fill' | 'first'>[];
  tags: Chip[];
  views: FoundView[];
}

export interface FoundView {
  view: string;
  address: string;
  title?: Text;
}

/** All records as results show them, the newest first, and where the words of their texts are. */
export interface Titles extends ReturnType<typeof encodeRows> {
  /** Of the build; told with the addresses of the rest, whose numbers mean these rows. */
  stamp: string;
  /** The first word of each file of words, in order; empty ones last. */
  firsts: string[];
}

/** A row of `Titles`; what is usual is absent. */
export interface TitleRow {
  title: string;
  /** Number of the board, and of the list among the board's. */
  board: number;
  list: number;
  /** Where it does not follow from the title. */
  slug?: string;
  /** Where it is not board and slug. */
  address?: string;
  done?: true;
  archived?: true;
  due?: string;
  tags?: string[];
  assignees?: string[];
}

/** The documentation in one language. */
export interface DocsIndex extends Shard {
  pages: FoundPage[];
}

export interface FoundPage {
  id: string;
  title: string;
  description: string;
}
