import type { Display } from '../scripts/model/display.ts';
import type { Repeat } from '../scripts/model/repeat.ts';
import type { Text } from '../scripts/model/value.ts';

/** A key and how its value looks. */
export interface Property {
  key: string;
  /** Of a field; a built-in key is named by the language. */
  title?: Text;
  help?: Text;
  display: Display;
  /** It follows from other values, and nobody writes it. */
  computed?: true;
  /** Why there is no value where there should be one. */
  problem?: string;
  /** Of a button: what stands on it, and what is asked before. */
  press?: { label: Text; confirm?: Text };
  /** Of the key of that name: told in words by the language. */
  repeat?: Repeat;
}

/** What is wrong with a key (`''`: with the file), and the line it stands on. */
export interface Problem {
  key: string;
  message: string;
  line: number;
}

export interface SiteComment {
  name: string;
  author: string;
  /** UTC, empty where the file name tells none. */
  at: string;
  edited: boolean;
  text: string;
  replies: SiteComment[];
}

export interface SiteFile {
  /** From the tracker's root. */
  path: string;
  name: string;
  /** Below `files/`, not yet encoded. */
  address: string;
  size: number;
  kind: 'image' | 'video' | 'audio' | 'pdf' | 'text' | 'archive' | 'other';
  /** It could run a script when opened, so the site hands it out as plain text. */
  defused: boolean;
}
