import type { Board } from '../../model/board.ts';
import type { Change } from '../../model/change.ts';
import type { FieldTypes, Problem } from '../../model/field-type.ts';
import { shiftDays } from '../../model/local-time.ts';
import { numberedSlug, slugFrom } from '../../model/names.ts';
import type { TrackerRecord } from '../../model/record.ts';
import { copiedParts, offsetPattern, type Repeat } from '../../model/repeat.ts';
import type { Value } from '../../model/value.ts';
import { isDone, textsOf } from '../query/facts.ts';
import { daysBetween, meantDay, nextOccurrence, repeatOf } from '../query/repeat.ts';
import { withBody } from './body.ts';
import { defaultsOf, freeSlug } from './create.ts';
import { type Desk, type Found, findRecord, openRecord, placesOf, type Refusal, readText } from './desk.ts';
import { noteLimit } from './limit.ts';
import { findList } from './move.ts';
import { numbersFor } from './number.ts';
import { nextBody } from './repeat-body.ts';
import { noteRequired } from './required.ts';
import { readAsked, writeKey } from './set.ts';
import { spliceKey } from './splice.ts';

/** Records of one title are looked through for the next one up to so many. */
const mostNamesakes = 20;

type Completing = Extract<Change, { kind: 'set' | 'move' }>;

/** Makes a change that may complete a record, and with it the next record where `repeat` asks for one on completion. */
export function changeAndRepeat(desk: Desk, change: Completing, make: () => Refusal): Refusal {
  if (change.kind === 'set' && change.key !== 'done') return make();
  const before = findRecord(desk, change.record);
  if ('problem' in before) return make();
  const wasComplete = isComplete(desk, before, change.kind);
  if (!wasComplete && !mayRepeat(desk, before)) return make();
  const refusal = make();
  if (refusal) return refusal;
  const board = change.kind === 'move' ? (change.board ?? before.board) : before.board;
  const after = findRecord(desk, `${board}/${before.slug}`);
  if ('problem' in after) return undefined;
  const isNow = isComplete(desk, after, change.kind);
  if (wasComplete && !isNow) noteNext(desk, after);
  if (wasComplete || !isNow) return undefined;
  const problem = makeNext(desk, after, 'done');
  if (problem) desk.notes.push(`the next one of ${after.name} was not made: ${problem.problem}`);
  return undefined;
}

/** Tells of the next one of a record that is done no longer: it stays, and the two are not told apart by looking at one of them. */
function noteNext(desk: Desk, found: Found): void {
  const opened = openRecord(desk, found);
  if ('problem' in opened || opened.record.places.has('repeat')) return;
  const made = slugFrom(opened.record.title);
  for (let count = 1; count <= mostNamesakes; count++) {
    const [next] = placesOf(desk.files, found.board, count === 1 ? made : numberedSlug(made, count));
    if (!next) return;
    const other = next.slug === found.slug ? undefined : openRecord(desk, next);
    if (!other || 'problem' in other || !other.record.places.has('repeat') || other.record.title !== opened.record.title) continue;
    desk.notes.push(`${next.name}, which comes after ${found.name}, stays and is the one that repeats`);
    return;
  }
}

/** Spares the records that say nothing of it a reading. */
function mayRepeat({ files }: Desk, { path }: Found): boolean {
  const read = readText(files, path);
  return 'text' in read && read.text.includes('repeat');
}

/** A move into a done list completes a record whatever its own `done` said, since the move takes that away. */
function isComplete(desk: Desk, found: Found, by: Completing['kind']): boolean {
  const list = desk.board(found.board)?.lists.find(({ name }) => name === found.list);
  if (by === 'move') return list?.done === true;
  const opened = openRecord(desk, found);
  return 'record' in opened && isDone(opened.record, list);
}

/** Makes the next record of one that repeats, now and whatever its `next` says, unless its `repeat` has been passed on already. */
export function repeatRecord(desk: Desk, { record }: Extract<Change, { kind: 'repeat' }>): Refusal {
  const found = findRecord(desk, record);
  if ('problem' in found) return found;
  const opened = openRecord(desk, found);
  if ('problem' in opened) return opened;
  if (!opened.record.places.has('repeat')) return { problem: `${found.name} has no repeat, so none comes after it` };
  return makeNext(desk, found, 'asked');
}

