import type { Change, ChangeList, Conflict } from '../model/change.ts';
import type { Terminal } from '../model/command.ts';
import { cutText } from '../model/shorten.ts';
import { jsonText } from './json.ts';
import { safeLine } from './text.ts';

/** What came of a change list, as far as people are told. */
interface Outcome {
  conflicts: Conflict[];
  notes: string[];
  touched: string[];
  /** Each change that was made, by its index, with the records it touched; none where all was so already. */
  made: { index: number; touched: string[]; gave?: string[] }[];
}

const mostLines = 20;

/** Tells what a change list did, what could not be made and why; the exit code is 1 when something could not. `also` goes into the JSON beside the rest. */
export function tellChanges(
  terminal: Terminal,
  list: ChangeList,
  { conflicts, notes, touched, made }: Outcome,
  how: { json?: boolean; also?: { [key: string]: unknown } } = {},
): number {
  const exit = conflicts.length > 0 ? 1 : 0;
  if (how.json) {
    const changed = made.filter((each) => each.touched.length > 0).length;
    terminal.write(jsonText({ changed, touched, notes, conflicts: conflicts.map(withoutContent), ...how.also }));
    return exit;
  }
  const lines = made.flatMap((each) => {
    const change = list.changes[each.index];
    if (!change) return [];
    if (each.touched.length === 0) return [safeLine(`${describeChange(change, [])}: nothing to change`)];
    return [safeLine([describeChange(change, each.touched), ...(each.gave ?? [])].join(', '))];
  });
  const more = lines.length > mostLines ? [`and ${lines.length - mostLines} more`] : [];
  for (const line of [...lines.slice(0, mostLines), ...more]) terminal.write(`${line}\n`);
  for (const note of notes) terminal.complain(`note: ${safeLine(note)}\n`);
  for (const { index, change, message } of conflicts) {
    const which = list.changes.length > 1 ? `change ${index + 1} (${describeChange(change, [])}): ` : '';
    terminal.complain(`woad: ${safeLine(which + message)}\n`);
  }
  return exit;
}

/** One change in a few words; `touched` tells the name of what was made. */
export function describeChange(change: Change, touched: string[]): string {
  switch (change.kind) {
    case 'set':
      return `${change.record}: ${change.key} ${change.to === null ? 'unset' : `= ${inWords(change.to)}`}`;
    case 'add':
      return `${change.record}: ${change.key} + ${change.values.join(', ')}`;
    case 'take':
      return `${change.record}: ${change.key} - ${change.values.join(', ')}`;
    case 'body':
      return `${change.record}: new text`;
    case 'move':
      return `${change.record} moved to ${change.board === undefined ? '' : `${change.board}/`}${change.list}`;
    case 'rename':
      return `${change.record} renamed to ${change.slug}`;
    case 'create':
      return `${touched[0] ?? change.board}: ${change.title} created`;
    case 'remove':
      return `${change.record} removed`;
    case 'restore':
      if (change.part !== undefined) return `${change.record}: ${change.part} is as it was`;
      return change.was === undefined
        ? `${change.record} is back`
        : `${change.record} is as it was${change.as === undefined ? '' : `, instead of ${change.as}`}`;
    case 'comment':
      return `${change.record}: comment added`;
    case 'edit-comment':
      return `${change.record}: comment ${change.comment} changed`;
    case 'check-item':
      return `${change.record}: ${change.text} ${change.done ? 'checked' : 'unchecked'}`;
    case 'edit-item':
      return `${change.record}: ${change.to ?? change.text}${change.done === undefined ? '' : change.done ? ' checked' : ' unchecked'}`;
    case 'attach':
      return `${change.record}: ${change.name} attached`;
    case 'press':
      return `${change.record}: ${change.field} pressed`;
    case 'repeat':
      return `${change.record}: the next one made`;
    case 'configure':
      return `${change.file}: ${change.key} ${change.to === null ? 'unset' : `= ${inWords(change.to)}`}`;
    default:
      return change satisfies never;
  }
}

function inWords(value: unknown): string {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return cutText(text, 60);
}

/** A conflict without the bytes of a file that could not be attached. */
function withoutContent(conflict: Conflict): Conflict {
  return conflict.change.kind === 'attach' ? { ...conflict, change: { ...conflict.change, content: '' } } : conflict;
}
