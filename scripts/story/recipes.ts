import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { titleFrom } from '../model/names.ts';

/** Moments of the story of the recipes, in their order: days of one autumn, by the clocks of Madrid. */
export const moments = {
  'mon 09:05': '2026-11-23T08:05:00Z',
  'mon 10:00': '2026-11-23T09:00:00Z',
  'mon 11:00': '2026-11-23T10:00:00Z',
  'mon 19:00': '2026-11-23T18:00:00Z',
  'tue 09:05': '2026-11-24T08:05:00Z',
  'dec 1 06:05': '2026-12-01T05:05:00Z',
} as const;
export type Moment = keyof typeof moments;

/** What people do with the records of a tracker, each in a commit of their own. */
export interface People {
  /** Makes one: `tasks/todo/new-sign`, and the lines of its frontmatter beside its title. */
  make(person: string, path: string, keys?: string): void;
  move(person: string, record: string, list: string): void;
  /** Gives a key its value, as it stands in YAML. */
  set(person: string, record: string, key: string, value: string): void;
  /** Changes the text of its file. */
  edit(person: string, record: string, change: (text: string) => string): void;
  comment(person: string, record: string, text: string): void;
  press(person: string, record: string, button: string): void;
}

/** A record as it stands on origin after a run. */
export interface SeenRecord {
  list: string;
  /** Of its frontmatter. */
  keys: { [key: string]: unknown };
  body: string;
  comments: string[];
}

/** What came of one run. */
export interface Seen {
  /** The records of the story on which its recipe did something; `''` is none. */
  acted: string[];
  /** What is said of a record by the recipe: its statuses. */
  said(record: string): string[];
  /** By its `board/slug`; one that is not there throws. */
  record(name: string): SeenRecord;
  /** All of a board. */
  slugs(board: string): string[];
  mails: { to: string[]; replyTo: string | undefined; subject: string; text: string }[];
  calls: { method: string | undefined; url: string | undefined; headers: { [name: string]: unknown }; body: unknown }[];
  /** On GitHub, as of the end of the story. */
  issues: { title: string; state: string; labels: string[]; body: string; comments: { body: string }[] }[];
}

/** The story of one recipe: what is there, what people do, and what must come of it, and what must not. */
export interface Story {
  says: string;
  /** Three weeks before: the lines of a frontmatter, and behind `---` the text, by `tasks/todo/new-sign`. */
  before?: { [path: string]: string };
  moments: { [moment in Moment]?: (people: People) => void };
  expects(seen: (moment: Moment) => Seen): void;
}

/** The stories of one page, by the name of the recipe. */
export interface Stories {
  [rule: string]: Story;
}

/** A record's file; what stands behind a line of `---` is its text. */
export function fileOf(path: string, keys = ''): { path: string; text: string } {
  const [head = '', ...body] = keys.split('---\n');
  const slug = path.slice(path.lastIndexOf('/') + 1);
  return { path: `records/${path}.md`, text: `---\ntitle: ${titleFrom(slug)}\n${head}---\n${body.join('---\n')}` };
}

const docs = join(import.meta.dirname, '../../site/docs');
const block = /^```(?:yaml|markdown)\n((?:---\n)?# (\S+\.(?:yml|md))\n[\s\S]*?)^```$/gm;

/** A page of recipes: the files that it shows, by the path in the first line of each. */
export interface RecipePage {
  name: string;
  files: { [path: string]: string };
  /** The names of its rules. */
  rules: string[];
}

/** The pages of recipes as they are written, the first one with the workspace. */
export function recipePages(): RecipePage[] {
  const names = readdirSync(join(docs, 'recipes')).filter((name) => name.endsWith('.md'));
  return ['recipes.md', ...names.map((name) => `recipes/${name}`)].map((page) => {
    const found = [...readFileSync(join(docs, page), 'utf8').matchAll(block)].map(([, text = '', path = '']) => [path, text] as const);
    const rules = found.flatMap(([path]) => /^automations\/(.+)\.yml$/.exec(path)?.[1] ?? []);
    return { name: page.replace(/^recipes\/|\.md$/g, ''), files: Object.fromEntries(found), rules };
  });
}
