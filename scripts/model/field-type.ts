import type { ZodType, z } from 'zod';
import type { Computed, Computing, Like, Need } from './computing.ts';
import type { Display, Input } from './display.ts';
import type { ExpressionType, Measure } from './expression-type.ts';
import type { HistoryEntry } from './history.ts';
import type { JsonSchema } from './json-schema.ts';
import type { Value } from './value.ts';
import type { Written } from './written.ts';

/** What reading gave: a value, or what was found and what was expected (lower case, no path: the caller knows where). */
export type Reading = { value: Value } | Problem;

/** What is wrong; `at` is the offset of the very item, where a list or map holds it (else the whole value is meant). */
export interface Problem {
  problem: string;
  at?: number;
}

/** zod itself, handed in so that a command that validates no schema never loads it. */
export type Zod = typeof z;

/** What a value names in the tracker; one check per kind looks whether it exists. */
export type Mention = { kind: 'person'; key: string; team?: string } | { kind: 'record'; name: string } | { kind: 'file'; path: string };

/** A type of field: one file in `scripts/fields/`, whose name is the name people write after `type:`. */
export interface FieldType<Options = Record<string, never>> {
  /** One sentence for the docs. */
  summary: string;
  /** The options beside the ones every field has, each key with a description; it becomes the docs and the editor's hints. */
  options(z: Zod): ZodType<Options>;
  /** From what was written to the value, or to what is wrong with it. Never called for an empty value. */
  read(written: Written, options: Options): Reading;
  /** The order of two values, as of `Array.sort`. */
  compare(a: Value, b: Value, options: Options): number;
  /** How the value looks; `board` is the record's own, for names without one. */
  display(value: Value, options: Options, board?: string): Display;
  /** What a person edits it with; `none` for what is computed. */
  input(options: Options): Input;
  /** The JSON Schema of one value as written, for completion in editors, where what `input` says of it is too little or too much; whether there may be a list of them stays `input`'s to say. */
  schema?(options: Options): JsonSchema;
  /** The type of the value in an expression; a function where the options decide it. */
  expression: ExpressionType | ((options: Options) => ExpressionType);
  /** What an expression sees instead of the value itself (the amount of a sum of money); absent: the value. */
  inExpression?(value: Value, options: Options): Value;
  /** For values that can be added up: how much of what; values of different units are never added. */
  measure?(value: Value, options: Options): Measure;
  /** The value that is so much. */
  fromMeasure?(measure: Measure, options: Options): Value;
  /** What a new record gets when nothing is given, from what the board's other records hold: a number that none of them has. */
  next?(taken: Value[], options: Options): Value;
  /** For a type that is computed and never written: the value for a record, or why there is none. */
  compute?(options: Options, about: Computing): Computed;
  /** What `compute` reads. A computed type that does not say counts as one that may read anything private. */
  needs?(options: Options): Need[];
  /** Whose look and order the computed values have; absent: those of this type. Several values at once are a list of them. */
  like?(options: Options): Like | undefined;
  /** The type is computed from what git knows, which costs a pass over the history where `.cache/` has none. */
  fromHistory?: true;
  /** People, records and files the value names; `board` is the record's own, for names without one. */
  mentions?(value: Value, options: Options, board: string): Mention[];
  /** Run as tests and shown in the docs. `yaml` is what stands after the key. */
  examples: Example<Options>[];
  /** The same for what a computed type gives. */
  computed?: ComputedExample[];
}

/** `options` as people write them, before the schema fills in its defaults; `gives` is the value, or the exact problem. */
export interface Example<Options> {
  options?: Partial<Options>;
  yaml: string;
  gives: { value: Value } | { problem: string };
}

/** A small tracker, and what the field `it` of its first record gives there: a value, nothing at all, or the exact problem. */
export interface ComputedExample {
  /** What stands under `fields:` of each board; all have the lists `todo`, `doing` and `done`, and the time is 2026-11-21T13:54 in UTC. */
  boards: { [board: string]: string };
  /** The frontmatter of each record but for its title, by `board/list/slug`. */
  about: { [record: string]: string };
  /** What git knows of the first record, when it is asked; `entries` tell only what counts. */
  past?: { whole?: boolean; entries: PastExample[] };
  gives: { value?: Value } | { problem: string };
  /** How that looks. */
  shows?: Display;
}

/** One commit of a record in an example: who made it when, and what the keys it changed are since. */
export interface PastExample extends Pick<HistoryEntry, 'at'>, Partial<Pick<HistoryEntry, 'actor' | 'kind'>> {
  changes: { [key: string]: Value | null };
}

/** A field type whatever its options: what the engine works with. */
// biome-ignore lint/suspicious/noExplicitAny: each type checks its own options by its own schema
export type AnyFieldType = FieldType<any>;

/** The catalogue `scripts/fields/`, by the name people write. */
export type FieldTypes = ReadonlyMap<string, AnyFieldType>;
