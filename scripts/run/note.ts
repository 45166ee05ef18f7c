import type { PlannedEffect } from '../model/effect.ts';
import type { RunNote } from '../model/outbox.ts';
import type { AutomationPlan } from './plan.ts';
import type { Relayed } from './relay.ts';

/** Traces of one run that are kept; why a rule did not fire comes last. */
const mostTraces = 500;

/** Whether there is nothing to tell of a run but that it ran. */
export function isUneventful({ events, traces, notes, commit }: RunNote, { said }: AutomationPlan): boolean {
  return events === 0 && commit === undefined && traces.length === 0 && notes.every((note) => note === said);
}

/** The note as the relay left it: what it did to effects of this run and of earlier ones. */
export function withRelayed(note: RunNote, { effects, notes }: Relayed): RunNote {
  const done = new Map(effects.map((effect) => [effect.key, effect]));
  const own = note.effects.map((effect) => done.get(effect.key) ?? effect);
  const others = effects.filter(({ key }) => !note.effects.some((effect) => effect.key === key));
  return { ...note, notes: [...note.notes, ...notes], effects: [...own, ...others] };
}

/** What was not sent for commits that change very many records, or take another one back, in words. */
export function heldBack(effects: PlannedEffect[]): string[] {
  const bulk = effects.filter(({ held }) => held === 'bulk');
  const undo = effects.filter(({ held }) => held === 'undo');
  const rules = [...new Set(bulk.map(({ rule }) => rule))].sort().join(', ');
  return [
    ...(bulk.length > 0
      ? [`${bulk.length} messages of ${rules} were held back: the commit changes more than 100 records (bulk: true in a rule lets it)`]
      : []),
    ...(undo.length > 0 ? [`${undo.length} messages were held back: the commit takes another one back`] : []),
  ];
}

/** Those that tell of something first; what did not fire makes room for what did. */
export function keptTraces({ traces, events }: AutomationPlan): RunNote['traces'] {
  const quiet = new Set(['conditions-not-met', 'no-op']);
  if (events === 0) return traces.filter(({ status }) => !quiet.has(status));
  const sorted = [...traces.filter(({ status }) => !quiet.has(status)), ...traces.filter(({ status }) => quiet.has(status))];
  return sorted.slice(0, mostTraces);
}

/** The message of the commit on woad-state. */
export function subjectOf({ events, effects }: RunNote, { head }: AutomationPlan): string {
  const parts = [`${events} ${events === 1 ? 'event' : 'events'}`, ...(effects.length > 0 ? [`${effects.length} to send`] : [])];
  return `looked at ${head.slice(0, 10)}: ${parts.join(', ')}`;
}
