import { endOfBlank, type JsonPart, parseJsonc, plainJson } from './jsonc.ts';

/** A settings file with a value at a path of keys; comments, order and every other byte stay. Undefined where the file or the path is not what it should be. */
export function setJson(text: string, path: string[], value: unknown, isEnough: (present: unknown) => boolean): string | undefined {
  let part = parseJsonc(text.trim() === '' ? '{}' : text);
  if (!part) return undefined;
  if (text.trim() === '') return setJson('{}\n', path, value, isEnough);
  for (const [depth, key] of path.entries()) {
    if (part.as !== 'object') return undefined;
    const found: JsonPart[] = part.members.filter((member) => member.key === key).map((member) => member.value);
    const [only] = found;
    if (found.length > 1) return undefined;
    if (!only) {
      const rest = path.slice(depth + 1).reduceRight<unknown>((inner, name) => ({ [name]: inner }), value);
      return insert(text, part, (indent) => `${JSON.stringify(key)}: ${print(rest, indent, text)}`);
    }
    part = only;
  }
  if (isEnough(plainJson(part))) return text;
  return `${text.slice(0, part.start)}${print(value, indentAt(text, part.start), text)}${text.slice(part.end)}`;
}

/** A settings file with a text more in the list at a key, where it is not yet; undefined as above. */
export function addToJson(text: string, key: string, item: string): string | undefined {
  const root = parseJsonc(text.trim() === '' ? '{}' : text);
  if (root?.as !== 'object') return undefined;
  const found = root.members.filter((member) => member.key === key);
  const list = found[0]?.value;
  if (found.length > 1 || (list && list.as !== 'array')) return undefined;
  if (!list) return setJson(text, [key], [item], () => false);
  if (list.items.some((each) => each.as === 'scalar' && each.value === item)) return text;
  return insert(text, list, () => JSON.stringify(item));
}

/** One entry more at the end of a map or list, on a line of its own; a trailing comma stays one. */
function insert(text: string, holder: Exclude<JsonPart, { as: 'scalar' }>, write: (indent: string) => string): string {
  const children = holder.as === 'object' ? holder.members.map(({ value }) => value) : holder.items;
  const outer = indentAt(text, holder.start);
  const first = endOfBlank(text, holder.start + 1);
  const indent = children.length > 0 && lineStart(text, first) > holder.start ? indentAt(text, first) : `${outer}${unitOf(text)}`;
  const close = holder.end - 1;
  const inside = text.slice(0, close).trimEnd();
  const last = children.at(-1);
  const comma = last ? endOfBlank(text, last.end) : undefined;
  const isTrailing = comma !== undefined && text[comma] === ',';
  const eol = eolOf(text);
  const before = last && !isTrailing ? `${text.slice(0, last.end)},${inside.slice(last.end)}` : inside;
  const blank = text.slice(inside.length, close);
  return `${before}${eol}${indent}${write(indent)}${isTrailing ? ',' : ''}${blank.includes('\n') ? blank : `${eol}${outer}`}${text.slice(close)}`;
}

function print(value: unknown, indent: string, text: string): string {
  return JSON.stringify(value, null, unitOf(text)).replaceAll('\n', `${eolOf(text)}${indent}`);
}

function lineStart(text: string, at: number): number {
  return text.lastIndexOf('\n', at - 1) + 1;
}

function indentAt(text: string, at: number): string {
  const start = lineStart(text, at);
  return /^[ \t]*/.exec(text.slice(start, at))?.[0] ?? '';
}

/** What the file is indented by: that of its first indented line, else two blanks. */
function unitOf(text: string): string {
  return /^([ \t]+)\S/m.exec(text)?.[1] ?? '  ';
}

function eolOf(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}
