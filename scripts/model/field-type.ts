import type { ZodType, z } from 'zod';
import type { Display, Input } from './display.ts';
import type { Value } from './value.ts';
import type { Written } from './written.ts';

/** What reading gave: a value, or what was found and what was expected (lower case, no path: the caller knows where). */
export type Reading = { value: Value } | { problem: string };

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
  /** How the value looks. */
  display(value: Value, options: Options): Display;
  /** What a person edits it with; `none` for what is computed. */
  input(options: Options): Input;
  /** What CEL sees: the type of the value in an expression. */
  expression: 'string' | 'double' | 'bool' | 'list<string>' | 'dyn';
  /** People, records and files the value names; `board` is the record's own, for names without one. */
  mentions?(value: Value, options: Options, board: string): Mention[];
  /** Run as tests and shown in the docs. `yaml` is what stands after the key. */
  examples: Example<Options>[];
}

/** `gives` is the value, or the exact problem. */
export interface Example<Options> {
  options?: Options;
  yaml: string;
  gives: { value: Value } | { problem: string };
}

/** A field type whatever its options: what the engine works with. */
// biome-ignore lint/suspicious/noExplicitAny: each type checks its own options by its own schema
export type AnyFieldType = FieldType<any>;

/** The catalogue `scripts/fields/`, by the name people write. */
export type FieldTypes = Map<string, AnyFieldType>;
