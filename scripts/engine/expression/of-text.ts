import { slugFrom } from '../../model/names.ts';
import { define, type ExpressionFunction } from './define.ts';
import { Fault, longestList, longestText } from './fault.ts';
import { showValue } from './show.ts';

/** Functions of texts; none of them takes a pattern. */
export const ofText: [string, ExpressionFunction][] = [
  ['upper', define(['string'], 'string', ([text]: [string]) => text.toUpperCase())],
  ['lower', define(['string'], 'string', ([text]: [string]) => text.toLowerCase())],
  ['upperAscii', define(['string'], 'string', ([text]: [string]) => text.toUpperCase())],
  ['lowerAscii', define(['string'], 'string', ([text]: [string]) => text.toLowerCase())],
  ['trim', define(['string'], 'string', ([text]: [string]) => text.trim())],
  ['contains', define(['string', 'string'], 'bool', ([text, part]: [string, string]) => text.includes(part))],
  ['startsWith', define(['string', 'string'], 'bool', ([text, part]: [string, string]) => text.startsWith(part))],
  ['endsWith', define(['string', 'string'], 'bool', ([text, part]: [string, string]) => text.endsWith(part))],
  ['replace', define(['string', 'string', 'string'], 'string', ([text, part, by]: [string, string, string]) => replace(text, part, by))],
  ['split', define(['string', 'string'], 'list<string>', ([text, between]: [string, string]) => split(text, between))],
  [
    'join',
    define(['list<dyn>', 'string'], 'string', ([list, between = ', ']: [unknown[], string?]) => join(list, between), { optional: 1 }),
  ],
  ['left', define(['string', 'double'], 'string', ([text, count]: [string, number]) => [...text].slice(0, Math.max(0, count)).join(''))],
  ['right', define(['string', 'double'], 'string', ([text, count]: [string, number]) => right(text, count))],
  ['length', define(['dyn'], 'double', ([value]: [unknown]) => sizeOf(value, 'length'))],
  ['size', define(['dyn'], 'double', ([value]: [unknown]) => sizeOf(value, 'size'))],
  ['slug', define(['string'], 'string', ([text]: [string]) => slugFrom(text))],
  ['email', define(['string'], 'string', ([person]: [string], world) => world.email?.(person))],
  ['url', define(['string'], 'string', ([record]: [string], world) => world.url?.(record))],
];

function replace(text: string, part: string, by: string): string | Fault {
  if (part === '') return new Fault('replace() has an empty text to look for');
  return join(text.split(part), by);
}

function split(text: string, between: string): string[] | Fault {
  const parts = between === '' ? [...text] : text.split(between);
  return parts.length > longestList ? new Fault('the list is too long') : parts;
}

function join(list: unknown[], between: string): string | Fault {
  const texts = list.map(showValue);
  const length = texts.reduce((sum, { length }) => sum + length, between.length * Math.max(0, list.length - 1));
  return length > longestText ? new Fault('the text is too long') : texts.join(between);
}

function right(text: string, count: number): string {
  const chars = [...text];
  return chars.slice(Math.max(0, chars.length - Math.max(0, Math.trunc(count)))).join('');
}

function sizeOf(value: unknown, name: string): number | Fault {
  if (typeof value === 'string') return [...value].length;
  if (Array.isArray(value)) return value.length;
  if (value !== null && typeof value === 'object') return Object.keys(value).length;
  return new Fault(`${name}() wants text, a list or a map`);
}
