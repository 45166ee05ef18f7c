import type { Change } from '../model/change.ts';
import type { EffectState, RunNote } from '../model/outbox.ts';
import type { Rule } from '../model/rule.ts';
import type { StepTrace, Trace, TraceStatus } from '../model/trace.ts';
import { textIn } from '../model/value.ts';
import { joinWords, markdownOf, markdownWords, type Words, words } from '../model/words.ts';
import { type Annotation, drawAnnotation } from './annotation.ts';
import { fitLines, linked } from './markdown.ts';

/** What a summary asks beside the note: words that others have, and where things are found. */
export interface SummaryLook {
  rules: Rule[];
  describeEvent(event: NonNullable<Trace['event']>): string;
  describeChange(change: Change): string;
  /** The same note with every mail address taken out. */
  withoutAddresses(note: RunNote): RunNote;
  /** Addresses on GitHub; undefined where nobody knows. */
  recordAddress(name: string): string | undefined;
  commitAddress(commit: string): string | undefined;
  /** From the top of the repository to the tracker, `''` or ending with "/". */
  prefix: string;
}

type Section = 'failed' | 'unknown' | 'waiting' | 'held' | 'planned' | 'done' | 'quiet';

const sectionOfTrace: { [status in TraceStatus]: Section } = {
  failed: 'failed',
  partial: 'failed',
  unknown: 'unknown',
  throttled: 'held',
  'held-back': 'held',
  loop: 'held',
  missed: 'held',
  success: 'done',
  'dry-run': 'planned',
  'no-op': 'quiet',
  'conditions-not-met': 'quiet',
};
const sectionOfEffect: { [state in EffectState]: Section } = {
  failed: 'failed',
  unknown: 'unknown',
  pending: 'waiting',
  claimed: 'waiting',
  proposed: 'waiting',
  rejected: 'held',
  sent: 'done',
};
const headings: { [section in Exclude<Section, 'quiet'>]: string } = {
  failed: 'Failed',
  unknown: 'Nobody knows whether it happened',
  waiting: 'Waiting to be sent',
  held: 'Held back',
  planned: 'Would be done',
  done: 'Done',
};
/** GitHub takes 1 MiB a step. */
const mostBytes = 1_000_000;
/** GitHub shows ten of each severity a step. */
const mostAnnotations = 10;

/** What a run did, as Markdown for the page of the run: what failed first, what did not fire last and closed. */
export function drawSummary(given: RunNote, look: SummaryLook): string {
  const note = look.withoutAddresses(given);
  const lines = new Map<Section, string[]>();
  const add = (section: Section, sentence: string) => {
    const known = lines.get(section);
    if (known) known.push(`- ${sentence}`);
    else lines.set(section, [`- ${sentence}`]);
  };
  for (const trace of note.traces) add(sectionOfTrace[trace.status], tellTrace(trace, look));
  for (const effect of note.effects) add(sectionOfEffect[effect.state], tellEffect(effect, look));
  const parts = [`## Rules\n\n${tellRun(note, look)}\n`];
  let left = mostBytes - Buffer.byteLength(parts[0] ?? '');
  const put = (part: (some: string[]) => string, some: string[]) => {
    const drawn = part(fitLines(some, left - 200));
    left -= Buffer.byteLength(drawn);
    parts.push(drawn);
  };
  for (const [section, heading] of Object.entries(headings)) {
    const some = lines.get(section as Section);
    if (some) put((fitting) => `### ${heading}\n\n${fitting.join('\n')}\n`, some);
  }
  if (note.notes.length > 0)
    put(
      (fitting) => `### To know\n\n${fitting.join('\n')}\n`,
      note.notes.map((each) => `- ${markdownOf(each)}`),
    );
  const quiet = lines.get('quiet') ?? [];
  if (quiet.length > 0) {
    const title = `${quiet.length.toLocaleString('en')} ${quiet.length === 1 ? 'look' : 'looks'} at a rule that did nothing, and why`;
    put((fitting) => `<details><summary>${title}</summary>\n\n${fitting.join('\n')}\n\n</details>\n`, quiet);
  }
  return parts.join('\n');
}

