import type { Change } from '../model/change.ts';
import type { RehearsedReach, RehearsedRule, RehearsedRules } from '../model/rehearsal.ts';
import type { Trace } from '../model/trace.ts';
import { joinWords, markdownWords, plainWords, type Words, words } from '../model/words.ts';
import { drawAnnotation } from './annotation.ts';
import { fitLines } from './markdown.ts';
import { safeLine } from './text.ts';

/** What others have words for. */
export interface RehearsalLook {
  describeEvent(event: NonNullable<Trace['event']>): string;
  describeChange(change: Change): string;
}

const mostExamples = 5;
const mostBytes = 200_000;

/** What changed rules reach, then what they would have done: a line each, examples indented. */
export function drawRehearsal(past: RehearsedRules, look: RehearsalLook): string {
  const lines = [
    ...(past.reaches.length > 0
      ? ['rules reach what they did not before:', ...past.reaches.map((each) => `  ! ${plainWords(tellReach(each))}`)]
      : []),
    ...past.rules.flatMap((rule) => [plainWords(tellRule(rule, past)), ...examplesOf(rule, look).map((each) => `  - ${plainWords(each)}`)]),
  ];
  return lines.map((line) => `${safeLine(line)}\n`).join('');
}

/** The same as Markdown for the summary of a job. */
export function drawRehearsalMarkdown(past: RehearsedRules, look: RehearsalLook): string {
  const reaches = past.reaches.map((each) => `- **${markdownWords(tellReach(each))}**`);
  const rules = past.rules.flatMap((rule) => [
    `- ${markdownWords(tellRule(rule, past))}`,
    ...examplesOf(rule, look).map((each) => `  - ${markdownWords(each)}`),
  ]);
  return [
    ...(reaches.length > 0 ? [`## Rules reach what they did not before\n\n${fitLines(reaches, mostBytes).join('\n')}\n`] : []),
    ...(rules.length > 0 ? [`## What the changed rules would have done\n\n${fitLines(rules, mostBytes).join('\n')}\n`] : []),
  ].join('\n');
}

/** A warning on each line that brings something new; `prefix` is from the top of the repository to the tracker. */
export function drawReachAnnotations({ reaches }: Pick<RehearsedRules, 'reaches'>, prefix: string): string {
  const warnings = reaches.map((each) =>
    drawAnnotation({
      severity: 'warning',
      path: prefix + each.place.path,
      line: each.place.line,
      column: each.place.column,
      title: `new ${each.reach.kind}`,
      message: plainWords(tellReach(each)),
    }),
  );
  return warnings.join('');
}

function tellReach({ reach, rule, known, place }: RehearsedReach): Words {
  const what = words`${reach.kind} ${reach.name}`;
  if (rule === undefined) return words`${what}: ${place.path} allows it now`;
  return words`${what}: ${place.path}, line ${place.line}${known ? ' (another rule reached it already)' : ''}`;
}

function tellRule({ what, title, fault, byTime, traces }: RehearsedRule, { commits, events }: RehearsedRules): Words {
  const name = words`${what} rule ${title}`;
  if (what === 'removed') return name;
  if (fault !== undefined) return words`${name} would not run: ${fault}`;
  const time = byTime ? [words`; time sets it off too, which is not tried here but by woad automate --at DAY`] : [];
  const looked = words`the ${commits} ${commits === 1 ? 'commit' : 'commits'} before this change (${events} ${events === 1 ? 'event' : 'events'} that changed rules may wait for)`;
  const acted = traces.filter(didAct);
  if (acted.length === 0) {
    const why = traces.length > 0 ? words`nothing, though ${traces.length} of them set it off` : words`nothing`;
    return words`${name} would have done ${why}, in ${looked}${joinWords(time, '')}`;
  }
  const counts = new Map<string, number>();
  for (const { steps } of acted) {
    for (const { changes, effects = [], status } of steps) {
      const add = (kind: string, count: number) => count > 0 && counts.set(kind, (counts.get(kind) ?? 0) + count);
      add('change', changes.length);
      for (const { kind } of effects) add(kind, 1);
      add('failed step', status === 'failed' ? 1 : 0);
    }
  }
  const plural = (kind: string, count: number) => words`${count.toLocaleString('en')} ${kind}${count === 1 ? '' : 's'}`;
  const did = [...counts].map(([kind, count]) => plural(kind, count));
  const times = acted.length === 1 ? 'once' : `${acted.length} times`;
  return words`${name} would have acted ${times} in ${looked}: ${joinWords(did, ', ')}${joinWords(time, '')}`;
}

function didAct({ steps }: Trace): boolean {
  return steps.some(({ status }) => status === 'done' || status === 'failed');
}

/** The latest times it acted, then the latest time it did not, with why. */
function examplesOf({ traces }: RehearsedRule, { describeEvent, describeChange }: RehearsalLook): Words[] {
  const all = traces.filter(didAct);
  const acted = all.slice(-mostExamples).toReversed();
  const quiet = traces.filter((trace) => !didAct(trace)).slice(-1);
  const earlier = all.length > acted.length ? [words`and ${all.length - acted.length} before`] : [];
  const tell = ({ record, event, reason, status, steps }: Trace): Words => {
    const what = steps.flatMap((step) => [
      ...(step.status === 'done' ? step.changes.map((change) => words`${describeChange(change)}`) : []),
      ...(step.effects ?? []).map((effect) => words`${effect.words}`),
      ...(step.status === 'failed' ? [words`${step.action} fails: ${step.reason ?? ''}`] : []),
    ]);
    const came = what.length > 0 ? joinWords(what, '; ') : words`${status}${reason ? ': ' : ''}${reason}`;
    return words`${record ?? ''}${record && event ? ' ' : ''}${event ? describeEvent(event) : ''}: ${came}`;
  };
  return [...acted.map(tell), ...earlier, ...quiet.map(tell)];
}
