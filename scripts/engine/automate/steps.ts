import type { ActionWorld } from '../../model/action.ts';
import type { Change } from '../../model/change.ts';
import type { Effect, NoticeEffect, PlannedEffect } from '../../model/effect.ts';
import { isAboutRecord, type TrackerEvent } from '../../model/event.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { Rule } from '../../model/rule.ts';
import type { StepTrace } from '../../model/trace.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Values } from '../expression/evaluate.ts';
import type { ExpressionWorld } from '../expression/kinds.ts';
import type { EventOrigin } from '../history/events.ts';
import type { CompiledStep } from './compile.ts';
import { askCondition, explainCondition, isMet } from './conditions.ts';
import type { RunContext } from './context.ts';
import { drawTable } from './draw-table.ts';
import { describeEffect, isEffect, planEffect } from './effects.ts';
import { fillOptions } from './fill.ts';
import { readOptions } from './options.ts';
import type { Changed, RunState } from './state.ts';

/** What the steps of one rule are done with. */
export interface StepWorld {
  state: RunState;
  context: RunContext;
  world: ExpressionWorld;
  tracker: Tracker;
  rule: Rule;
  /** Of the events that its changes are. */
  origin: EventOrigin;
  /** What actions may ask. */
  about: ActionWorld;
  /** What expressions see: asked again for each step, since the ones before it changed the record. */
  valuesOf(record: TrackerRecord): Values;
}

/** Does the steps in order, each on what those before it left; a failed one ends the rule unless it says `on_error: continue`. */
export function runSteps(
  steps: CompiledStep[],
  event: TrackerEvent,
  name: string,
  given: StepWorld,
): { traces: StepTrace[]; changed: Changed[]; effects: PlannedEffect[] } {
  const changed: Changed[] = [];
  const effects: PlannedEffect[] = [];
  const traces: StepTrace[] = [];
  let stopped = false;
  for (const [index, step] of steps.entries()) {
    const trace: StepTrace = stopped
      ? { action: step.name, status: 'not-reached', reason: 'a step before it failed', changes: [] }
      : runStep(step, index);
    traces.push(trace);
    if (trace.status === 'failed' && step.onError === 'stop') stopped = true;
  }
  return { traces, changed, effects };

  function runStep(step: CompiledStep, index: number): StepTrace {
    const now = isAboutRecord(event) && event.kind !== 'deleted' ? given.state.find(name) : event.record;
    const record = now ?? event.record;
    const trace: StepTrace = { action: step.name, status: 'failed', changes: [] };
    if (!isAboutRecord(event) && !step.action.alone) return { ...trace, reason: 'it is about a record, and what set the rule off is not' };
    const values = given.valuesOf(record);
    if (step.if) {
      trace.condition = askCondition('if', step.if, values, given.world);
      const status = trace.condition.problem === undefined ? 'skipped' : 'failed';
      if (!isMet(trace.condition)) return { ...trace, status, reason: explainCondition(trace.condition) };
    }
    const filled = fillOptions(step.options, step.templates, step.action, values, given.world);
    if ('problem' in filled) return { ...trace, reason: filled.problem };
    const read = readOptions(filled.options, step.action.options(given.context.zod), given.context.zod);
    if ('problems' in read)
      return { ...trace, reason: read.problems.map(({ option, message }) => (option ? `${option}: ${message}` : message)).join('; ') };
    const table = step.table && drawTable(step.table, given);
    if (table && 'problem' in table) return { ...trace, reason: table.problem };
    const asked = step.action.plan({ ...event, record }, read.options, table ? { ...given.about, table } : given.about);
    if ('problem' in asked) return { ...trace, reason: asked.problem };
    const effectsAsked = asked.filter(isEffect);
    const unwanted = effectsAsked.flatMap((effect) => (isUnwanted(effect, given.tracker) ? [effect.person] : []));
    const quiet = unwanted.length === 0 ? undefined : `${unwanted.join(', ')} ${unwanted.length === 1 ? 'wants' : 'want'} no notices`;
    const planned = effectsAsked
      .filter((effect) => !isUnwanted(effect, given.tracker))
      .map((effect, count) =>
        planEffect(effect, {
          rule: given.rule,
          step: index,
          onceStep: steps.slice(0, index).filter(({ options }) => hasOnce(options)).length,
          index: count,
          event,
          record: isAboutRecord(event) ? record : undefined,
          values,
          digest: given.context.digest,
        }),
      );
    const changes = asked.filter((each) => !isEffect(each));
    if (quiet !== undefined && planned.length + changes.length === 0) return { ...trace, status: 'no-op', reason: quiet };
    if (!now && planned.length === 0) return { ...trace, status: 'no-op', reason: `${name} is not there any more` };
    const made: StepTrace = changes.length > 0 || planned.length === 0 ? makeChanges(trace, changes) : { ...trace, status: 'done' };
    if (made.status === 'failed' || planned.length === 0) return made;
    effects.push(...planned);
    const told = planned.map(({ key, effect, held }) => ({
      key,
      kind: effect.kind,
      words: describeEffect(effect),
      ...(held ? { held } : {}),
    }));
    return { ...made, status: 'done', effects: told, ...(quiet === undefined ? {} : { reason: quiet }) };
  }

  function makeChanges(trace: StepTrace, changes: Change[]): StepTrace {
    const result = given.state.change(changes, given.origin);
    changed.push(result);
    for (const { previous, record } of result.events)
      if (previous && recordName(previous) !== recordName(record)) given.state.rename(recordName(previous), recordName(record));
    const complaints = result.conflicts.map(({ message }) => message);
    const told = { ...trace, changes, ...(complaints.length > 0 ? { reason: complaints.join('; ') } : {}) };
    if (complaints.length > 0) return { ...told, status: 'failed' };
    if (result.paths.length > 0) return { ...told, status: 'done' };
    return { ...told, status: 'no-op', reason: 'the record is so already' };
  }
}

function hasOnce(options: unknown): boolean {
  return options !== null && typeof options === 'object' && 'once_per' in options;
}

function isUnwanted(effect: Effect, { workspace }: Tracker): effect is NoticeEffect {
  return effect.kind === 'notice' && workspace.people.get(effect.person)?.notify === 'none';
}
