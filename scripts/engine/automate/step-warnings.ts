import type { AnyAction } from '../../model/action.ts';
import type { Board } from '../../model/board.ts';
import type { Finding } from '../../model/check.ts';
import type { Rule, Step } from '../../model/rule.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { AnyTrigger } from '../../model/trigger.ts';
import type { Expression } from '../expression/expression.ts';
import type { Template } from '../expression/template.ts';
import { type CompiledTable, keysOfTable } from './table.ts';

/** Of a rule that was read, what its warnings are made of. */
interface ReadRule {
  rule: Rule;
  when: { name: string; trigger: AnyTrigger; options: unknown; where: Expression | undefined }[];
  do: ReadStep[];
}

interface ReadStep {
  name: string;
  action: AnyAction;
  templates: Map<string, Template>;
  table?: CompiledTable | undefined;
}

/** What is odd about the steps of a rule and keeps none from running. */
export function* stepWarnings(
  { rule, when, do: steps }: ReadRule,
  boards: Board[],
  { boards: all }: Pick<Tracker, 'boards'>,
): Generator<Finding> {
  // of a rule with a step that cannot be read, more is told already
  if (steps.length !== rule.do.length) return;
  const often = when.find(
    ({ trigger, options, where }) => where && trigger.perRecord?.(options, true) && !trigger.perRecord(options, false),
  );
  for (const [index, written] of rule.do.entries()) {
    const step = steps[index];
    if (!step) continue;
    if (often && step.table && !hasOnce(written))
      yield warn(
        written,
        'records',
        `${step.name}: the same table goes out for each record that fits "where" of ${often.name}; leave that out, since records has a where of its own, or say each: true`,
      );
    if (!step.action.shown) continue;
    for (const [option, { parts }] of step.templates) {
      const uses = parts.flatMap((part) => (typeof part === 'string' ? [] : [...part.uses]));
      yield* tellPrivate(
        step,
        written,
        option,
        uses.flatMap((path) => keysMeant(path, rule)),
        boards,
      );
    }
    const shownOn = boards.some(isPublic) ? [...(step.table?.boards.keys() ?? [])].flatMap((name) => all.get(name) ?? []) : [];
    if (step.table) yield* tellPrivate(step, written, 'records', keysOfTable(step.table), shownOn, () => true);
  }
}

function* tellPrivate(
  { name }: ReadStep,
  written: Step,
  option: string,
  keys: string[],
  boards: Board[],
  isShown = isPublic,
): Generator<Finding> {
  for (const key of new Set(keys)) {
    const holders = boards.filter((board) => isShown(board) && board.fields.get(key)?.private).map((board) => board.name);
    if (holders.length > 0)
      yield warn(
        written,
        option,
        `${name}: "${key}" is a private field of ${holders.join(', ')}, and the public site shows the ${name}; leave it out, or tell it by mail`,
      );
  }
}

function warn({ places, place }: Step, option: string, message: string): Finding {
  return { place: places.get(option) ?? place, message, severity: 'warning' };
}

/** The keys whose values a name gives: `record.salary` is salary, and so is what changed where the rule waits for salary to change. */
function keysMeant(path: string, { when }: Rule): string[] {
  const [first = '', second = ''] = path.split('.');
  if (first === 'record' || first === 'previous') return [second];
  if (path !== 'event.from' && path !== 'event.to') return [first];
  return when.flatMap(({ options }) => [options['field'] ?? []].flat()).filter((field) => typeof field === 'string');
}

function isPublic({ publish }: Board): boolean {
  return publish === 'all';
}

function hasOnce({ options }: Step): boolean {
  return options !== null && typeof options === 'object' && 'once_per' in options;
}
