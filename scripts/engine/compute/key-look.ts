import type { Board, Look } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { titleFrom } from '../../model/names.ts';
import { colors } from '../../model/value.ts';
import { typeOfKey } from '../read/keys.ts';

/** The look of the values of a key of a board, for a field that shows them elsewhere; undefined where no type has it. */
export function lookOfKey(key: string, board: Board, fields: FieldTypes): Look | undefined {
  const field = board.fields.get(key);
  if (field?.shows) return { board: board.name, ...field.shows };
  if (field) return { type: field.type, options: field.options, board: board.name };
  const typed = typeOfKey(key, board, fields);
  if (typed) return { type: typed.name, options: typed.options, board: board.name };
  switch (key) {
    case 'tags':
      return { type: 'multiselect', options: { options: [...board.tags.values()] } };
    case 'list':
      return { type: 'select', options: { options: board.lists } };
    case 'color':
      return { type: 'select', options: { options: colors.map((name) => ({ name, title: titleFrom(name), color: name })) } };
    case 'done':
    case 'late':
    case 'blocked':
      return { type: 'checkbox', options: {} };
    case 'updated':
      return { type: 'date', options: { time: true } };
    default:
      return undefined;
  }
}
