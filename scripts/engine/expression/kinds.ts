import type { ExpressionType } from '../../model/expression-type.ts';

/** What an expression may name, by name: a type, or the names below it (`record.email`). */
export interface ExpressionNames extends ReadonlyMap<string, ExpressionType | ExpressionNames> {}

/** What a part of an expression gives; `dyn` is known only when it runs. */
export type Kind = ExpressionType | 'list<dyn>' | 'map' | 'null';

/** The world an expression may ask about: texts in the time zone of the workspace. */
export interface ExpressionWorld {
  /** `2026-11-21T13:54` */
  now: string;
  /** `2026-11-21` */
  today: string;
  /** The address of a person, where it may be told: in rules. */
  email?(person: string): string | undefined;
  /** The address of a record's page, where there is a site. */
  url?(record: string): string | undefined;
}

/** A kind in the words of messages. */
export function describeKind(kind: Kind): string {
  switch (kind) {
    case 'string':
      return 'text';
    case 'double':
      return 'a number';
    case 'bool':
      return 'true or false';
    case 'date':
      return 'a day or time';
    case 'list<string>':
    case 'list<dyn>':
      return 'a list';
    case 'map':
      return 'a map';
    case 'null':
      return 'null';
    case 'dyn':
      return 'a value';
    default:
      return kind satisfies never;
  }
}

/** The kind of a value at hand. */
export function kindOfValue(value: unknown): Kind {
  if (typeof value === 'string') return isDateText(value) ? 'date' : 'string';
  if (typeof value === 'number') return 'double';
  if (typeof value === 'boolean') return 'bool';
  if (Array.isArray(value)) return 'list<dyn>';
  return value === null || value === undefined ? 'null' : 'map';
}

/** Whether one kind may stand where the other is wanted; a day is text too. */
export function fits(kind: Kind, wanted: Kind): boolean {
  if (kind === 'dyn' || wanted === 'dyn' || kind === wanted) return true;
  if (wanted === 'string') return kind === 'date';
  if (wanted === 'date') return kind === 'string';
  return isList(kind) && isList(wanted);
}

/** Whether it is a list of whatever. */
export function isList(kind: Kind): boolean {
  return kind === 'list<string>' || kind === 'list<dyn>';
}

/** `2026-12-01` or `2026-12-01T17:30`, seconds allowed. */
export function isDateText(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2}(:\d{2})?)?$/.test(text);
}
