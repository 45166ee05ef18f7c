import { withoutAddresses } from '../engine/automate/redact.ts';
import { describeEvent, describeStep } from '../engine/automate/words.ts';
import type { RunNote } from '../model/outbox.ts';
import type { Trace } from '../model/trace.ts';
import { safeLine } from '../terminal/text.ts';

const mostIdle = 10;

/** One run for a terminal, or for a log that everybody reads, so without addresses: rules that did something or could not, then the others, each with why; then what became of what was to be sent. */
export function tellRun(given: Pick<RunNote, 'events' | 'traces' | 'notes' | 'effects'>): string {
  const note = withoutAddresses(given);
  const lines: string[] = [];
  const isQuiet = ({ status }: Trace) => status === 'conditions-not-met' || status === 'no-op';
  const quiet = note.events > 0 ? note.traces.filter(isQuiet) : [];
  const idle = quiet.filter(({ record }) => record === undefined);
  for (const trace of [...note.traces.filter((each) => !isQuiet(each)), ...quiet.filter(({ record }) => record !== undefined)])
    lines.push(...tellTrace(trace));
  if (idle.length > mostIdle) lines.push(`not set off: ${idle.map(({ rule }) => rule).join(', ')}; --json says why`);
  else lines.push(...idle.map(({ rule, reason }) => `${rule}: not set off: ${reason}`));
  if (note.events === 0) lines.push('nothing happened that rules have not looked at');
  for (const { kind, rule, record, state, reason } of note.effects)
    lines.push(`${kind} of ${rule}${record ? ` for ${record}` : ''}: ${state}${reason ? `: ${reason}` : ''}`);
  for (const text of note.notes) lines.push(`note: ${text}`);
  return lines.map((line) => `${safeLine(line)}\n`).join('');
}

function tellTrace({ rule, status, reason, record, event, steps }: Trace): string[] {
  const about = event === undefined ? '' : ` ${record ? `${record} ` : ''}${describeEvent(event)}:`;
  const head = `${rule}:${about} ${status}`;
  if (steps.length === 0) return [reason ? `${head}: ${reason}` : head];
  return [head, ...steps.map((step) => `  - ${describeStep(step)}`)];
}
