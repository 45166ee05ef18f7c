import type { Board } from '../../model/board.ts';
import type { Chip, Display } from '../../model/display.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { titleFrom } from '../../model/names.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Repeat } from '../../model/repeat.ts';
import type { Color, Value } from '../../model/value.ts';
import { displayLook, lookOf } from './look.ts';
import { describeRepeat } from './repeat.ts';

/** How the value of a built-in key or field looks; `nothing` when it is not set. */
export function displayValue(
  record: Pick<TrackerRecord, 'values' | 'board'>,
  key: string,
  board: Board | undefined,
  fields: FieldTypes,
): Display {
  const value = record.values.get(key);
  if (value === undefined) return { as: 'nothing' };
  if (key === 'tags') return { as: 'chips', chips: tagChips(value, board) };
  if (key === 'color') return { as: 'chips', chips: [{ name: String(value), title: titleFrom(String(value)), color: value as Color }] };
  if (key === 'done') return typeof value === 'string' ? { as: 'date', date: value } : { as: 'toggle', on: value === true };
  if (key === 'repeat') return { as: 'text', text: describeRepeat(value as unknown as Repeat) };
  const look = lookOf(key, board, fields);
  if (look) return nameLists(displayLook(value, look, record.board), board);
  if (Array.isArray(value)) return { as: 'text', text: value.map(String).join(', ') };
  return { as: 'text', text: typeof value === 'object' ? JSON.stringify(value) : String(value) };
}

/** The lists that a look tells of by the titles they have on the board. */
function nameLists(display: Display, board: Board | undefined): Display {
  if (display.as === 'several') return { as: 'several', of: display.of.map((each) => nameLists(each, board)) };
  if (display.as !== 'duration' || !display.list) return display;
  const { name } = display.list;
  return { ...display, list: { name, title: board?.lists.find((list) => list.name === name)?.title ?? titleFrom(name) } };
}

/** Tags with their titles and colours; one that the board does not declare has its name. */
export function tagChips(value: Value, board: Board | undefined): Chip[] {
  return [value].flat().map((each) => {
    const name = String(each);
    const tag = board?.tags.get(name);
    return { name, title: tag?.title ?? name, ...(tag?.color ? { color: tag.color } : {}) };
  });
}
