import { hidesCharacters, looksOtherwise, spellQuoted } from '../../model/spelled.ts';
import type { Value } from '../../model/value.ts';
import { parseYaml } from '../read/yaml.ts';

/** How a scalar stands in a file: without quotes, or in which. */
export type Quotes = 'plain' | 'single' | 'double';

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
  const double = spellQuoted(text);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones only double quotes can hold
  const isOneLine = !/[\u0000-\u001f]/.test(text) && !hidesCharacters(text);
  if (quotes === 'single' && isOneLine) return [`'${text.replaceAll("'", "''")}'`, double];
  if (quotes === 'plain' && isOneLine && isPlain(text, inBrackets)) return [text, double];
  return [double];
}

/** Whether a text without quotes is read as that text, here and by readers of YAML 1.1. */
function isPlain(text: string, inBrackets: boolean): boolean {
  if (text === '' || text !== text.trim() || looksOtherwise(text)) return false;
  if (/^[\p{L}\p{N}][\p{L}\p{N}_/-]*$/u.test(text) && /^\p{L}/u.test(text) && !/^(true|false|null)$/i.test(text)) return true;
  const { written, problems } = parseYaml(inBrackets ? `v: [${text}]` : `v: ${text}`, 0);
  const whole = written.get('v');
  const only = inBrackets ? (whole?.as === 'list' && whole.items.length === 1 ? whole.items[0] : undefined) : whole;
  return problems.length === 0 && only?.as === 'scalar' && only.value === text;
}
