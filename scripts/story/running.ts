import { z } from 'zod';
import { loadCatalogue } from '../catalogue.ts';
import type { RunContext } from '../engine/automate/context.ts';
import { planRun, type RunPlan } from '../engine/automate/run.ts';
import { everyEvent } from '../engine/history/derived.ts';
import type { EventOrigin } from '../engine/history/events.ts';
import type { PartChange, PartSide } from '../engine/history/parts.ts';
import { readTracker } from '../engine/read/tracker.ts';
import { openOverlay } from '../engine/write/overlay.ts';
import type { AnyAction } from '../model/action.ts';
import type { TrackerEvent } from '../model/event.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import type { MessageLanguage } from '../model/message-language.ts';
import { recordName } from '../model/record.ts';
import type { Tracker } from '../model/tracker.ts';
import type { AnyTrigger } from '../model/trigger.ts';
import { sha256 } from '../store/digest.ts';
import { openMemory } from '../store/memory.ts';
import { drawValue } from '../terminal/value.ts';
import type { Tree } from './trial.ts';

const [fields, triggers, actions, languages] = await Promise.all([
  loadCatalogue<AnyFieldType>('fields'),
  loadCatalogue<AnyTrigger>('triggers'),
  loadCatalogue<AnyAction>('actions'),
  loadCatalogue<MessageLanguage>('messages'),
]);

/** The world in which the rules of a test run. */
export const runContext: RunContext = {
  fields,
  triggers,
  actions,
  zod: z,
  now: '2026-11-21T13:45',
  utc: '2026-11-21T12:45:10Z',
  random: () => 0.5,
  digest: sha256,
  vars: { INBOX: 'desk' },
  draw: drawValue,
  languages,
};

/** What the rules of a tracker do when its files change, commit after commit (a path with null is gone); `files` are its records then. */
export function runRules(
  start: Tree,
  changes: { [path: string]: string | null }[],
  { actor = 'ana', bulk, undo, ...more }: Partial<RunContext> & Partial<Pick<EventOrigin, 'actor' | 'bulk' | 'undo'>> = {},
): RunPlan & { files: Tree } {
  const states = [start];
  for (const change of changes)
    states.push(Object.fromEntries(Object.entries({ ...states.at(-1), ...change }).filter(([, text]) => text !== null)) as Tree);
  const events = states.slice(1).flatMap((state, index) => {
    const origin = { commit: `c0ffee${index}`, at: '2026-11-21T12:00:00Z', actor, depth: 0, ...(bulk && { bulk }), ...(undo && { undo }) };
    return eventsOfTrees(states[index] ?? {}, state, origin);
  });
  const last = states.at(-1) ?? start;
  const now = openMemory(last);
  // read apart from the events, as in a run: nothing may hang on their being the same objects
  const plan = planRun(now, read(last), events, { ...runContext, ...more });
  const overlay = openOverlay(now);
  for (const edit of plan.edits) overlay.edit(edit);
  const files: Tree = {};
  const collect = (folder: string): void => {
    for (const { name, kind } of overlay.list(folder)) {
      const path = folder === '' ? name : `${folder}/${name}`;
      if (kind === 'folder') collect(path);
      else if (path.startsWith('records/')) files[path] = new TextDecoder().decode(overlay.read(path));
    }
  };
  collect('');
  return { ...plan, files };
}

/** What happened between two states of a tracker's files. */
export function eventsOfTrees(before: Tree, after: Tree, origin: EventOrigin): TrackerEvent[] {
  const [was, is] = [read(before), read(after)];
  return everyEvent(
    { before: was.records, after: is.records, parts: partsBetween(before, after) },
    {
      tracker: is,
      find: (name) => is.records.find((record) => recordName(record) === name),
      records: () => is.records,
    },
    origin,
  );
}

function read(files: Tree): Tracker {
  return readTracker(openMemory(files), { fields, zod: z });
}

function partsBetween(before: Tree, after: Tree): PartChange[] {
  const sideOf = (text: string | undefined): PartSide | undefined =>
    text === undefined ? undefined : { blob: text, read: () => new TextEncoder().encode(text) };
  const paths = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((path) => before[path] !== after[path]);
  return paths.map((path) => ({ path, before: sideOf(before[path]), after: sideOf(after[path]) }));
}

/** Rules as the files they stand in. */
export function filesOfRules(rules: Tree): Tree {
  return Object.fromEntries(Object.entries(rules).map(([name, text]) => [`automations/${name}.yml`, text]));
}
