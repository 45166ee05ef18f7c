import type { Board } from '../../model/board.ts';
import type { Change } from '../../model/change.ts';
import type { Problem, Reading } from '../../model/field-type.ts';
import { builtInKeys } from '../../model/keys.ts';
import { didYouMean } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { isSameValue, type Value } from '../../model/value.ts';
import { plainValue, writtenFromValue } from '../../model/written.ts';
import { readKey } from '../read/keys.ts';
import { parseYaml } from '../read/yaml.ts';
import { type Desk, type Found, findRecord, openRecord, type Refusal } from './desk.ts';
import { refuseNames } from './known.ts';
import { isListKey } from './list-keys.ts';
import { readSource } from './source.ts';
import { spliceKey } from './splice.ts';

/** Sets or unsets one key of a record. */
export function setKey(desk: Desk, { record: name, key, to, was }: Extract<Change, { kind: 'set' }>): Refusal {
  const found = findRecord(desk, name);
  if ('problem' in found) return found;
  const present = presentValue(desk, found, key);
  if ('problem' in present) return present;
  if (was !== undefined && !isSameValue(present.value, was) && !isSameValue(present.plain, was)) {
    return {
      problem: `${key} of ${found.name} is ${quote(present.value ?? present.plain)}, not ${quote(was ?? undefined)} as it was when this change was made`,
    };
  }
  if (to === null || to === '')
    return keyProblem(key, desk.board(found.board), present.plain !== undefined) ?? writeKey(desk, found, key, undefined);
  const asked = readAsked(desk, found.board, key, to);
  if ('problem' in asked) return asked;
  return refuseNames(desk, found, key, asked.value, present.plain) ?? writeKey(desk, found, key, asked.value);
}

/** Splices a key into a record's file; the value is taken as it is. */
export function writeKey(desk: Desk, found: Found, key: string, value: Value | undefined): Refusal {
  const opened = openRecord(desk, found);
  if ('problem' in opened) return opened;
  const spliced = spliceKey(opened.file.text, key, value);
  if ('problem' in spliced) return { problem: `${found.name}: ${spliced.problem}` };
  if (spliced.text === opened.file.text) return undefined;
  desk.files.edit({ kind: 'write', path: found.path, text: spliced.text });
  desk.touched.add(found.name);
  return undefined;
}

/** What a key holds now: its value, when it reads as one, and the plain data written there; both absent when it is not set. */
export function presentValue(desk: Desk, found: Found, key: string): { value?: Value; plain?: Value } | Problem {
  const opened = openRecord(desk, found);
  if ('problem' in opened) return opened;
  const source = readSource(opened.file.text);
  if ('problem' in source) return { problem: `${found.name}: ${source.problem}` };
  const written = source.written.get(key);
  const value = opened.record.values.get(key);
  const plain = written && (plainValue(written) as Value | null);
  return { ...(value === undefined ? {} : { value }), ...(plain === undefined || plain === null ? {} : { plain }) };
}

/** Reads a value that was asked for as the key's type reads it; text that fits only as YAML (`true`, `[a, b]`) or as a comma list counts as that. */
export function readAsked(desk: Desk, boardName: string, key: string, to: Value): Reading {
  const board = desk.board(boardName);
  const wrong = keyProblem(key, board, false);
  if (wrong) return wrong;
  const read = (value: Value): Reading | undefined => readKey(key, writtenFromValue(value), board, desk.context.fields);
  const first = read(to) ?? { problem: 'has no value of its own' };
  if ('value' in first) return { value: first.value };
  let { problem } = first;
  for (const other of otherReadings(to, isListKey(key, board, desk.context.fields))) {
    const reading = read(other);
    if (reading && 'value' in reading) return { value: reading.value };
    // a map was written: what is wrong with it says more than that it is no text
    if (reading && typeof other === 'object' && !Array.isArray(other)) ({ problem } = reading);
  }
  return { problem: `${key}: ${problem}` };
}

function* otherReadings(to: Value, isList: boolean): Generator<Value> {
  if (typeof to !== 'string' || to.includes('\n')) return;
  const { written, problems } = parseYaml(`v: ${to}`, 0);
  const plain = written.get('v');
  const value = plain && problems.length === 0 ? plainValue(plain) : null;
  if (value !== null && typeof value !== 'string') yield value as Value;
  if (isList && to.includes(','))
    yield to
      .split(',')
      .map((part) => part.trim())
      .filter((part) => part !== '');
}

/** Why a key cannot be written on a board; `isPresent` allows what is unknown but stands there, so that it can be unset. */
function keyProblem(key: string, board: Board | undefined, isPresent: boolean): Problem | undefined {
  const known = [...builtInKeys, ...(board?.fields.keys() ?? [])];
  if (isPresent && key === 'title') return { problem: 'a record always has a title' };
  if (isPresent || known.includes(key)) return undefined;
  if (key === 'list' || key === 'board') return { problem: `the ${key} of a record is where it stands, not a key; use move` };
  if (key === 'slug') return { problem: 'the slug of a record is the name of its file, not a key; use rename' };
  if (key === 'body') return { problem: 'the text of a record is not a key; use the change "body"' };
  return { problem: `${quoteText(key)} is not a field of ${board?.name ?? 'this board'}${didYouMean(key, known)}` };
}

function quote(value: Value | undefined): string {
  if (value === undefined) return 'not set';
  return typeof value === 'string' ? quoteText(value) : JSON.stringify(value);
}
