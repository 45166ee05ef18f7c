import type { AnyAction, Cause } from '../../model/action.ts';
import type { Board } from '../../model/board.ts';
import type { Finding } from '../../model/check.ts';
import type { Place } from '../../model/file.ts';
import { didYouMean } from '../../model/names.ts';
import { isBuiltInRule } from '../../model/notice.ts';
import { eachName, type OptionName } from '../../model/option-name.ts';
import type { Condition, Rule, Step, TriggerUse } from '../../model/rule.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { AnyTrigger } from '../../model/trigger.ts';
import { compileCondition, type Expression } from '../expression/expression.ts';
import type { ExpressionNames } from '../expression/kinds.ts';
import { compileTemplate, type Template } from '../expression/template.ts';
import { namesOfBoards } from '../query/names.ts';
import { problemOfReach } from './allowed.ts';
import type { RuleContext } from './context.ts';
import { textsIn } from './fill.ts';
import { problemOfName, whyNeverChanged } from './named.ts';
import { namesOfRule } from './names.ts';
import { readOptions } from './options.ts';
import { oncePerProblems, tableAskOf, unheard, withoutSecrets } from './step-checks.ts';
import { stepWarnings } from './step-warnings.ts';
import { type CompiledTable, compileTable } from './table.ts';
import { keyTemplateProblems, problemOfAddress, triggerTemplateProblems } from './template-checks.ts';

/** A rule ready to run: its triggers, expressions and templates read and checked against its boards. */
export interface CompiledRule {
  rule: Rule;
  when: CompiledTrigger[];
  if: Expression[];
  unless: Expression[];
  do: CompiledStep[];
}

export interface CompiledTrigger {
  name: string;
  trigger: AnyTrigger;
  options: unknown;
  /** Undefined is all. */
  boards: string[] | undefined;
  lists: string[] | undefined;
  where: Expression | undefined;
}

const uses = new WeakMap<CompiledTrigger, string>();

/** What tells the moments of a trigger from those of others: its options, and what the engine filters by; as `use` of an event holds it. */
export function useOf(trigger: CompiledTrigger): string {
  const known = uses.get(trigger);
  if (known !== undefined) return known;
  const { name, options, boards, lists, where } = trigger;
  const use = JSON.stringify([name, options, boards ?? null, lists ?? null, where?.source ?? null]);
  uses.set(trigger, use);
  return use;
}

export interface CompiledStep {
  name: string;
  action: AnyAction;
  /** As written, texts with their `{{ }}`. */
  options: unknown;
  templates: Map<string, Template>;
  /** The table that stands below its text. */
  table?: CompiledTable | undefined;
  /** What its changes may set off, as far as its options tell. */
  causes?: Cause[];
  if: Expression | undefined;
  onError: Step['onError'];
}

const filters = ['board', 'list', 'where'];

