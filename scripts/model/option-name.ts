import type { Value } from './value.ts';

/** What an option of a trigger or action names in the tracker; `option` is where it stands, by dotted path (`to`, `due`, `add.0`; `''` is the option itself). */
export type OptionName =
  | { kind: 'board' | 'tag' | 'person'; option: string; name: string }
  /** A list of `board`, or of any board the rule is about. */
  | { kind: 'list'; option: string; name: string; board?: string | undefined }
  /** A built-in key or field of `board`, or of any board the rule is about, and a value it should be able to hold, or what its values must be. */
  | { kind: 'key'; option: string; name: string; value?: Value | undefined; holds?: 'date'; board?: string | undefined };

/** One name or several, as people write them: a list of one is the name itself. */
export function eachName(names: string | string[] | undefined, option: string): { option: string; name: string }[] {
  if (names === undefined) return [];
  if (typeof names === 'string') return [{ option, name: names }];
  return names.map((name, index) => ({ option: option ? `${option}.${index}` : String(index), name }));
}
