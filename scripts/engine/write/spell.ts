import type { Value } from '../../model/value.ts';
import { parseYaml } from '../read/yaml.ts';

/** How a scalar stands in a file: without quotes, or in which. */
export type Quotes = 'plain' | 'single' | 'double';

// what YAML 1.1, which other tools still read, takes for a truth, a number or a time
const otherTypes = /^(?:y|n|yes|no|on|off|[-+.]?[0-9][0-9_:.,]*)$/i;
const hidden = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** The ways to write a value on one line, the best first; what was asked for decides the quotes where it can. */
export function spellInline(value: Value, quotes: Quotes = 'plain', inBrackets = false): string[] {
  if (typeof value === 'string') return spellText(value, quotes, inBrackets);
  if (typeof value !== 'object') return [String(value)];
  return [spellCollection(value, 'plain'), spellCollection(value, 'double')];
}

function spellCollection(value: Exclude<Value, string | number | boolean>, quotes: Quotes): string {
  const spell = (each: Value): string => spellInline(each, quotes, true)[0] ?? '';
  if (Array.isArray(value)) return `[${value.map(spell).join(', ')}]`;
  const entries = Object.entries(value).map(([key, each]) => `${spell(key)}: ${spell(each)}`);
  return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
}

function spellText(text: string, quotes: Quotes, inBrackets: boolean): string[] {
  const double = JSON.stringify(text).replace(hidden, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones only double quotes can hold
  const isOneLine = !/[\u0000-\u001f]/.test(text) && text.search(hidden) === -1;
  if (quotes === 'single' && isOneLine) return [`'${text.replaceAll("'", "''")}'`, double];
  if (quotes === 'plain' && isOneLine && isPlain(text, inBrackets)) return [text, double];
  return [double];
}

/** Whether a text without quotes is read as that text, here and by readers of YAML 1.1. */
function isPlain(text: string, inBrackets: boolean): boolean {
  if (text === '' || text !== text.trim() || otherTypes.test(text)) return false;
  if (/^[\p{L}\p{N}][\p{L}\p{N}_/-]*$/u.test(text) && /^\p{L}/u.test(text) && !/^(true|false|null)$/i.test(text)) return true;
  const { written, problems } = parseYaml(inBrackets ? `v: [${text}]` : `v: ${text}`, 0);
  const whole = written.get('v');
  const only = inBrackets ? (whole?.as === 'list' && whole.items.length === 1 ? whole.items[0] : undefined) : whole;
  return problems.length === 0 && only?.as === 'scalar' && only.value === text;
}

/** A text of several lines as a block (`|`), without its last line end; undefined where a block cannot hold it. */
export function spellBlock(text: string, indent: string, newline: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a block cannot hold these
  if (!text.includes('\n') || /[\u0000-\u0008\u000b-\u001f]|\n\n$/.test(text) || /^\n*[ \t]/.test(text) || text.search(hidden) !== -1)
    return undefined;
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  if (lines.every((line) => line === '')) return undefined;
  return [text.endsWith('\n') ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : indent + line))].join(newline);
}
