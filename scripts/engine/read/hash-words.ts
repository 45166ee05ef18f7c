import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/file.ts';
import { quoteText } from '../../model/reading.ts';
import { isEmptyWritten, type Written } from '../../model/written.ts';
import { placerOf } from './place.ts';

/** Words that were meant and are a comment to YAML: `tags: #urgent`, an item `- #urgent`, `room: House #7`. */
export function hashWordFaults(file: SourceFile, written: ReadonlyMap<string, Written>, keys: ReadonlyMap<string, number>): Diagnostic[] {
  const faults: Diagnostic[] = [];
  const placeOf = placerOf(file);
  const warn = (at: number, key: string, message: string) =>
    faults.push({ place: placeOf(at), check: 'hash-word', message: `${key}: ${message}`, severity: 'warning' });
  for (const [key, at] of keys) {
    const value = written.get(key);
    const line = lineAt(file.text, at);
    if (!value || !line.includes('#')) {
      if (value?.as === 'list' && value.items.some(isEmptyWritten)) warnItems(key, at);
      continue;
    }
    const sign = line.search(/(?<=[ \t])#/);
    const word = line.slice(sign + 1).trimEnd();
    if (isEmptyWritten(value) && /^[^\s#]+$/.test(word)) warn(at + sign, key, lost(word));
    else if (value.as === 'scalar' && typeof value.value === 'string' && /^\d+$/.test(word) && !/['"][ \t]*$/.test(line.slice(0, sign)))
      warn(at + sign, key, `what stands behind "#" is a comment; expected quotes where it is meant: "${value.source} #${word}"`);
  }
  return faults;

  function warnItems(key: string, at: number): void {
    for (let next = at + lineAt(file.text, at).length + 1; ; ) {
      const line = lineAt(file.text, next);
      if (!/^[ \t]*(?:-|#|\r?$)/.test(line) || next >= file.text.length) return;
      const [, before = '', word] = /^([ \t]*-[ \t]+)#([^\s#]+)[ \t\r]*$/.exec(line) ?? [];
      if (word !== undefined) warn(next + before.length, key, lost(word));
      next += line.length + 1;
    }
  }
}

function lost(word: string): string {
  return `${quoteText(`#${word}`)} is a comment and not read; expected ${word} without "#"`;
}

function lineAt(text: string, at: number): string {
  const end = text.indexOf('\n', at);
  return text.slice(at, end === -1 ? text.length : end);
}
