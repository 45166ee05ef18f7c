import type { Change } from '../../model/change.ts';
import type { Rule } from '../../model/rule.ts';
import { cutText } from '../../model/shorten.ts';
import type { StepTrace, Trace } from '../../model/trace.ts';
import { textIn } from '../../model/value.ts';

const longest = 60;
const mostLines = 50;

/** What happened, in words: `moved from todo to done by ana`. */
export function describeEvent({ kind, key, from, to, detail = '', actor, depth }: NonNullable<Trace['event']>): string {
  const by = depth > 0 ? ' by a rule' : actor === '' ? '' : ` by ${actor}`;
  switch (kind) {
    case 'changed':
      return key === 'body' ? `text changed${by}` : `${key} changed from ${shown(from)} to ${shown(to)}${by}`;
    case 'moved':
    case 'renamed':
      return `${kind} from ${from} to ${to}${by}`;
    case 'commented':
      return `commented${by}`;
    case 'mentioned':
      return `mentions ${detail}${by === '' ? '' : `, written${by}`}`;
    case 'attached':
      return `${shown(detail)} attached${by}`;
    case 'checked':
    case 'unchecked':
      return `${shown(detail)} ${kind}${by}`;
    case 'checklist-completed':
      return `checklist ${detail === '' ? '' : `${shown(detail)} `}completed${by}`;
    case 'unblocked':
      return `unblocked by ${detail}${by === '' ? '' : `, done${by}`}`;
    case 'pressed':
      return `${key} pressed${by}`;
    case 'reached':
      return `${key} reached: ${detail}`;
    case 'scheduled':
      return 'scheduled';
    case 'created':
    case 'edited':
    case 'deleted':
    case 'restored':
    case 'completed':
    case 'reopened':
      return `${kind}${by}`;
    default:
      return kind satisfies never;
  }
}

/** What a change does, in words: `set due to 2026-12-01`. */
export function describeChange(change: Change): string {
  switch (change.kind) {
    case 'set':
      return change.to === null ? `unset ${change.key}` : `set ${change.key} to ${shown(change.to)}`;
    case 'add':
      return `added ${change.values.join(', ')} to ${change.key}`;
    case 'take':
      return `took ${change.values.join(', ')} from ${change.key}`;
    case 'move':
      return `moved to ${change.board ? `${change.board}/` : ''}${change.list}${change.position ? `, ${change.position}` : ''}`;
    case 'comment':
      return `commented ${shown(change.text)}`;
    case 'body':
      return 'changed the text';
    case 'rename':
      return `renamed to ${change.slug}`;
    case 'create':
      return `created ${change.board}${change.list === '' ? '' : `/${change.list}`}: ${shown(change.title)}`;
    case 'remove':
      return 'removed';
    case 'edit-comment':
      return 'changed a comment';
    case 'check-item':
      return `${change.done ? 'checked' : 'unchecked'} ${shown(change.text)}`;
    case 'edit-item':
      return `changed the item ${shown(change.text)}`;
    case 'restore':
      return 'brought back';
    case 'attach':
      return `attached ${change.name}`;
    case 'press':
      return `pressed ${change.field}`;
    case 'repeat':
      return 'made the next one';
    case 'configure':
      return `set ${change.key} of ${change.file} to ${shown(change.to)}`;
    default:
      return change satisfies never;
  }
}

/** What came of a step, in words. */
export function describeStep({ action, status, reason, changes, effects = [] }: StepTrace): string {
  const asked = effects.map(({ words, held }) => (held ? `${words}: ${held === 'unsent' ? 'left away, not sent' : 'held back'}` : words));
  if (status === 'done') return [...changes.map(describeChange), ...asked, ...(reason ? [reason] : [])].join('; ');
  const words = { 'no-op': 'nothing to do', skipped: 'skipped', failed: 'failed', 'not-reached': 'not reached' }[status];
  return `${action}: ${words}${reason ? `: ${reason}` : ''}`;
}

/** The message of the one commit that holds what rules did; events behind `since` (all, when it is absent) up to `through` are handled with it. `run` names the run on origin that made it. */
export function messageOf(traces: Trace[], rules: Rule[], since: string | undefined, through: string, run?: string): string {
  const acted = traces.filter(({ steps }) => steps.some(({ status }) => status === 'done'));
  const names = [...new Set(acted.map(({ rule }) => rule))].sort();
  const records = [...new Set(acted.flatMap(({ record }) => record ?? []))];
  const titleOf = (name: string) => oneLine(textIn(rules.find((rule) => rule.name === name)?.title ?? name, 'en'));
  const done = ({ steps }: Trace): string =>
    oneLine(
      steps
        .filter(({ status }) => status === 'done')
        .map(describeStep)
        .join('; '),
    );
  const what = records.length === 1 ? records[0] : `${records.length} records`;
  // a rule that a schedule sets off is about no record
  const [onlyOne] = acted.length === 1 ? acted : [];
  const came = records.length > 0 ? what : onlyOne ? cutText(done(onlyOne), longest) : `${acted.length} times`;
  const subject =
    names.length === 1 ? `${titleOf(names[0] ?? '')}: ${came}` : `${names.length} rules${records.length > 0 ? ` on ${what}` : ''}`;
  const lines = acted.map((trace) => `- ${titleOf(trace.rule)}: ${trace.record === undefined ? '' : `${trace.record}: `}${done(trace)}`);
  const listed = lines.length > mostLines ? [...lines.slice(0, mostLines), `- and ${lines.length - mostLines} more`] : lines;
  const actors = [...new Set(acted.flatMap(({ event }) => event?.actor ?? []))].map(oneLine).filter((actor) => actor !== '');
  const trailers = [
    ...names.map((name) => `Woad-Rule: ${oneLine(name)}`),
    ...actors.map((actor) => `Woad-Actor: ${actor}`),
    ...(since ? [`Woad-Since: ${since}`] : []),
    `Woad-Through: ${through}`,
    ...(run === undefined ? [] : [`Woad-Run: ${oneLine(run)}`]),
  ];
  return `${oneLine(subject)}\n\n${listed.join('\n')}\n\n${trailers.join('\n')}\n`;
}

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
}

function shown(value: unknown): string {
  if (value === undefined || value === null) return 'nothing';
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const short = cutText(text, longest);
  return typeof value === 'string' && /[\s"]/.test(short) ? JSON.stringify(short) : short;
}
