import type { Board, List } from '../../model/board.ts';
import type { Change } from '../../model/change.ts';
import type { Problem } from '../../model/field-type.ts';
import { didYouMean, nameProblem, numberedSlug, slugFrom } from '../../model/names.ts';
import type { Value } from '../../model/value.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { withBody } from './body.ts';
import { type Desk, type Found, placesOf, type Refusal, readText, recordsIn } from './desk.ts';
import { refuseNames } from './known.ts';
import { noteLimit } from './limit.ts';
import { findList } from './move.ts';
import { numbersFor } from './number.ts';
import { refuseTaken } from './rename.ts';
import { noteRequired } from './required.ts';
import { readAsked } from './set.ts';
import { readSource } from './source.ts';
import { spliceKey } from './splice.ts';

type Create = Extract<Change, { kind: 'create' }>;

/** Makes a record from a title, a template's text, values, the numbers and the defaults of its board's fields; it stands where records without an order stand. */
export function createRecord(desk: Desk, change: Create): Refusal {
  const list = findList(desk, change.board, change.list);
  if ('problem' in list) return list;
  if (list.locked) return { problem: `the list ${list.name} is locked; no record is created in it` };
  const slug = change.slug ?? freeSlug(desk, change.board, change.title);
  const problem = nameProblem(slug);
  if (problem) return { problem };
  const made: Found = {
    path: `records/${change.board}/${list.name}/${slug}.md`,
    board: change.board,
    list: list.name,
    slug,
    name: `${change.board}/${slug}`,
  };
  const taken = refuseTaken(desk, made);
  if (taken) return taken;
  const text = recordText(desk, change, list, made);
  if ('problem' in text) return text;
  desk.files.edit({ kind: 'write', path: made.path, text: text.text });
  desk.touched.add(made.name);
  noteLimit(desk, change.board, list);
  return undefined;
}

function recordText(desk: Desk, change: Create, list: List, made: Found): { text: string } | Problem {
  const start = change.template === undefined ? { text: '---\n---\n' } : templateText(desk, change.board, change.template);
  if ('problem' in start) return start;
  let { text } = start;
  const put = (key: string, value: Value): Problem | undefined => {
    const read = readAsked(desk, change.board, key, value);
    if ('problem' in read) return read;
    const unknown = refuseNames(desk, made, key, read.value);
    if (unknown) return unknown;
    const spliced = spliceKey(text, key, read.value);
    if ('problem' in spliced)
      return change.template === undefined ? spliced : { problem: `the template ${change.template}: ${spliced.problem}` };
    text = spliced.text;
    return undefined;
  };
  if (change.title.trim() === '') return { problem: 'a record has a title; found an empty one' };
  for (const [key, value] of Object.entries({ title: change.title.trim(), ...change.values })) {
    if (key === 'title' && value !== change.title.trim())
      return { problem: 'the title stands twice, as "title" of the change and in its values' };
    const refusal = put(key, value);
    if (refusal) return refusal;
  }
  for (const [key, value] of numbersFor(desk, change.board)) {
    if (Object.hasOwn(change.values ?? {}, key)) continue;
    const refusal = put(key, value);
    if (refusal) return refusal;
    desk.gave.push(`${key} ${value}`);
  }
  const board = desk.board(change.board);
  for (const [key, value] of defaultsOf(board, text)) {
    const refusal = put(key, value);
    if (refusal) desk.notes.push(`the default of ${refusal.problem}`);
  }
  noteRequired(desk, board, list, text);
  if (change.body === undefined) return { text };
  // what a template says stays, and the text of its own stands below
  const split = splitFrontmatter(text);
  const above = 'problem' in split ? '' : split.body.trimEnd();
  return withBody(text, above === '' ? change.body : `${above}\n\n${change.body}`);
}

function templateText({ files }: Desk, board: string, name: string): { text: string } | Problem {
  const names = recordsIn(files, board, '_templates').map(({ slug }) => slug);
  if (!names.includes(name))
    return {
      problem: `"${name}" is not a template of ${board}${didYouMean(name, names) || (names.length > 0 ? `; there are ${names.join(', ')}` : '; the board has none')}`,
    };
  const read = readText(files, `records/${board}/_templates/${name}.md`);
  return 'problem' in read ? { problem: `the template ${name} cannot be read: ${read.problem}` } : read;
}

/** The defaults of a board's fields that a text does not hold. */
export function defaultsOf(board: Board | undefined, text: string): [string, Value][] {
  const source = readSource(text);
  const present = 'problem' in source ? new Map() : source.written;
  return [...(board?.fields.values() ?? [])].flatMap((field): [string, Value][] =>
    field.default === undefined || field.default === null || present.has(field.name) ? [] : [[field.name, field.default as Value]],
  );
}

/** The slug of a title that no record of the board has; a title without letter or digit gets six random ones. */
export function freeSlug(desk: Desk, board: string, title: string): string {
  const isFree = (slug: string): boolean =>
    placesOf(desk.files, board, slug).length === 0 && !refuseTaken(desk, { board, slug, name: '', path: '', list: '' });
  const made = slugFrom(title);
  if (made === '') {
    for (;;) {
      const random = Array.from({ length: 6 }, () => 'abcdefghijklmnopqrstuvwxyz234567'[Math.floor(desk.context.random() * 32)]).join('');
      if (isFree(`record-${random}`)) return `record-${random}`;
    }
  }
  let slug = made;
  for (let count = 2; !isFree(slug); count++) slug = numberedSlug(made, count);
  return slug;
}
