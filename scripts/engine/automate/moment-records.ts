import type { TrackerRecord } from '../../model/record.ts';
import { recordName } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import { type OpenComputing, openComputing } from '../compute/compute.ts';
import type { Values } from '../expression/evaluate.ts';
import { holds } from '../expression/expression.ts';
import type { ExpressionWorld } from '../expression/kinds.ts';
import { indexRecords } from '../query/facts.ts';
import type { CompiledRule, CompiledTrigger } from './compile.ts';
import { askCondition, explainCondition, explainFacts, isMet } from './conditions.ts';
import type { MomentContext } from './context.ts';
import { isOfCreation, type OpenRules } from './rules.ts';

/** What triggers that time sets off ask of records. */
export interface Asking {
  /** Whether its `where` holds; one that cannot be worked out is left for the run to tell. */
  holdsFor(use: CompiledTrigger, record: TrackerRecord): boolean;
  /** Why it does not, with the values it asked for; undefined where it holds. */
  whyNotFor(use: CompiledTrigger, record: TrackerRecord): string | undefined;
  /** The record as the trigger looks at its dates: with when it came to be, where it asks for that. */
  dated(use: CompiledTrigger, record: TrackerRecord): TrackerRecord;
  /** Why a rule whose time it is does nothing with a record: a condition of it, with the values that asked for; undefined where none speaks against it, or what it asks is known in a run alone. */
  whyUnmet(rule: CompiledRule, record: TrackerRecord): string | undefined;
}

/** Opens the records of a tracker for those questions, as they are at the moment of the context. */
export function openAsking(open: Pick<OpenRules, 'plan'>, tracker: Tracker, context: MomentContext): Asking {
  const world: ExpressionWorld = {
    now: context.now,
    today: context.now.slice(0, 10),
    email: (person) => tracker.workspace.people.get(person)?.email,
  };
  let computing: OpenComputing | undefined;
  const valuesOf = (record: TrackerRecord): Values => {
    computing ??= openComputing(tracker, open.plan, {
      fields: context.fields,
      index: indexRecords(tracker),
      now: context.now,
      pastOf: (each) => context.pasts?.get(recordName(each)),
    });
    return computing.valuesOf(record);
  };
  return {
    holdsFor({ where }, record) {
      if (!where) return true;
      const found = holds(where, valuesOf(record), world);
      return found.holds || found.problem !== undefined;
    },
    whyNotFor({ where }, record) {
      if (!where) return undefined;
      const asked = askCondition('if', where, valuesOf(record), world);
      if (asked.holds) return undefined;
      const facts = explainFacts(asked);
      return `where ${where.source} does not hold${facts === '' ? '' : `: ${facts}`}`;
    },
    whyUnmet(rule, record) {
      const own = valuesOf(record);
      const values: Values = (name) => (name === 'record' ? own : name === 'actor' ? '' : own(name));
      const asked = [...rule.if.map((each) => ['if', each] as const), ...rule.unless.map((each) => ['unless', each] as const)];
      const known = asked.filter(([, { uses }]) => ![...uses].some((name) => /^(?:vars|event|previous)\b/.test(name)));
      const unmet = known.map(([of, each]) => askCondition(of, each, values, world)).find((condition) => !isMet(condition));
      return unmet && explainCondition(unmet);
    },
    dated: (use, record) => (isOfCreation(use) ? withCreated(record, valuesOf(record)('created')) : record),
  };
}

/** The record with the time at which it came to be, which git knows where its file does not say it. */
function withCreated(record: TrackerRecord, created: unknown): TrackerRecord {
  if (typeof created !== 'string') return record;
  return Object.create(record, { values: { get: () => new Map(record.values).set('created', created) } }) as TrackerRecord;
}
