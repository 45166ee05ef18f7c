import type { Board } from '../../model/board.ts';
import type { Whose } from '../../model/computing.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import type { Tracker } from '../../model/tracker.ts';
import { typeOfKey } from '../read/keys.ts';

/** The board of the records whose values a computed field reads, and the reference that leads there; `part` is the option that is wrong, where it stands alone. */
export type Source = { board: Board; reference?: { board: Board; key: string } } | { problem: string; part?: string };

/** Finds out whose values are meant, or what is wrong with that. */
export function sourceOf(whose: Whose, board: Board, boards: Tracker['boards'], fields: FieldTypes): Source {
  if (whose === 'own') return { board };
  if ('reference' in whose) {
    const target = targetOf(whose.reference, board, fields);
    if ('problem' in target) return { ...target, part: 'reference' };
    const found = boards.get(target.board);
    return found
      ? { board: found, reference: { board, key: whose.reference } }
      : { problem: noBoard(target.board, boards), part: 'reference' };
  }
  const other = boards.get(whose.board);
  if (!other) return { problem: noBoard(whose.board, boards), part: 'board' };
  const target = targetOf(whose.field, other, fields);
  if ('problem' in target) return target;
  if (target.isElsewhere && target.board !== board.name)
    return { problem: `"${whose.field}" of ${other.name} names records of ${target.board}, not of ${board.name}` };
  return { board: other, reference: { board: other, key: whose.field } };
}

/** Whether a key holds the names of records. */
export function isReference(key: string, board: Board, fields: FieldTypes): boolean {
  const found = typeOfKey(key, board, fields);
  return found?.type.mentions !== undefined && found.type.input(found.options).as === 'records';
}

/** The board whose records a reference names: its own unless its options say another. */
function targetOf(key: string, board: Board, fields: FieldTypes): { board: string; isElsewhere: boolean } | { problem: string } {
  const found = typeOfKey(key, board, fields);
  if (found && isReference(key, board, fields)) {
    const { board: named } = found.options;
    return typeof named === 'string' ? { board: named, isElsewhere: true } : { board: board.name, isElsewhere: false };
  }
  const references = [...board.fields.keys(), 'parent', 'blocked_by'].filter((name) => isReference(name, board, fields));
  if (found) return { problem: `"${key}" is no reference; expected one of ${references.join(', ')}` };
  return {
    problem: `"${key}" is not a reference of ${board.name}${didYouMean(key, references) || `; there are ${references.join(', ')}`}`,
  };
}

function noBoard(name: string, boards: Tracker['boards']): string {
  return `"${name}" is not a board${didYouMean(name, boards.keys())}`;
}
