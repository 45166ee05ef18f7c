/** Data with Maps, Sets and numbers without end as what JSON can carry; `unpack` gives it back. */
export function pack(data: unknown): unknown {
  if (data instanceof Map) return { $map: [...data].map(([key, value]) => [key, pack(value)]) };
  if (data instanceof Set) return { $set: [...data].map(pack) };
  if (Array.isArray(data)) return data.map(pack);
  if (typeof data === 'number' && !Number.isFinite(data)) return { $number: String(data) };
  if (data === null || typeof data !== 'object') return data;
  const entries = Object.entries(data).flatMap(([key, value]) => (value === undefined ? [] : [[key, pack(value)]]));
  return entries.some(([key]) => String(key).startsWith('$')) ? { $entries: entries } : Object.fromEntries(entries);
}

/** What `pack` was given, from the JSON it became. */
export function unpack(data: unknown): unknown {
  if (Array.isArray(data)) return data.map(unpack);
  if (data === null || typeof data !== 'object') return data;
  const { $map, $set, $number, $entries } = data as {
    $map?: [unknown, unknown][];
    $set?: unknown[];
    $number?: string;
    $entries?: [string, unknown][];
  };
  if ($map) return new Map($map.map(([key, value]) => [key, unpack(value)]));
  if ($number !== undefined) return Number($number);
  if ($set) return new Set($set.map(unpack));
  const entries = $entries ?? Object.entries(data);
  return Object.fromEntries(entries.map(([key, value]) => [key, unpack(value)]));
}
