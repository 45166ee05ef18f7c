import type { SiteBoard, SiteData, SitePerson } from '../data.ts';
import type { SiteFile } from '../data-record.ts';
import type { Addresses } from './address.ts';
import type { Words } from './words.ts';

/** What every drawing function is handed, at the build and in a browser alike: one language, the addresses, and who and what is named. */
export interface DrawContext {
  words: Words;
  to: Addresses;
  people: ReadonlyMap<string, SitePerson>;
  /** In which the site was built: its dates are told without it. */
  year: string;
  /** Key of the person who looks, where a browser knows it. */
  me?: string;
  /** The day a week begins with: 1 is Monday, 7 Sunday. */
  weekStart: number;
  /** The record that `board/slug` stands for, where it has a page. */
  recordNamed(name: string): { title: string; address: string } | undefined;
  /** A board by its name; at the build. */
  boardNamed?(name: string): SiteBoard | undefined;
  /** The attachment at a path from the tracker's root. */
  fileAt(path: string): Pick<SiteFile, 'address' | 'name'> | undefined;
  /** Before the hash of a commit, where GitHub tells of it. */
  commitAddress?: string;
}

/** At the build everything is at hand. */
export interface RenderContext extends DrawContext {
  site: SiteData;
}
