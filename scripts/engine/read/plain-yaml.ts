import type { WrittenScalar } from '../../model/written.ts';
import type { ParsedYaml } from './yaml.ts';

/** A line `key: value`, `key:` or `  - item`, whose value begins with a letter or digit; what else YAML may hold is none. */
const plainLine = /(?:([a-z][a-z0-9_]*):(?: (.+))?|( {1,8})- (.+))\n/y;
const plainValue = /^[\p{L}\d](?:[^\p{Cc}\p{Cs}\p{Z}\ufeff]| (?! ))*(?<! )$/u;
const marks = /:(?: |$)| #/;
/** Words of the core schema that are no text. */
const words = /^(?:null|true|false)$/i;
const smallNumber = /^(?:0|[1-9]\d{0,14})$/;
const day = /^\d{4}-\d\d-\d\d$/;
const mayBeNumber = /^\d[\da-fxo.+-]*$/i;
const oddKeys = new Set(['null', 'true', 'false', 'constructor', 'prototype']);

/** As `parseYaml`, for YAML as most records have it: keys with plain values and lists of such, nothing else. Ten times as fast, and undefined where there is anything more to it. */
export function readPlainYaml(yaml: string, offset: number): Pick<ParsedYaml, 'written' | 'keys' | 'problems'> | undefined {
  const parsed: Pick<ParsedYaml, 'written' | 'keys' | 'problems'> = { written: new Map(), keys: new Map(), problems: [] };
  let items: WrittenScalar[] | undefined;
  let depth = '';
  for (let at = 0; at < yaml.length; at = plainLine.lastIndex) {
    plainLine.lastIndex = at;
    const [line, key, value, indent, item] = plainLine.exec(yaml) ?? [];
    if (line === undefined) return undefined;
    if (key === undefined) {
      if (!items || indent === undefined || item === undefined || (items.length > 0 && indent !== depth)) return undefined;
      const scalar = readScalar(item, offset + at + indent.length + 2);
      if (!scalar) return undefined;
      depth = indent;
      items.push(scalar);
      continue;
    }
    // a key with nothing behind it
    if (items?.length === 0 || oddKeys.has(key) || parsed.keys.has(key)) return undefined;
    parsed.keys.set(key, offset + at);
    items = undefined;
    if (value === undefined) {
      items = [];
      // a list begins where its first item does
      const begins = /^ *-/.exec(yaml.slice(at + line.length, at + line.length + 9));
      parsed.written.set(key, { as: 'list', items, at: offset + at + line.length + (begins?.[0].length ?? 1) - 1 });
      continue;
    }
    const scalar = readScalar(value, offset + at + key.length + 2);
    if (!scalar) return undefined;
    parsed.written.set(key, scalar);
  }
  return items?.length === 0 || parsed.keys.size === 0 ? undefined : parsed;
}

function readScalar(source: string, at: number): WrittenScalar | undefined {
  if (source === 'true' || source === 'false') return { as: 'scalar', source, value: source === 'true', quoted: false, at };
  if (!plainValue.test(source) || marks.test(source) || words.test(source)) return undefined;
  if (smallNumber.test(source)) return { as: 'scalar', source, value: Number(source), quoted: false, at };
  if (mayBeNumber.test(source) && !day.test(source)) return undefined;
  return { as: 'scalar', source, value: source, quoted: false, at };
}
