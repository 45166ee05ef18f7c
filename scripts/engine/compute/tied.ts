import type { FieldTypes } from '../../model/field-type.ts';
import type { RecordIndex, Tracker } from '../../model/tracker.ts';
import { needsOf } from './needs.ts';
import { doubtfulBoards, isLessOpen } from './openness.ts';
import type { Plan, PlannedField } from './planning.ts';
import { openRelations } from './relations.ts';

/**
 * Marks computed fields private that are made of records of a board that fewer people see: a reference that names no board (`parent`, `blocked_by`)
 * leads where its records say, `blocked` says of what leads there whether it is done, and what is made of such a field is private too.
 */
export function hideTied(plan: Plan, tracker: Tracker, index: RecordIndex, types: FieldTypes): void {
  const doubtful = doubtfulBoards(tracker);
  const relations = openRelations(tracker, types, index);
  const isTied = ({ board, field, type, reads }: PlannedField): boolean => {
    const hides = (name: string): boolean => {
      const other = tracker.boards.get(index.get(name)?.board ?? name.slice(0, name.indexOf('/')));
      return other !== undefined && isLessOpen(other, board, doubtful);
    };
    const isHeld = (name: string): boolean => relations.records(name).some((record) => relations.names(record, 'blocked_by').some(hides));
    if ([...reads].some((path) => path.endsWith('.blocked') && isHeld(path.slice(0, path.indexOf('.'))))) return true;
    const keys = needsOf(type, field).flatMap(({ whose }) => (typeof whose === 'object' && 'reference' in whose ? [whose.reference] : []));
    return [...new Set(keys)].some((key) => relations.records(board.name).some((record) => relations.names(record, key).some(hides)));
  };
  for (const each of plan.order) {
    const readsPrivate = [...each.reads].some((path) => {
      const dot = path.indexOf('.');
      return tracker.boards.get(path.slice(0, dot))?.fields.get(path.slice(dot + 1))?.private === true;
    });
    if (readsPrivate || isTied(each)) each.field.private = true;
  }
}