function makeNext(desk: Desk, found: Found, because: 'done' | 'asked'): Problem | undefined {
  const opened = openRecord(desk, found);
  if ('problem' in opened) return opened;
  const { record, file } = opened;
  const unread = ['repeat', 'due', 'start', 'remind'].find((key) => record.problems.has(key));
  if (unread !== undefined) return { problem: `${unread}: ${record.problems.get(unread)}` };
  const repeat = repeatOf(record.values);
  if (!repeat || (repeat.next === 'schedule' && because === 'done')) return undefined;
  const { now } = desk.context;
  const from = ['due', 'start', 'done'].map((key) => record.values.get(key)).find((value) => typeof value === 'string') ?? now.slice(0, 10);
  const next = nextOccurrence(repeat, String(from), now, desk.workspace().weekStarts);
  if (next === undefined) {
    desk.notes.push(`${found.name} does not come again: its repeat ends on ${repeat.until ?? '9999-12-31'}`);
    return undefined;
  }
  const list = findList(desk, found.board, repeat.list ?? '');
  if ('problem' in list) return list;
  if (list.locked) return { problem: `the list ${list.name} is locked; no record is created in it` };
  const slug = freeSlug(desk, found.board, record.title);
  const made: Found = {
    ...found,
    list: list.name,
    slug,
    name: `${found.board}/${slug}`,
    path: `records/${found.board}/${list.name}/${slug}.md`,
  };
  const text = nextText(desk, { record, repeat, text: file.text, from: String(from), next });
  if ('problem' in text) return text;
  const passed = writeKey(desk, found, 'repeat', undefined);
  if (passed) return passed;
  desk.files.edit({ kind: 'write', path: made.path, text: text.text });
  desk.touched.add(made.name);
  desk.notes.push(
    `${made.name} is the next one of ${found.name}, ${record.values.has('due') || !record.values.has('start') ? 'due' : 'starting'} ${next.replace('T', ' ')}`,
  );
  noteLimit(desk, found.board, list);
  noteRequired(desk, desk.board(found.board), list, text.text);
  return undefined;
}

interface Repeating {
  record: TrackerRecord;
  repeat: Repeat;
  /** Of the file that is repeated. */
  text: string;
  from: string;
  next: string;
}

/** The text of the next record: that of the completed one, with what it does not take over spliced out and its days moved on. */
function nextText(desk: Desk, { record, repeat, text, from, next }: Repeating): { text: string } | Problem {
  const board = desk.board(record.board);
  const days = daysBetween(from, next);
  const parts = repeat.copy ?? copiedParts;
  const values = new Map<string, Value | undefined>();
  for (const key of [...record.places.keys()].filter((each) => each !== '' && each !== 'body'))
    if (!isTaken(key, board, parts, desk.context.fields)) values.set(key, undefined);
  const [due, start] = [record.values.get('due'), record.values.get('start')];
  if (typeof due === 'string' || typeof start !== 'string') values.set('due', next);
  if (typeof start === 'string') values.set('start', shiftDays(start, days));
  const remind = textsOf(record, 'remind');
  if (remind.length > 0)
    values.set(
      'remind',
      remind.map((each) => (offsetPattern.test(each) ? each : shiftDays(each, days))),
    );
  const day = meantDay(repeat, from, next);
  if (day !== undefined) values.set('repeat', { ...repeat, day } as unknown as Value);
  let result = text;
  const put = (key: string, value: Value | undefined): Problem | undefined => {
    const spliced = spliceKey(result, key, value);
    if ('problem' in spliced) return spliced;
    result = spliced.text;
    return undefined;
  };
  for (const [key, value] of values) {
    const problem = put(key, value);
    if (problem) return problem;
  }
  for (const [key, value] of numbersFor(desk, record.board)) {
    const problem = put(key, value);
    if (problem) return problem;
  }
  for (const [key, value] of defaultsOf(board, result)) {
    const read = readAsked(desk, record.board, key, value);
    const problem = 'problem' in read ? read : put(key, read.value);
    if (problem) desk.notes.push(`the default of ${problem.problem}`);
  }
  const body = nextBody(record.body, { description: parts.includes('description'), checklists: parts.includes('checklists') }, days);
  return withBody(result, body);
}

const alwaysTaken: ReadonlySet<string> = new Set(['title', 'start', 'due', 'color', 'parent', 'remind', 'repeat']);

/** Whether the next record takes a key over; its attachments stay with the completed one, and a number is never borne twice. */
function isTaken(key: string, board: Board | undefined, parts: readonly string[], fields: FieldTypes): boolean {
  if (alwaysTaken.has(key) || key === 'assignees' || key === 'tags') return alwaysTaken.has(key) || parts.includes(key);
  const field = board?.fields.get(key);
  return field !== undefined && parts.includes('fields') && field.type !== 'file' && fields.get(field.type)?.next === undefined;
}
