import type { Board } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { listKeys, typeOfKey } from '../read/keys.ts';

/** Whether a key of a board holds a list, so that single values can be added and taken. */
export function isListKey(key: string, board: Board | undefined, fields: FieldTypes): boolean {
  if (listKeys.has(key)) return true;
  const found = typeOfKey(key, board, fields);
  const input = found?.type.input(found.options);
  return input !== undefined && 'many' in input && input.many === true;
}
