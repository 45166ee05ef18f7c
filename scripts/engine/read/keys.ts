import type { Board } from '../../model/board.ts';
import type { AnyFieldType, FieldTypes, Problem, Reading } from '../../model/field-type.ts';
import { type BuiltInKey, builtInKeys } from '../../model/keys.ts';
import { isDayOrTime } from '../../model/local-time.ts';
import { didYouMean, nameProblem } from '../../model/names.ts';
import { quoteHint } from '../../model/quotes.ts';
import { quoteWritten, readMany } from '../../model/reading.ts';
import { colors } from '../../model/value.ts';
import { type Written, writtenItems } from '../../model/written.ts';
import { readRemind } from './remind.ts';
import { readRepeat } from './repeat.ts';

/** A built-in key read by a field type of the catalogue, or by a reader of its own. */
type KeyReader = { type: string; options: { [name: string]: unknown } } | { read(written: Written, board: Board | undefined): Reading };

const names: KeyReader = { read: (written) => readNames(written) };

const readers: { [key in BuiltInKey]: KeyReader } = {
  title: { type: 'text', options: { max: 250 } },
  assignees: { type: 'person', options: { many: true } },
  tags: names,
  start: { type: 'date', options: { time: true } },
  due: { type: 'date', options: { time: true } },
  done: { read: readDone },
  archived: { type: 'date', options: {} },
  color: { read: readColor },
  cover: { type: 'text', options: {} },
  order: { read: readOrder },
  parent: { type: 'reference', options: {} },
  blocked_by: { type: 'reference', options: { many: true } },
  repeat: { read: readRepeat },
  remind: { read: readRemind },
  id: { type: 'text', options: { max: 100 } },
  aliases: { read: (written) => readTexts(written) },
  created: { type: 'date', options: { time: true } },
  author: { type: 'text', options: { max: 1000 } },
};

/** Keys whose value is a list: `key+=x` and `key-=x` work on them. */
export const listKeys: ReadonlySet<string> = new Set(['assignees', 'tags', 'blocked_by', 'remind', 'aliases']);

/** Whether a key is one of the built-in ones. */
export function isBuiltIn(key: string): key is BuiltInKey {
  return (builtInKeys as readonly string[]).includes(key);
}

/** A type of field by the name people write, and the options it works with. */
export interface KeyType {
  name: string;
  type: AnyFieldType;
  options: { [name: string]: unknown };
}

/** The field type and options a key of a board is read with, or undefined for built-in keys with a reader of their own and for unknown keys. */
export function typeOfKey(key: string, board: Board | undefined, fields: FieldTypes): KeyType | undefined {
  const field = board?.fields.get(key);
  const reader = isBuiltIn(key) ? readers[key] : field;
  if (!reader || !('type' in reader)) return undefined;
  const type = fields.get(reader.type);
  return type && { name: reader.type, type, options: reader.options };
}

/** Reads what was written at a key of a record: a built-in key, else a field of the board; undefined for a key that is neither. */
export function readKey(key: string, written: Written, board: Board | undefined, fields: FieldTypes): Reading | undefined {
  const reading = readAs(key, written, board, fields);
  return reading && 'problem' in reading ? withQuoteHint(reading, written) : reading;
}

/** What stands in typographic quotes is told so, whatever else is wrong with it. */
function withQuoteHint(problem: Problem, written: Written): Problem {
  const item = writtenItems(written).find(({ at }) => problem.at === undefined || at === problem.at);
  const hint = item?.as === 'scalar' && !item.quoted ? quoteHint(item.source) : '';
  return hint === '' || problem.problem.endsWith(hint) ? problem : { ...problem, problem: problem.problem + hint };
}

function readAs(key: string, written: Written, board: Board | undefined, fields: FieldTypes): Reading | undefined {
  const reader = isBuiltIn(key) ? readers[key] : undefined;
  if (reader && 'read' in reader) return reader.read(written, board);
  const found = typeOfKey(key, board, fields);
  return found?.type.read(written, found.options);
}

function readDone(written: Written): Reading {
  const problem = `expected true, false or the day it was done, such as 2026-12-01; found ${quoteWritten(written)}`;
  if (written.as !== 'scalar') return { problem };
  if (typeof written.value === 'boolean') return { value: written.value };
  return isDayOrTime(written.source) ? { value: written.source } : { problem };
}

function readColor(written: Written): Reading {
  const source = written.as === 'scalar' ? written.source : '';
  const color = colors.find((each) => each === source);
  return color
    ? { value: color }
    : { problem: `${quoteWritten(written)} is not a colour; expected one of ${colors.join(', ')}${didYouMean(source, colors)}` };
}

function readOrder(written: Written): Reading {
  if (written.as === 'scalar' && /^[0-9A-Za-z]{1,200}$/.test(written.source)) return { value: written.source };
  return { problem: `${quoteWritten(written)} is not an order key; expected one that "woad move" wrote, or none` };
}

function readNames(written: Written): Reading {
  return readMany(written, 'a name', ({ source }) => {
    const problem = nameProblem(source);
    return problem ? { problem } : { value: source };
  });
}

function readTexts(written: Written): Reading {
  return readMany(written, 'a text', ({ source }) => ({ value: source }));
}
