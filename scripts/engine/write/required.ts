import type { Board, List } from '../../model/board.ts';
import { isEmptyWritten } from '../../model/written.ts';
import type { Desk } from './desk.ts';
import { readSource } from './source.ts';

/** Says which fields a list requires that a record's text does not hold; the record is written all the same, and `woad check` asks for them. */
export function noteRequired(desk: Desk, board: Board | undefined, list: List, text: string): void {
  const asked = [...(board?.fields.values() ?? [])].filter(
    ({ required }) => required === true || (Array.isArray(required) && required.includes(list.name)),
  );
  const source = asked.length > 0 ? readSource(text) : undefined;
  if (!source || 'problem' in source) return;
  const missing = asked.filter(({ name }) => {
    const written = source.written.get(name);
    return !written || isEmptyWritten(written);
  });
  if (missing.length > 0)
    desk.notes.push(
      `${missing.map(({ name }) => name).join(', ')} ${missing.length === 1 ? 'is' : 'are'} required in ${list.name} and not set`,
    );
}