/** Reads a rule, and says everything that is wrong with it; one with a finding is not to be run. */
export function compileRule(rule: Rule, tracker: Tracker, context: RuleContext): { compiled: CompiledRule; findings: Finding[] } {
  const findings: Finding[] = [];
  const complain = (place: Place, message: string, about?: Finding['about']) => findings.push({ place, message, ...(about && { about }) });
  if (isBuiltInRule(rule.name))
    complain({ path: rule.path, line: 1, column: 1 }, `"${rule.name}" is the name of a built-in rule; give the file another name`);
  const boards = boardsOfRule(rule, tracker);
  const names = namesOfRule(boards, context.fields);
  const compiled: CompiledRule = {
    rule,
    when: rule.when.flatMap((use) => compileTrigger(use) ?? []),
    if: rule.if.flatMap((condition) => compile(condition, names, 'if') ?? []),
    unless: rule.unless.flatMap((condition) => compile(condition, names, 'unless') ?? []),
    do: rule.do.flatMap((step) => compileStep(step) ?? []),
  };
  if (compiled.when.length > 0 && compiled.when.every(isOnce)) {
    for (const [index, { name, action }] of compiled.do.entries())
      if (!action.alone)
        complain(placeOfStep(index), `${name}: it is about a record, and this rule is set off without one; write each: true or a where`);
  }
  findings.push(...stepWarnings(compiled, boards, tracker));
  return { compiled, findings };

  function placeOfStep(index: number): Place {
    return (rule.do[index] ?? rule.do[0])?.place ?? { path: rule.path, line: 1, column: 1 };
  }

  function compile({ expression, place, column }: Condition, known: ExpressionNames, what: string): Expression | undefined {
    const found = compileCondition(expression, known);
    if ('expression' in found) return found.expression;
    const { problem, about } = withoutSecrets(found);
    complain(column === undefined ? place : { ...place, column: column + found.offset }, `${what}: ${problem}`, about);
    return undefined;
  }

  function complainOfNames(
    what: string,
    names: OptionName[],
    of: Board[],
    placeOf: (option: string) => Place,
    whyNot = (_: OptionName, __: Board[]): string | undefined => undefined,
  ): void {
    const said = new Set<string>();
    for (const named of names) {
      const never = whyNot(named, of);
      const found = never === undefined ? problemOfName(named, of, tracker, context.fields) : { problem: never };
      if (found === undefined || said.has(found.problem)) continue;
      const { problem, about } = found;
      said.add(problem);
      const option = named.option === '' || problem.startsWith(`"${named.option}"`) ? '' : `${named.option}: `;
      complain(placeOf(named.option), `${what}: ${option}${problem}`, about);
    }
  }

  function compileTrigger(use: TriggerUse): CompiledTrigger | undefined {
    const trigger = context.triggers.get(use.trigger);
    if (!trigger) {
      complain(use.place, `"${use.trigger}" is not a trigger${nearestOf(use.trigger, context.triggers.keys())}`);
      return undefined;
    }
    const placeOf = (option: string) => use.places.get(option) ?? use.place;
    const own = Object.fromEntries(Object.entries(use.options).filter(([key]) => !filters.includes(key)));
    const read = readOptions(own, trigger.options(context.zod), context.zod, filters);
    for (const filter of ['board', 'list']) {
      const given = use.options[filter];
      if (given !== undefined && !isNames(given)) complain(placeOf(filter), `${filter}: expected a name or a list of names`);
    }
    const boardsOfUse = boardsOf(use, tracker);
    const wanted: OptionName[] = [
      ...namesIn(use.options['board'], 'board').map((each) => ({ kind: 'board' as const, ...each })),
      ...namesIn(use.options['list'], 'list').map((each) => ({ kind: 'list' as const, ...each })),
    ];
    if ('problems' in read)
      for (const { option, message } of read.problems)
        complain(placeOf(option), `${use.trigger}: ${option ? `"${option}" ` : ''}${message}`);
    else {
      wanted.push(...(trigger.names?.(read.options) ?? []));
      for (const { option, problem } of triggerTemplateProblems(use.options))
        complain(placeOf(option), `${use.trigger}: ${option}: ${problem}`);
    }
    complainOfNames(use.trigger, wanted, boardsOfUse, placeOf, (named, of) => whyNeverChanged(named, of, context.fields));
    const { where } = use.options;
    if (where === undefined && trigger.matching)
      complain(use.place, `${use.trigger}: "where" is missing; expected an expression, such as where: late`);
    if (where !== undefined && typeof where !== 'string') complain(placeOf('where'), 'where: expected an expression, such as due != ""');
    const condition =
      typeof where === 'string'
        ? compile(use.where ?? { expression: where, place: placeOf('where') }, namesOfBoards(boardsOfUse, context.fields), 'where')
        : undefined;
    if ('problems' in read) return undefined;
    const [some, lists] = [namesIn(use.options['board'], 'board'), namesIn(use.options['list'], 'list')];
    return {
      name: use.trigger,
      trigger,
      options: read.options,
      boards: some.length > 0 ? some.map(({ name }) => name) : undefined,
      lists: lists.length > 0 ? lists.map(({ name }) => name) : undefined,
      where: condition,
    };
  }

  function compileStep(step: Step): CompiledStep | undefined {
    const action = context.actions.get(step.action);
    if (!action) {
      complain(step.place, `"${step.action}" is not an action${nearestOf(step.action, context.actions.keys())}`);
      return undefined;
    }
    const placeOf = (option: string) => step.places.get(option) ?? step.place;
    const read = readOptions(step.options, action.options(context.zod), context.zod);
    if ('problems' in read)
      for (const { option, message } of read.problems)
        complain(placeOf(option), `${step.action}: ${option ? `"${option}" ` : ''}${message}`);
    else {
      const named = action.names?.(read.options) ?? [];
      complainOfNames(step.action, named, boards, placeOf);
      if (rule.enabled && step.action === 'notify')
        for (const { option, problem } of unheard(named, tracker.workspace))
          findings.push({ place: placeOf(option), message: `notify: to: ${problem}`, severity: 'warning' });
      for (const { option, problem } of keyTemplateProblems(step.options)) complain(placeOf(option), `${step.action}: ${problem}`);
      for (const reach of action.reaches?.(read.options) ?? []) {
        const problem = problemOfReach(reach, boards, tracker, context.fields);
        if (problem !== undefined)
          complain(placeOf(reach.option ?? ''), `${step.action}: ${reach.option ? `${reach.option}: ` : ''}${problem}`);
      }
    }
    const ask = tableAskOf(step.options);
    const found = 'options' in read && ask ? compileTable(ask, tracker, context.fields) : undefined;
    for (const { option, problem } of oncePerProblems(step.options, boards, context.fields))
      complain(placeOf(option), `${step.action}: ${option.startsWith('once_per') ? '' : `${option}: `}${problem}`);
    for (const { option, problem, about } of found?.problems ?? [])
      complain(placeOf(option), `${step.action}: ${option}: ${problem}`, about);
    const templates = new Map<string, Template>();
    for (const [option, text] of textsIn(step.options)) {
      if (!text.includes('{{') || option.startsWith('records.')) continue;
      const filled = compileTemplate(text, names);
      if ('template' in filled) templates.set(option, filled.template);
      const address = 'template' in filled && 'options' in read && problemOfAddress(option, filled.template, action, read.options);
      const told = 'problem' in filled ? withoutSecrets(filled) : address ? { problem: address } : undefined;
      if (told) complain(placeOf(option), `${step.action}: ${told.problem}`, told.about);
    }
    const condition = step.if && compile(step.if, names, 'if');
    const causes = 'options' in read ? (action.causes?.(read.options, boards) ?? []) : [];
    const { options, onError } = step;
    return { name: step.action, action, options, templates, table: found?.table, causes, if: condition, onError };
  }
}

/** Whether time fires it once, about no record. */
function isOnce({ trigger, options, where }: CompiledTrigger): boolean {
  return trigger.perRecord?.(options, where !== undefined) === false;
}

/** The boards a rule is about: those its triggers name, all where one names none. */
export function boardsOfRule(rule: Rule, tracker: Tracker): Board[] {
  return [...new Set(rule.when.flatMap((use) => boardsOf(use, tracker)))];
}

function boardsOf(use: TriggerUse, tracker: Tracker): Board[] {
  const known = namesIn(use.options['board'], 'board').flatMap(({ name }) => tracker.boards.get(name) ?? []);
  return known.length > 0 ? known : [...tracker.boards.values()];
}

function namesIn(given: unknown, option: string): { option: string; name: string }[] {
  return isNames(given) ? eachName(given, option) : [];
}

function isNames(given: unknown): given is string | string[] {
  return typeof given === 'string' || (Array.isArray(given) && given.length > 0 && given.every((each) => typeof each === 'string'));
}

function nearestOf(name: string, names: Iterable<string>): string {
  const all = [...names];
  return didYouMean(name, all) || `; expected one of ${all.join(', ')}`;
}
