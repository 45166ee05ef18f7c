import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/file.ts';
import { placerOf } from './place.ts';

const sign = '# <<<<<<< ours';

/** Each key that two branches changed and nobody chose for: the merge left theirs as a comment, so YAML alone finds nothing wrong. Looks only before `end`. */
export function leftMarkFaults(file: SourceFile, end: number): Diagnostic[] {
  const first = file.text.indexOf(sign);
  if (first === -1 || first >= end) return [];
  const placeOf = placerOf(file);
  return [...file.text.slice(0, end).matchAll(/^( *)# <{7} ours\r?$/gm)].map(({ index, 1: pad = '' }) => ({
    place: placeOf(index + pad.length),
    check: 'merge-conflict',
    message:
      'two branches changed this key, and our value stands; keep one of the two and remove the lines with <<<<<<<, ======= and >>>>>>>',
    severity: 'error',
  }));
}
