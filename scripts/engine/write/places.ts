import type { Value } from '../../model/value.ts';
import { isEmptyWritten, plainValue } from '../../model/written.ts';
import { lineStart, nextLine, readSource } from './source.ts';
import { spliceKey } from './splice.ts';

/** A text with the place of each key of its frontmatter, so that whoever has no reader of YAML can set them. */
export interface PlacedText {
  text: string;
  keys: { [key: string]: { line: number; colon: number; end: number; next: number; block: boolean } };
  values: { [key: string]: Value };
  indent: string;
  newline: string;
  end: number;
  body: number;
}

/** Where the keys of a frontmatter stand, some of them taken out; undefined where it has a fault, where several keys share a line, or where what was taken out is still named. */
export function placesOfKeys(given: string, without: ReadonlySet<string>): PlacedText | undefined {
  let text = given.replace(/^\ufeff/, '');
  for (const key of without) {
    const spliced = spliceKey(text, key, undefined);
    if ('problem' in spliced) return undefined;
    text = spliced.text;
  }
  const before = readSource(text);
  if ('problem' in before) return undefined;
  if (!before.split.present) text = `---${before.newline}---${before.newline}${text}`;
  const source = readSource(text);
  if ('problem' in source || [...without].some((key) => source.split.yaml.includes(key))) return undefined;
  const { split, pairs, written, newline, indent } = source;
  // one in brackets has no lines of its own for its keys
  if (pairs.size > 0 && source.split.yaml.trimStart().startsWith('{')) return undefined;
  const keys: PlacedText['keys'] = {};
  for (const [key, { keyStart, colonEnd, end, form }] of pairs) {
    const line = lineStart(text, keyStart);
    if (text.slice(line, keyStart) !== indent) return undefined;
    const last = Math.max(end, colonEnd);
    keys[key] = { line, colon: colonEnd, end: last, next: nextLine(text, last), block: form === 'block' || form === 'block-text' };
  }
  const values = [...written].flatMap(([key, each]): [string, Value][] => (isEmptyWritten(each) ? [] : [[key, plainValue(each) as Value]]));
  return {
    text,
    keys,
    values: Object.fromEntries(values),
    indent,
    newline,
    end: split.yamlStart + split.yaml.length,
    body: split.bodyStart,
  };
}
