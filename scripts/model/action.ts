import type { ZodType } from 'zod';
import type { Board } from './board.ts';
import type { Change } from './change.ts';
import type { Checklist } from './checklist.ts';
import type { Effect, Reach } from './effect.ts';
import type { EventKind, TrackerEvent } from './event.ts';
import type { Problem, Zod } from './field-type.ts';
import type { OptionName } from './option-name.ts';
import type { TrackerRecord } from './record.ts';
import type { Value } from './value.ts';
import type { Workspace } from './workspace.ts';

/**
 * Where a value in a text goes, and so how it is escaped: `text` as it is, `markdown` so that it stays text, `header` on one line,
 * `url` as a part of an address, `value` as what it is (a text that is one `{{ }}` and nothing else keeps the type of its value).
 */
export type Destination = 'text' | 'markdown' | 'header' | 'url' | 'value';

/** What a rule does: one file in `scripts/actions/`, whose name is the name people write under `do:`. It plans; it never touches the world. */
export interface Action<Options = Record<string, never>> {
  summary: string;
  /** Checked twice: as people wrote them, and with their `{{ }}` filled in. */
  options(z: Zod): ZodType<Options>;
  /** Where the values in its texts go: in all of them, or by the name of the option; absent: `text`. */
  writes?: Destination | { [option: string]: Destination };
  /** What it asks for, or why that cannot be; `event.record` is the record as it is now, text options arrive with their `{{ }}` filled in. */
  plan(event: TrackerEvent, options: Options, world: ActionWorld): (Change | Effect)[] | Problem;
  /** Its text stands where the public site shows it. */
  shown?: true;
  /** It needs no record: it may stand in a rule that a schedule sets off once. */
  alone?: true;
  /** What its options name in the tracker, so that the check can say when there is no such thing. */
  names?(options: Options): OptionName[];
  /** What its changes may set off in turn, of options as they are written, on the boards a rule is about; absent where it changes no record. */
  causes?(options: Options, boards: Board[]): Cause[];
  /** What it reaches outside of the repository, of options as they are written. */
  reaches?(options: Options): Reach[];
  /** YAML under `do:`, shown in the docs and read as a test. */
  example: string;
}

/** A kind of event that an action's changes make, as far as its options tell; what is absent is known only when it runs. */
export interface Cause {
  kind: EventKind;
  /** For `changed`. */
  key?: string;
  /** The value it gives the key, null for none; of a list only what comes and goes. */
  to?: Value | null;
  came?: string[];
  gone?: string[];
  /** Where the record stands then, when the action says it. */
  board?: string | undefined;
  list?: string | undefined;
}

/** What an action may ask beside the event. */
export interface ActionWorld {
  workspace: Workspace;
  boards: ReadonlyMap<string, Board>;
  /** Local time in the workspace's zone, `2026-11-21T13:45`. */
  now: string;
  /** A record by its name or an earlier one, as it is now. */
  find(name: string): TrackerRecord | undefined;
  isDone(record: TrackerRecord): boolean;
  checklistsOf(record: TrackerRecord): Checklist[];
  /** The text of a record for a copy of it: the parts that are asked for, with no item ticked. */
  textFor(record: TrackerRecord, parts: { description: boolean; checklists: boolean }): string;
  /** What the option `records` found, as a table in Markdown; absent without that option. */
  table?: { markdown: string; count: number };
}

// biome-ignore lint/suspicious/noExplicitAny: each action checks its own options by its own schema
export type AnyAction = Action<any>;
export type Actions = Map<string, AnyAction>;
