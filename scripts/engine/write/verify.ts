import type { Value } from '../../model/value.ts';
import { isEmptyWritten, type Written } from '../../model/written.ts';
import type { Source } from './source.ts';

/** Whether a spliced file says what was asked and nothing else has changed: the key reads as `asked` (absent when undefined), all others and the text as before. */
export function isFaithful(before: Source, after: Source, key: string, asked: Value | undefined): boolean {
  if (before.split.body !== after.split.body) return false;
  const kept = [...before.written.keys()].filter((each) => each !== key);
  const found = [...after.written.keys()].filter((each) => each !== key);
  if (kept.length !== found.length || kept.some((each, index) => each !== found[index])) return false;
  if (kept.some((each) => !isSameWritten(before.written.get(each), after.written.get(each)))) return false;
  const written = after.written.get(key);
  return asked === undefined ? written === undefined : written !== undefined && says(written, asked);
}

/** Whether what is written reads as the value; an item of a list may stand without quotes, its source counts. */
export function says(written: Written, value: Value, isItem = false): boolean {
  if (Array.isArray(value)) {
    return (
      written.as === 'list' &&
      written.items.length === value.length &&
      value.every((each, index) => says(written.items[index] as Written, each, true))
    );
  }
  if (typeof value === 'object') {
    if (written.as !== 'map') return false;
    const entries = Object.entries(value);
    return entries.length === written.entries.size && entries.every(([key, each]) => says(written.entries.get(key) as Written, each));
  }
  if (written?.as !== 'scalar') return false;
  if (typeof value === 'string')
    return written.source === value && !isEmptyWritten(written) && (isItem || typeof written.value === 'string');
  return written.value === value && !written.quoted;
}

function isSameWritten(a: Written | undefined, b: Written | undefined): boolean {
  if (!a || !b || a.as !== b.as) return a === b;
  if (a.as === 'scalar' && b.as === 'scalar') return a.source === b.source && Object.is(a.value, b.value) && a.quoted === b.quoted;
  if (a.as === 'list' && b.as === 'list')
    return a.items.length === b.items.length && a.items.every((item, index) => isSameWritten(item, b.items[index]));
  if (a.as !== 'map' || b.as !== 'map' || a.entries.size !== b.entries.size) return false;
  return [...a.entries].every(([key, item]) => isSameWritten(item, b.entries.get(key)));
}
