import type { Change } from '../../model/change.ts';
import { didYouMean } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { type Desk, findRecord, type Refusal } from './desk.ts';

/** Presses a button of a record: no file changes, the commit that is made keeps it for the rules. */
export function pressButton(desk: Desk, { record, field }: Extract<Change, { kind: 'press' }>): Refusal {
  const found = findRecord(desk, record);
  if ('problem' in found) return found;
  const fields = desk.board(found.board)?.fields;
  const buttons = [...(fields?.values() ?? [])].flatMap(({ name, type }) => (type === 'button' ? [name] : []));
  if (!buttons.includes(field)) {
    const what = fields?.has(field) ? `${field} is not a button but a field of type ${fields.get(field)?.type}` : undefined;
    const others = didYouMean(field, buttons) || (buttons.length > 0 ? `; expected one of ${buttons.join(', ')}` : '; the board has none');
    return { problem: `${what ?? `${quoteText(field)} is not a button of ${found.board}`}${others}` };
  }
  if (!desk.context.isCommitted)
    return { problem: `a press is kept in the message of a commit; use "woad press ${found.name} ${field}", or apply with --commit` };
  desk.pressed.push({ record: found.name, field });
  desk.touched.add(found.name);
  return undefined;
}
