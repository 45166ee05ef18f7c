import type { Actions } from '../../model/action.ts';
import type { Display } from '../../model/display.ts';
import type { FieldTypes, Zod } from '../../model/field-type.ts';
import type { RecordPast } from '../../model/history.ts';
import type { MessageLanguage } from '../../model/message-language.ts';
import type { Triggers } from '../../model/trigger.ts';

/** What reading and running rules needs beside the tracker: the catalogues. */
export interface RuleContext {
  fields: FieldTypes;
  zod: Zod;
  triggers: Triggers;
  actions: Actions;
}

/** What a run needs of the world, as values. */
export interface RunContext extends RuleContext {
  /** Local time in the workspace's zone, `2026-11-21T13:45`. */
  now: string;
  /** The same instant in UTC, to the second: `2026-11-21T12:45:10Z`. */
  utc: string;
  /** What git knows of each record, by the `board/slug` it has in HEAD; asked for only where the rules ask git. */
  pasts?: ReadonlyMap<string, RecordPast>;
  /** From 0 to below 1. */
  random(): number;
  /** SHA-256 of a text, as 64 hex digits. */
  digest(text: string): string;
  /** What `vars.` names in rules: the repository's variables. */
  vars: { [name: string]: string };
  /** How a value looks in a text. */
  draw(display: Display): string;
  /** What is said in texts, by language. */
  languages: ReadonlyMap<string, MessageLanguage>;
  /** The address where people see a record (`board/slug`), where there is one. */
  url?(record: string): string | undefined;
}

/** What moments of time are worked out with. */
export type MomentContext = Pick<RunContext, 'fields' | 'now' | 'pasts'>;
