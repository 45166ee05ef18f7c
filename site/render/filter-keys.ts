import type { BoardHead } from '../card.ts';

const before = ['list', 'tags', 'assignees', 'due', 'color'];
const after = ['author', 'done', 'blocked', 'parent', 'created', 'updated'];

/** Every key of these boards that one can filter by, the usual ones first. */
export function keysToFilter(boards: readonly BoardHead[]): string[] {
  return [...(boards.length > 1 ? ['board'] : []), ...before, ...fieldsOf(boards, () => true), 'start', ...after];
}

/** Keys whose values are few and are shared by records, so that they make columns, lanes and headings. */
export function keysToGroup(boards: readonly BoardHead[]): string[] {
  const fields = fieldsOf(boards, (as) => as === 'choice' || as === 'people' || as === 'toggle' || as === 'records');
  return [...(boards.length > 1 ? ['board'] : []), 'list', 'assignees', 'tags', 'color', ...fields, 'parent'];
}

/** Keys that have an order. */
export function keysToSort(boards: readonly BoardHead[]): string[] {
  return ['title', 'due', 'updated', 'created', 'start', ...fieldsOf(boards, (as) => as !== 'files')];
}

function fieldsOf(boards: readonly BoardHead[], fits: (as: string) => boolean): string[] {
  return [...new Set(boards.flatMap(({ fields }) => fields.filter(({ input }) => fits(input.as)).map(({ name }) => name)))];
}
