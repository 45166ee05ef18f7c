import { hidesCharacters, looksOtherwise, spellBlock, spellQuoted } from '../../scripts/model/spelled.ts';
import type { Value } from '../../scripts/model/value.ts';
import type { KeyPlace, TemplateText } from '../data-making.ts';

/** What a record without a template starts from. */
export const emptyTemplate: Omit<TemplateText, 'name'> = {
  text: '---\n---\n',
  keys: {},
  values: {},
  indent: '',
  newline: '\n',
  end: 4,
  body: 8,
};

/** A key and what it is set to; undefined takes it out. */
export type Entry = [key: string, value: Value | undefined];

/** A template with keys set and another text below: what is not set stays as it is, what is new comes last. No value can be read as anything else than itself. */
export function recordText(template: Omit<TemplateText, 'name'>, entries: readonly Entry[], body: string): string {
  const { text, keys, end, newline } = template;
  const edits: { from: number; to: number; by: string }[] = [];
  let added = '';
  for (const [key, value] of entries) {
    const place = Object.hasOwn(keys, key) ? keys[key] : undefined;
    if (place) edits.push(editAt(place, key, value, template));
    else if (value !== undefined) added += spellEntry(key, value, template);
  }
  let head = text.slice(0, end);
  for (const { from, to, by } of edits.sort((a, b) => b.from - a.from)) head = head.slice(0, from) + by + head.slice(to);
  const below = body === '' || body.endsWith('\n') ? body : `${body}\n`;
  const close = text.slice(end, template.body);
  return head + added + (close.endsWith('\n') ? close : close + newline) + below.replaceAll('\n', newline);
}

/** The text of a template below its frontmatter, in plain line ends. */
export function bodyOf({ text, body }: Omit<TemplateText, 'name'>): string {
  return text.slice(body).replaceAll('\r\n', '\n');
}

function editAt(
  place: KeyPlace,
  key: string,
  value: Value | undefined,
  template: Omit<TemplateText, 'name'>,
): { from: number; to: number; by: string } {
  const { line, colon, end, next, block } = place;
  if (value === undefined) return { from: line, to: next, by: '' };
  const lines = spellEntry(key, value, template);
  const isInline = lines.indexOf('\n') === lines.length - 1;
  // a comment behind a value stays
  if (isInline && !block) return { from: colon, to: end, by: ` ${spellInline(value)}` };
  return { from: line, to: next, by: lines };
}

/** The lines of a key and its value. */
function spellEntry(key: string, value: Value, { indent, newline }: Pick<TemplateText, 'indent' | 'newline'>): string {
  const name = `${indent}${spellInline(key)}:`;
  if (Array.isArray(value) && value.length > 0)
    return [name, ...value.map((each) => `${indent}  - ${spellInline(each)}`), ''].join(newline);
  const block = typeof value === 'string' ? spellBlock(value, `${indent}  `, newline) : undefined;
  return `${name} ${block ?? spellInline(value)}${newline}`;
}

function spellInline(value: Value): string {
  if (Array.isArray(value)) return `[${value.map(spellInner).join(', ')}]`;
  if (typeof value === 'object') {
    const entries = Object.entries(value).map(([key, each]) => `${spellInner(key)}: ${spellInner(each)}`);
    return entries.length > 0 ? `{ ${entries.join(', ')} }` : '{}';
  }
  if (typeof value !== 'string') return String(value);
  return isPlain(value) ? value : spellQuoted(value);
}

/** Inside of brackets only words and days stand without quotes. */
function spellInner(value: Value): string {
  if (typeof value !== 'string' || !isPlain(value)) return spellInline(value);
  return /^[\p{L}\d][\p{L}\d_-]*(T\d\d:\d\d)?$/u.test(value) ? value : spellQuoted(value);
}

/** Whether every reader of YAML takes a text without quotes for just that text. */
function isPlain(text: string): boolean {
  if (!/^[\p{L}\d](?:[^\p{C}\p{Z}]| (?! ))*$/u.test(text) || text.endsWith(' ') || hidesCharacters(text)) return false;
  if (/:(?: |$)| #/.test(text) || /^(?:null|true|false)$/i.test(text) || looksOtherwise(text)) return false;
  // what begins with a digit may be a number of some kind, unless it is a day, a time or words
  return !/^\d/.test(text) || /^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(text) || / \p{L}/u.test(text);
}
