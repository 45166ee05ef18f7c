import type { Board } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { colors } from '../../model/value.ts';
import type { WrittenScalar } from '../../model/written.ts';
import { readKey, typeOfKey } from '../read/keys.ts';
import { parseYaml } from '../read/yaml.ts';

/** Types whose own message tells what to write, where only one thing can have been meant; of the others what is told is the likeliest. */
const certain: ReadonlySet<string> = new Set([
  'number',
  'currency',
  'percent',
  'rating',
  'date',
  'checkbox',
  'country',
  'location',
  'reference',
  'unique_id',
]);

/** A number with its thousands apart: groups of three behind the first, and another sign before the decimals. */
const grouped = /^[-+]?(?:\d+|[1-9]\d{0,2}(?:([ \u00a0\u202f.,'’_])\d{3})(?:\1\d{3})*)(?:([.,])\d+)?$/u;

/** What to write in place of a value that cannot be read, where only one thing can have been meant and the key takes it; undefined where that is a guess. */
export function valueMeant(key: string, written: WrittenScalar, board: Board, fields: FieldTypes): string | undefined {
  const { source } = written;
  if (key === 'color') return colors.find((color) => color === source.trim().toLowerCase());
  const type = typeOfKey(key, board, fields);
  const reading = type && certain.has(type.name) ? readKey(key, written, board, fields) : undefined;
  if (!type || !reading || !('problem' in reading)) return undefined;
  const [, meant] = /; write ((?:\{[^{}]*\}|[^;{}])+)$/.exec(reading.problem) ?? [];
  if (meant === undefined || / (?:or|for|with|as in) /.test(meant) || !isSure(type.name, source, meant, type.options)) return undefined;
  const again = parseYaml(`v: ${meant}`, 0).written.get('v');
  const fits = again && readKey(key, again, board, fields);
  return fits && 'value' in fits ? meant : undefined;
}

function isSure(type: string, source: string, meant: string, options: { [name: string]: unknown }): boolean {
  if (type === 'date') return source.match(/\d+/g)?.length === meant.match(/\d+/g)?.length;
  if (!['number', 'currency', 'percent'].includes(type) || meant.startsWith('{')) return true;
  const code = typeof options['currency'] === 'string' ? options['currency'] : undefined;
  const sign = type === 'percent' ? '%' : code && signOf(code);
  const bare = [sign, code].reduce((text: string, each) => (each ? text.replace(each, '') : text), source).trim();
  const [whole, group, decimal] = grouped.exec(bare) ?? [];
  // 1,200 is told with both of its readings already, and one sign does not stand for two things
  return whole !== undefined && (group === undefined || group !== decimal);
}

function signOf(currency: string): string | undefined {
  const format = new Intl.NumberFormat('en', { style: 'currency', currency, currencyDisplay: 'narrowSymbol' });
  return format.formatToParts(1).find((part) => part.type === 'currency')?.value;
}
