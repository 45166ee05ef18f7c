/** What a person wrote at a key, before any field type looked at it. `at` is the offset in the file where it begins. */
export type Written = WrittenScalar | WrittenList | WrittenMap;

/** One value on one line or a block of text. `source` is the text as written without quotes: `1.10` and `007` keep their zeros. */
export interface WrittenScalar {
  as: 'scalar';
  source: string;
  /** What YAML 1.2 core makes of it; counts only for numbers, booleans and null. */
  value: string | number | boolean | null;
  /** Written in quotes or as a block: then it is text whatever it looks like. */
  quoted: boolean;
  at: number;
}

export interface WrittenList {
  as: 'list';
  items: Written[];
  at: number;
}

export interface WrittenMap {
  as: 'map';
  entries: Map<string, Written>;
  at: number;
}

/** JSON-like data as if a person had written it; offsets are all `at` (0 when it comes from no file). */
export function writtenFromValue(value: unknown, at = 0): Written {
  if (Array.isArray(value)) return { as: 'list', items: value.map((item) => writtenFromValue(item, at)), at };
  if (value !== null && typeof value === 'object') {
    const entries = Object.entries(value).map(([key, item]): [string, Written] => [key, writtenFromValue(item, at)]);
    return { as: 'map', entries: new Map(entries), at };
  }
  if (typeof value === 'string') return { as: 'scalar', source: value, value, quoted: true, at };
  if (typeof value === 'number' || typeof value === 'boolean') {
    return { as: 'scalar', source: String(value), value, quoted: false, at };
  }
  return { as: 'scalar', source: '', value: null, quoted: false, at };
}

/** The plain data behind it: scalars by YAML 1.2 core, maps as Map-free objects without a prototype. */
export function plainValue(written: Written): unknown {
  if (written.as === 'scalar') return written.value;
  if (written.as === 'list') return written.items.map(plainValue);
  const result: Record<string, unknown> = Object.create(null);
  for (const [key, item] of written.entries) result[key] = plainValue(item);
  return result;
}

/** The items of a list; a single value stands for a list of one, null for none. */
export function writtenItems(written: Written): Written[] {
  if (written.as === 'list') return written.items;
  if (written.as === 'scalar' && written.value === null && !written.quoted) return [];
  return [written];
}

/** Nothing was written after the colon (`due:`), or `null` or `~`. */
export function isEmptyWritten(written: Written): boolean {
  return written.as === 'scalar' && written.value === null && !written.quoted;
}
