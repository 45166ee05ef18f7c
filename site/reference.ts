import type { Display } from '../scripts/model/display.ts';

/** What the reference pages of the documentation draw: every entry of the catalogues, as plain data. */
export interface Reference {
  fields: ReferenceField[];
  checks: ReferenceCheck[];
  commands: ReferenceCommand[];
  triggers: ReferenceStep[];
  /** Options that every trigger has. */
  filters: ReferenceOption[];
  actions: ReferenceStep[];
  /** What may stand beside the action of a step. */
  beside: ReferenceOption[];
}

/** What people may write after one key. */
export interface ReferenceOption {
  key: string;
  description: string;
  /** In words: `true or false`; absent where the description says it. */
  takes?: string;
  /** As YAML. */
  default?: string;
  needed: boolean;
}

export interface ReferenceField {
  name: string;
  summary: string;
  computed: boolean;
  options: ReferenceOption[];
  /** What an expression sees of a value, in words. */
  seen: string;
  /** Examples of what is written, those with the same options together. */
  written: { options: string; readings: ReferenceReading[] }[];
  worked: ReferenceWorking[];
}

/** What a value looks like, or what is wrong; neither where there is none. */
export type ReferenceResult = { display: Display } | { problem: string };

export interface ReferenceReading {
  yaml: string;
  gives: ReferenceResult;
}

/** A small tracker, and what a computed field gives in it. */
export interface ReferenceWorking {
  /** What stands in which file, or who committed what when; in order. */
  parts: { label: string; text: string }[];
  gives: ReferenceResult;
}

export interface ReferenceCheck {
  name: string;
  summary: string;
  /** Whether `--fix` mends what it finds, in the cases that its examples show. */
  mends: boolean;
  examples: {
    files: { path: string; lines: string[]; findings: ReferenceFinding[] }[];
    /** Findings in files that the example does not show. */
    elsewhere: ReferenceFinding[];
    /** What `--fix` does, a sentence each. */
    mends: string[];
  }[];
}

export interface ReferenceFinding {
  path: string;
  line: number;
  column: number;
  severity: string;
  message: string;
}

export interface ReferenceCommand {
  name: string;
  summary: string;
  /** What may be typed, and what is said of it, in order. */
  usage: { typed: boolean; text: string }[];
}

/** A trigger or an action. */
export interface ReferenceStep {
  name: string;
  summary: string;
  /** What may stand behind its name instead of options. */
  itself: Omit<ReferenceOption, 'key'>[];
  options: ReferenceOption[];
  /** YAML. */
  example: string;
}

type Load = () => Promise<Reference>;
const place = Symbol.for('woad.reference');

/** Tells the pages how to come by the reference; nothing is loaded before one of them asks. */
export function setReference(load: Load): void {
  let loaded: Promise<Reference> | undefined;
  (globalThis as { [place]?: Load })[place] = () => {
    loaded ??= load();
    return loaded;
  };
}

/** The reference, loaded once. */
export function readReference(): Promise<Reference> {
  const load = (globalThis as { [place]?: Load })[place];
  if (!load) throw new Error('the reference was asked for before the integration of site/ told how to load it');
  return load();
}
