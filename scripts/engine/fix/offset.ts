import type { Place } from '../../model/file.ts';

/** The offset of a place in its file's text: the reverse of what reading tells; undefined where the text has no such line. */
export function offsetOf(text: string, { line, column }: Place): number | undefined {
  let start = 0;
  for (let at = 1; at < line; at++) {
    start = text.indexOf('\n', start) + 1;
    if (start === 0) return undefined;
  }
  const mark = start === 0 && text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const offset = start + mark + column - 1;
  return offset <= text.length ? offset : undefined;
}
