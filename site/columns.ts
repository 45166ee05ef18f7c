/** A column of like values: all the same, by numbers into a row of values (of few, each as one digit of base 36), one by one, texts without how all of them begin and end, or objects part by part. */
export type Column =
  | { k: unknown }
  | { d: unknown[]; c: number[] | string }
  | { v: unknown[] }
  | { t: (string | null)[]; a: string; z: string }
  | { s: { [key: string]: Column }; n: number[] };

const base = 36;

/** Rows of like objects as columns, so that what repeats is told once; made of JSON values, and `undefined` for what is absent. */
export function encodeRows(rows: readonly object[]): { rows: number; columns: { [key: string]: Column } } {
  const keys = new Set(rows.flatMap((row) => Object.keys(row)));
  const columns = [...keys].map((key): [string, Column] => [
    key,
    encodeColumn(rows.map((row) => (row as { [key: string]: unknown })[key])),
  ]);
  return { rows: rows.length, columns: Object.fromEntries(columns.filter(([, column]) => !('k' in column && column.k === null))) };
}

function encodeColumn(values: unknown[]): Column {
  const numbers = new Map<string, number>();
  const codes = values.map((value) => {
    const text = value === undefined ? '' : JSON.stringify(value);
    const known = numbers.get(text) ?? numbers.size;
    numbers.set(text, known);
    return known;
  });
  if (numbers.size === 1) return { k: values[0] ?? null };
  const objects = values.filter((value) => value !== undefined);
  if (numbers.size * 2 > values.length && objects.every(isPlain)) {
    const { columns } = encodeRows(objects);
    return {
      s: columns,
      n: objects.length === values.length ? [] : values.flatMap((value, index) => (value === undefined ? [index] : [])),
    };
  }
  if (numbers.size * 2 <= values.length) {
    const told = numbers.size > base ? codes : codes.map((code) => code.toString(base)).join('');
    return { d: [...numbers.keys()].map((text) => (text === '' ? null : JSON.parse(text))), c: told };
  }
  return encodeTexts(objects, values) ?? { v: values.map((value) => value ?? null) };
}

/** Texts that share how they begin or end; undefined for all else. */
function encodeTexts(present: unknown[], values: unknown[]): Column | undefined {
  const texts = present.filter((value) => typeof value === 'string');
  const [first = ''] = texts;
  if (texts.length < present.length) return undefined;
  const least = Math.min(...texts.map(({ length }) => length));
  let [a, z] = [0, 0];
  while (a < least && texts.every((text) => text[a] === first[a])) a++;
  while (z < least - a && texts.every((text) => text.at(-1 - z) === first.at(-1 - z))) z++;
  if (a + z < 3) return undefined;
  const t = values.map((value) => (typeof value === 'string' ? value.slice(a, value.length - z) : null));
  return { t, a: first.slice(0, a), z: first.slice(first.length - z) };
}

function isPlain(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** What `encodeRows` was given; absent parts are absent again. */
export function decodeRows({ rows, columns }: { rows: number; columns: { [key: string]: Column } }): { [key: string]: unknown }[] {
  const made: { [key: string]: unknown }[] = Array.from({ length: rows }, () => ({}));
  for (const [key, column] of Object.entries(columns)) {
    const values = decodeColumn(column, rows);
    for (const [index, row] of made.entries()) if (values[index] !== undefined && values[index] !== null) row[key] = values[index];
  }
  return made;
}

function decodeColumn(column: Column, rows: number): unknown[] {
  if ('k' in column) return Array(rows).fill(column.k);
  if ('d' in column) {
    const { c: codes, d: told } = column;
    return typeof codes === 'string' ? Array.from(codes, (code) => told[Number.parseInt(code, base)]) : codes.map((code) => told[code]);
  }
  if ('v' in column) return column.v;
  if ('t' in column) return column.t.map((text) => (text === null ? null : column.a + text + column.z));
  const absent = new Set(column.n);
  const present = decodeRows({ rows: rows - absent.size, columns: column.s }).values();
  return Array.from({ length: rows }, (_, index) => (absent.has(index) ? undefined : present.next().value));
}
