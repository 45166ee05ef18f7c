import type { Cause } from '../../model/action.ts';
import type { Finding } from '../../model/check.ts';
import { findCycles } from '../../model/cycles.ts';
import type { TrackerEvent } from '../../model/event.ts';
import type { TrackerRecord } from '../../model/record.ts';
import type { Rule } from '../../model/rule.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Value } from '../../model/value.ts';
import { boardsOfRule, type CompiledRule, type CompiledTrigger, compileRule } from './compile.ts';
import { conditionWarnings } from './condition-warnings.ts';
import type { RuleContext } from './context.ts';

/** What is wrong with each rule of a tracker, and, as warnings, which of them set each other off and what their conditions ask for in vain. */
export function findingsOfRules(tracker: Tracker, context: RuleContext): Map<Rule, Finding[]> {
  const compiled = tracker.automations.map((rule) => ({ rule, ...compileRule(rule, tracker, context) }));
  const findings = new Map(compiled.map(({ rule, findings }) => [rule, findings]));
  const sound = compiled.filter(({ rule, findings }) => rule.enabled && findings.every(({ severity }) => severity === 'warning'));
  for (const { rule, warning } of cyclesOf(
    sound.map((each) => each.compiled),
    tracker,
  ))
    findings.get(rule)?.push(warning);
  for (const { rule, compiled: read } of compiled)
    findings.get(rule)?.push(...conditionWarnings(read, boardsOfRule(rule, tracker), tracker, context.fields));
  return findings;
}

/** Each circle once, told of its first rule; conditions are not looked at, since nobody knows what they come to. */
function cyclesOf(rules: CompiledRule[], tracker: Tracker): { rule: Rule; warning: Finding }[] {
  const byName = new Map(rules.map((rule) => [rule.rule.name, rule]));
  const next = (name: string): string[] => {
    const from = byName.get(name);
    const own = from ? boardsOfRule(from.rule, tracker).map((board) => board.name) : [];
    const causes = from?.do.flatMap((step) => step.causes ?? []) ?? [];
    const all = causes.flatMap((cause) => [cause, ...followingFrom(cause, tracker.boards, own)]);
    const isFired = (rule: CompiledRule) => rule.when.some((use) => all.some((cause) => mayFire(cause, use, own)));
    return rules.filter(isFired).map(({ rule }) => rule.name);
  };
  return findCycles(byName.keys(), next).flatMap((names) => {
    const [first = ''] = names;
    const rule = byName.get(first)?.rule;
    const place = rule?.when[0]?.place;
    if (!rule || !place) return [];
    const circle = [...names, first].join(' -> ');
    const words = names.length === 1 ? 'this rule may set itself off' : 'these rules may set each other off';
    const message = `when: ${words}: ${circle}; a chain ends where a rule meets its record again`;
    return [{ rule, warning: { place, message, severity: 'warning' as const } }];
  });
}

/** What comes of a change beside what the action says: a list makes a record done, a key that differs is an edit. */
function followingFrom(cause: Cause, boards: Tracker['boards'], own: string[]): Cause[] {
  if (cause.kind === 'changed') {
    const isDone = cause.to === undefined || cause.to === null ? undefined : cause.to !== false;
    const kinds = isDone === undefined ? (['completed', 'reopened'] as const) : [isDone ? ('completed' as const) : ('reopened' as const)];
    const doneness = cause.key === 'done' ? kinds.map((kind) => ({ kind, board: cause.board })) : [];
    return [{ kind: 'edited' }, ...doneness];
  }
  if (cause.kind !== 'moved') return [];
  const targets = (cause.board === undefined ? own : [cause.board]).flatMap((name) => boards.get(name)?.lists ?? []);
  const lists = targets.filter(({ name }) => cause.list === undefined || name === cause.list);
  const kinds = new Set(lists.map(({ done }) => (done ? ('completed' as const) : ('reopened' as const))));
  return [...kinds].map((kind) => ({ kind, board: cause.board, list: cause.list }));
}

function mayFire(cause: Cause, use: CompiledTrigger, own: string[]): boolean {
  const boards = cause.board === undefined ? own : [cause.board];
  const board = use.boards ? use.boards.find((each) => boards.includes(each)) : boards[0];
  if (use.trigger.moments || board === undefined) return false;
  if (use.lists && cause.list !== undefined && !use.lists.includes(cause.list)) return false;
  if (use.trigger.matching) return mayMatch(cause, use);
  if (!use.trigger.kinds.includes(cause.kind)) return false;
  if (cause.kind === 'moved')
    return use.trigger.whyNot(eventFrom(cause, board, {}), knownOptions(use.options, cause.list !== undefined)) === undefined;
  if (cause.kind !== 'changed') return true;
  if (use.trigger.key !== undefined && use.trigger.key !== cause.key) return false;
  const isKnown = cause.to !== undefined || cause.came !== undefined;
  return valuesOf(cause).some(
    (values) => use.trigger.whyNot(eventFrom(cause, board, values), knownOptions(use.options, isKnown)) === undefined,
  );
}

/** Whether a filter that is to begin or cease to hold asks for what changes. */
function mayMatch(cause: Cause, { trigger, where }: CompiledTrigger): boolean {
  if (cause.kind === 'created') return trigger.matching === 'starts';
  const names = cause.kind === 'changed' ? [cause.key ?? '', ...(cause.key === 'due' || cause.key === 'done' ? ['late', 'done'] : [])] : [];
  if (cause.kind === 'moved') names.push('list', 'board', 'done', 'late');
  return names.some((name) => where?.uses.has(name) || where?.uses.has(`record.${name}`));
}

/** What a record held before is not known, and what it gets only where the rule says it. */
function knownOptions(options: unknown, isKnown: boolean): unknown {
  const all = Object.entries(options as { [option: string]: unknown });
  return Object.fromEntries(all.filter(([option]) => (isKnown ? option !== 'from' && option !== 'from_board' : option === 'field')));
}

/** The values before and after, in each way that they may be where they are not known. */
function valuesOf({ to, came, gone }: Cause): Pick<TrackerEvent, 'from' | 'to'>[] {
  if (came !== undefined) return [{ from: gone ?? [], to: came }];
  if (to === null) return [{ from: '?' }];
  if (to !== undefined) return [Array.isArray(to) ? { from: [], to } : { to }];
  return [{ to: '?' }, { from: [], to: ['?'] }, { from: ['?'], to: [] }] satisfies { from?: Value; to?: Value }[];
}

function eventFrom({ kind, key, list = '' }: Cause, board: string, values: Pick<TrackerEvent, 'from' | 'to'>): TrackerEvent {
  const nothing = { values: new Map(), unknown: new Map(), problems: new Map(), places: new Map() };
  const record: TrackerRecord = { path: '', board, list, slug: '', title: '', body: '', comments: [], files: [], ...nothing };
  return { kind, record, ...(key === undefined ? {} : { key }), ...values, actor: '', at: '', commit: '', depth: 1 };
}
