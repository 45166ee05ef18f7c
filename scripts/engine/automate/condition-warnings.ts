import type { Board } from '../../model/board.ts';
import type { Finding } from '../../model/check.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { Place } from '../../model/file.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Expression } from '../expression/expression.ts';
import { tellStrange } from '../query/strange-words.ts';
import type { CompiledRule } from './compile.ts';

/** What the conditions of a rule, and the expressions in its texts, ask for though no record can hold it; none of it keeps the rule from running. */
export function* conditionWarnings(
  { rule, when, if: all, unless, do: steps }: CompiledRule,
  boards: Board[],
  tracker: Pick<Tracker, 'boards' | 'workspace'>,
  fields: FieldTypes,
): Generator<Finding> {
  function* warn(what: string, expression: Expression | undefined, place: Place, of = boards): Generator<Finding> {
    for (const { problem, ...rest } of expression ? tellStrange(expression.node, of, tracker, fields) : [])
      yield { place, message: `${what}: ${problem}`, severity: 'warning', ...rest };
  }
  for (const { name, where, boards: named } of when) {
    const use = rule.when.find(({ trigger, options }) => trigger === name && options['where'] === where?.source);
    const of = named?.flatMap((each) => tracker.boards.get(each) ?? []) ?? boards;
    if (use) yield* warn('where', where, use.places.get('where') ?? use.place, of);
  }
  for (const [what, expressions] of [['if', all] as const, ['unless', unless] as const])
    for (const { expression, place } of rule[what])
      yield* warn(
        what,
        expressions.find(({ source }) => source === expression),
        place,
      );
  if (steps.length !== rule.do.length) return;
  for (const [index, { if: condition, places, place }] of rule.do.entries()) {
    const step = steps[index];
    if (!step) continue;
    if (condition) yield* warn('if', step.if, condition.place);
    const placeOf = (option: string) => places.get(option) ?? place;
    for (const [board, expression] of step.table?.boards ?? [])
      yield* warn(`${step.name}: records.where`, expression, placeOf('records.where'), [tracker.boards.get(board) ?? []].flat());
    for (const [option, { parts }] of step.templates)
      for (const part of parts)
        if (typeof part !== 'string') yield* warn(option === '' ? step.name : `${step.name}: ${option}`, part, placeOf(option));
  }
}
