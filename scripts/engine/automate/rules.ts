import type { Finding } from '../../model/check.ts';
import type { EventKind } from '../../model/event.ts';
import type { Trace, TraceStatus } from '../../model/trace.ts';
import type { Tracker } from '../../model/tracker.ts';
import { gitKeys } from '../compute/join.ts';
import { planFields } from '../compute/plan.ts';
import type { Plan } from '../compute/planning.ts';
import type { Expression } from '../expression/expression.ts';
import { builtInRules } from './built-in.ts';
import { type CompiledRule, type CompiledTrigger, compileRule } from './compile.ts';
import type { RuleContext } from './context.ts';
import { keysOfTable } from './table.ts';

/** The rules of a tracker that are enabled and sound, those that are built in behind them, and what they ask for beside what stands in the records. */
export interface OpenRules {
  rules: CompiledRule[];
  /** Of each rule that is not to be run: why. */
  faults: Trace[];
  /** The computed fields that they may name. */
  plan: Plan;
  /** One of them, or a computed field it names, asks what git knows of records. */
  asksGit: boolean;
}

/** Reads the rules of a tracker, once for all events. */
export function openRules(tracker: Tracker, context: RuleContext): OpenRules {
  const plan = planFields(tracker, context.fields);
  const rules: CompiledRule[] = [];
  const faults: Trace[] = [];
  // a rule of which a part could not be read would run without its condition
  const unread = Map.groupBy(
    tracker.diagnostics.filter(({ place, severity }) => severity === 'error' && place.path.startsWith('automations/')),
    ({ place }) => place.path,
  );
  for (const rule of tracker.automations.filter(({ enabled }) => enabled)) {
    const { compiled, findings } = compileRule(rule, tracker, context);
    const [first] = [...(unread.get(rule.path) ?? []), ...findings.filter(({ severity }) => severity !== 'warning')];
    if (first) faults.push(faultTrace(rule.name, first));
    else rules.push(compiled);
  }
  for (const [path, [first]] of unread) {
    if (first && !tracker.automations.some((rule) => rule.path === path)) faults.push(faultTrace(ruleName(path), first));
  }
  rules.push(...builtInRules(tracker));
  return { rules, faults, plan, asksGit: rules.some((rule) => ruleAsksGit(rule, plan)) };
}

/** The kinds of event that at least one rule waits for. */
export function kindsWaitedFor({ rules }: Pick<OpenRules, 'rules'>): ReadonlySet<EventKind> {
  return new Set(rules.flatMap(({ when }) => when.flatMap(({ trigger }) => trigger.kinds)));
}

/** What is told of a rule, without conditions and steps. */
export function emptyTrace(rule: string, status: TraceStatus, reason: string): Trace {
  return { rule, status, reason, conditions: [], steps: [] };
}

function faultTrace(rule: string, { place, message }: Finding): Trace {
  return emptyTrace(rule, 'failed', `${place.path}:${place.line}: ${message}; a rule with faults is not run`);
}

function ruleName(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1).replace(/\.yml$/, '');
}

function ruleAsksGit(rule: CompiledRule, plan: Plan): boolean {
  const tables = rule.do.flatMap(({ table }) => table ?? []);
  return (
    rule.when.some(isOfCreation) ||
    expressionsOf(rule).some((expression) => asksGit(expression, plan)) ||
    tables.some((table) => keysOfTable(table).some((key) => isOfGit(key, plan)))
  );
}

/** Whether it counts from when a record came to be. */
export function isOfCreation({ trigger, options }: Pick<CompiledTrigger, 'trigger' | 'options'>): boolean {
  return trigger.moments !== undefined && (options as { field?: unknown }).field === 'created';
}

/** Every expression of a rule, wherever it stands. */
export function expressionsOf(rule: CompiledRule): Expression[] {
  const steps = rule.do.flatMap((step) => [step.if ?? [], ...[...step.templates.values()].flatMap(({ parts }) => parts)].flat());
  const tables = rule.do.flatMap(({ table }) => [...(table?.boards.values() ?? [])].flatMap((where) => where ?? []));
  const all = [...rule.when.flatMap(({ where }) => where ?? []), ...rule.if, ...rule.unless, ...steps, ...tables];
  return all.filter((part) => typeof part !== 'string');
}

/** Whether it names a key that git knows, or a field that is made of one; a record that is used as a whole may be asked for any. */
function asksGit({ source, uses }: Expression, plan: Plan): boolean {
  if (/\b(record|previous)\b(?!\s*\.)/.test(source)) return true;
  const names = [...uses].map((path) => path.replace(/^(record|previous)\./, '').split('.')[0] ?? path);
  return names.some((name) => isOfGit(name, plan));
}

function isOfGit(name: string, plan: Plan): boolean {
  return gitKeys.includes(name) || [...plan.fields.values()].some((fields) => fields.get(name)?.asksGit);
}
