import { withoutAddresses } from '../engine/automate/redact.ts';
import { describeEvent, describeStep } from '../engine/automate/words.ts';
import type { EffectState, RunNote } from '../model/outbox.ts';
import type { StepTrace, Trace } from '../model/trace.ts';
import { safeLine } from '../terminal/text.ts';

const mostIdle = 10;

/** One run for a terminal, or for a log that everybody reads, so without addresses: rules that did something or could not, then the others, each with why; then what became of what was to be sent. */
export function tellRun(given: Pick<RunNote, 'events' | 'traces' | 'notes' | 'effects'>): string {
  const note = withoutAddresses(given);
  const lines: string[] = [];
  const isQuiet = ({ status }: Trace) => status === 'conditions-not-met' || status === 'no-op';
  const quiet = note.events > 0 ? note.traces.filter(isQuiet) : [];
  const idle = quiet.filter(({ record }) => record === undefined);
  const fates = new Map(note.effects.map((effect) => [effect.key, effect]));
  for (const trace of [...note.traces.filter((each) => !isQuiet(each)), ...quiet.filter(({ record }) => record !== undefined)])
    lines.push(...tellTrace(trace, fates));
  const alike = [...Map.groupBy(idle, ({ reason }) => reason)];
  for (const [reason, each] of alike.slice(0, mostIdle)) lines.push(`${each.map(({ rule }) => rule).join(', ')}: not set off: ${reason}`);
  const rest = alike.slice(mostIdle).flatMap(([, each]) => each.map(({ rule }) => rule));
  if (rest.length > 0) lines.push(`not set off: ${rest.join(', ')}; --json says why`);
  if (note.events === 0) lines.push('nothing happened that rules have not looked at');
  for (const { kind, rule, record, state, reason } of note.effects)
    lines.push(`${kind} of ${rule}${record ? ` for ${record}` : ''}: ${state}${reason ? `: ${reason}` : ''}`);
  for (const text of note.notes) lines.push(`note: ${text}`);
  return lines.map((line) => `${safeLine(line)}\n`).join('');
}

/** What came of an effect, by its key. */
type Fates = ReadonlyMap<string, RunNote['effects'][number]>;

function tellTrace({ rule, status, reason, record, event, steps }: Trace, fates: Fates): string[] {
  const about = event === undefined ? '' : ` ${record ? `${record} ` : ''}${describeEvent(event)}:`;
  const told = steps.map((step) => tellFates(step, fates));
  const unsent = told.flatMap(({ unsent }) => unsent);
  const did = steps.some(({ changes }) => changes.length > 0) ? 'records changed, not sent' : 'not sent';
  const came = status === 'success' && unsent.length > 0 ? did : status;
  const head = `${rule}:${about} ${came}`;
  if (steps.length === 0) return [reason ? `${head}: ${reason}` : head];
  return [head, ...told.map(({ step }) => `  - ${describeStep(step)}`)];
}

/** A step whose words say also of what it asked for that it was not sent, and why. */
function tellFates(step: StepTrace, fates: Fates): { step: StepTrace; unsent: string[] } {
  const unsent: string[] = [];
  const effects = step.effects?.map((effect) => {
    const fate = fates.get(effect.key);
    if (!fate || fate.state === 'sent') return effect;
    unsent.push(effect.key);
    return { ...effect, words: `${effect.words}: ${notSent[fate.state]}${fate.reason ? `: ${fate.reason}` : ''}` };
  });
  return { step: effects ? { ...step, effects } : step, unsent };
}

const notSent: { [state in Exclude<EffectState, 'sent'>]: string } = {
  pending: 'not sent yet',
  claimed: 'not sent yet, a run is at it',
  failed: 'not sent',
  unknown: 'nobody knows whether it was sent',
  proposed: 'not sent yet, it waits for its pull request',
  rejected: 'not sent, its pull request was closed',
};