/** What failed or was held back, as annotations of the rules' own lines. */
export function drawRunAnnotations(given: RunNote, look: SummaryLook): string {
  const note = look.withoutAddresses(given);
  const found: Annotation[] = [];
  for (const trace of note.traces) {
    const section = sectionOfTrace[trace.status];
    const step = trace.steps.findIndex(({ status }) => status === 'failed');
    if (section === 'failed' || section === 'unknown' || section === 'held')
      found.push({ severity: section === 'held' ? 'warning' : 'error', ...placeOf(trace.rule, step, look), ...said(trace, trace.status) });
  }
  for (const effect of note.effects) {
    if (effect.state === 'failed' || effect.state === 'unknown')
      found.push({ severity: 'error', ...placeOf(effect.rule, -1, look), ...said(effect, `${effect.kind} ${effect.state}`) });
  }
  const shown = (['error', 'warning'] as const).flatMap((severity) =>
    found.filter((each) => each.severity === severity).slice(0, mostAnnotations),
  );
  return shown.map(drawAnnotation).join('');
}

function said(of: { rule: string; record?: string; reason?: string }, what: string): Pick<Annotation, 'title' | 'message'> {
  const about = of.record === undefined ? '' : `${of.record}: `;
  return { title: of.rule, message: `${about}${what}${of.reason ? `: ${of.reason}` : ''}` };
}

/** Where a rule, or one of its steps, stands; a built-in rule stands nowhere. */
function placeOf(name: string, step: number, { rules, prefix }: SummaryLook): Pick<Annotation, 'path' | 'line' | 'column'> {
  const rule = rules.find((each) => each.name === name);
  if (rule?.builtIn) return {};
  const place = rule?.do[step]?.place;
  return { path: prefix + (rule?.path ?? `automations/${name}.yml`), line: place?.line ?? 1, column: place?.column };
}

function tellRun({ since, head, commit, events, traces }: RunNote, look: SummaryLook): string {
  const link = (name: string) => linked(`\`${name.slice(0, 10)}\``, look.commitAddress(name));
  const looked = `${events.toLocaleString('en')} ${events === 1 ? 'event' : 'events'}`;
  const range = since === undefined ? `Rules begin at ${link(head)}.` : `Looked at ${looked} from ${link(since)} to ${link(head)}.`;
  if (traces.some(({ status }) => status === 'dry-run')) return `${range} A dry run: nothing was written, and nothing sent.`;
  return commit === undefined ? `${range} No record was changed.` : `${range} What rules changed is ${link(commit)}.`;
}

function tellTrace(trace: Trace, look: SummaryLook): string {
  const { event, status, reason, steps } = trace;
  const what = steps.flatMap((step) => tellStep(step, look));
  const why = event === undefined ? words`` : words` (${look.describeEvent(event)})`;
  const came = status === 'success' || status === 'dry-run' ? [] : [words`${status}${reason === '' ? [] : words`: ${reason}`}`];
  // the reason of a failed rule is that of its step, which is told with it
  const told = what.length > 0 && (status === 'failed' || status === 'partial') ? [words`${status}`, ...what] : [...came, ...what];
  return `${about(trace, look)}${markdownWords(why)}: ${markdownWords(joinWords(told, '; '))}`;
}

function tellStep({ action, status, reason, changes, effects = [] }: StepTrace, { describeChange }: SummaryLook): Words[] {
  const why = reason ? words`: ${reason}` : words``;
  if (status === 'done')
    return [...changes.map((change) => words`${describeChange(change)}`), ...effects.map((effect) => words`${effect.words}`)];
  const said = { 'no-op': 'had nothing to do', skipped: 'was skipped', failed: 'failed', 'not-reached': 'was not reached' }[status];
  return [words`${action} ${said}${why}`];
}

function tellEffect(effect: RunNote['effects'][number], look: SummaryLook): string {
  const { key, kind, state, reason } = effect;
  const retry = state === 'unknown' || state === 'failed' ? words`; to send it again: woad retry ${key}` : words``;
  return `${about(effect, look)}: ${markdownWords(words`${kind} ${state}${reason ? words`: ${reason}` : []}${retry}`)}`;
}

function about({ rule: name, record }: { rule: string; record?: string }, { rules, recordAddress }: SummaryLook): string {
  const title = textIn(rules.find((rule) => rule.name === name)?.title ?? name, 'en');
  const on = record === undefined ? '' : `, ${linked(markdownOf(record), recordAddress(record))}`;
  return `**${markdownOf(title)}**${on}`;
}
