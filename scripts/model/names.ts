import { quoteHint } from './quotes.ts';
import { cutText } from './shorten.ts';

/** Person, team, rule, template. */
export const keyPattern = /^[a-z0-9][a-z0-9-]{0,63}$/;
/** Field names. */
export const fieldPattern = /^[a-z][a-z0-9_]{0,63}$/;
/** Board, list, tag, slug: the letters only; `nameProblem` knows the rest. */
export const namePattern = /^[\p{L}\p{N}\p{M}]+(-[\p{L}\p{N}\p{M}]+)*$/u;

const reservedOnWindows = new Set(['con', 'prn', 'aux', 'nul', ...Array.from({ length: 10 }, (_, n) => [`com${n}`, `lpt${n}`]).flat()]);
const nameBytes = 100;
const plainName = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

/** Why a text cannot be the name of a board, list, tag or record, or undefined when it can: letters and digits of any script joined by "-". */
export function nameProblem(name: string): string | undefined {
  if (plainName.test(name) && name.length <= nameBytes && !reservedOnWindows.has(name)) return undefined;
  if (name === '') return 'a name is empty';
  if (name !== name.normalize('NFC')) return `"${name}" is not in Unicode form NFC; write "${name.normalize('NFC')}"`;
  if (reservedOnWindows.has(name)) return `"${name}" is a reserved name on Windows`;
  if (new TextEncoder().encode(name).length > nameBytes) return `"${cutText(name, 40)}" is longer than ${nameBytes} bytes`;
  if (!namePattern.test(name) || name !== name.toLowerCase()) {
    return `"${name}" is not a name: expected lower-case letters and digits joined by "-", such as "${slugFrom(name) || 'acme-renewal'}"`;
  }
  return undefined;
}

/** A title as a name of any script (`Заявка №7` -> `заявка-7`), at most 100 bytes; empty when it holds no letter or digit. */
export function slugFrom(title: string): string {
  const words =
    title
      .replace(/\p{So}/gu, ' ')
      .normalize('NFKC')
      .toLowerCase()
      .normalize('NFC')
      .match(/[\p{L}\p{N}][\p{L}\p{N}\p{M}]*/gu) ?? [];
  let slug = '';
  for (const word of words) {
    const longer = slug ? `${slug}-${word}` : word;
    if (new TextEncoder().encode(longer).length > nameBytes) break;
    slug = longer;
  }
  if (!slug && words[0]) slug = cutToBytes(words[0], nameBytes);
  return reservedOnWindows.has(slug) ? `${slug}-1` : slug;
}

/** A slug with a number behind it, for one that is taken; still at most 100 bytes. */
export function numberedSlug(slug: string, count: number): string {
  const end = `-${count}`;
  return cutToBytes(slug, nameBytes - end.length).replace(/-+$/, '') + end;
}

/** A name as it is compared with others: without letter case, `ß` as `ss` and a final sigma as any other; the dotless `ı` is a letter of its own. */
export function foldName(name: string): string {
  if (/^[a-z0-9/-]*$/.test(name)) return name;
  const parts = name.normalize('NFC').split('ı');
  return parts
    .map((part) => part.toUpperCase().toLowerCase())
    .join('ı')
    .normalize('NFC');
}

/** The names that count as the same as a name: with `ß` for `ss` and one sigma for the other; the first 64 where there are more. */
export function namesLike(name: string): string[] {
  const forms = new Map([
    ['ss', ['ss', 'ß']],
    ['σ', ['σ', 'ς']],
    ['ς', ['σ', 'ς']],
  ]);
  let names = [''];
  for (const part of foldName(name).split(/(ss|[σς])/)) {
    const both = names.length > 32 ? [part] : (forms.get(part) ?? [part]);
    names = names.flatMap((start) => both.map((each) => start + each));
  }
  return [...new Set([name, ...names])];
}

/** A title made from a name: `open-deals` -> `Open deals`. */
export function titleFrom(name: string): string {
  const text = name.replace(/[-_]+/g, ' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The candidate nearest to what was written, when near enough to be meant (a third of its letters may differ). */
export function nearest(word: string, candidates: Iterable<string>): string | undefined {
  let best: string | undefined;
  let least = Math.max(2, Math.floor(word.length / 3)) + 1;
  for (const candidate of candidates) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), least);
    // two words without a letter in common are as far from each other as they are long; of single letters any may be meant
    const isStrange = distance > 1 && distance >= Math.max(word.length, candidate.length);
    if (distance < least && !isStrange) [best, least] = [candidate, distance];
  }
  return best;
}

/** `; did you mean "color"?`, or nothing when nothing is near; of a word in typographic quotes, that these are none. */
export function didYouMean(word: string, candidates: Iterable<string>): string {
  const quotes = quoteHint(word);
  if (quotes !== '') return quotes;
  const near = nearest(word, candidates);
  return near === undefined ? '' : `; did you mean "${near}"?`;
}

/** `didYouMean` for checks that may find thousands of faults among thousands of candidates: it falls silent after so many comparisons in all. */
export function patientHints(comparisons = 400_000): (word: string, candidates: () => string[]) => string {
  let left = comparisons;
  return (word, candidates) => {
    if (left <= 0) return '';
    const known = candidates();
    left -= known.length + 1;
    return didYouMean(word, known);
  };
}

function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let before: number[] = [];
  let row = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++) {
      const replaced = (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1] ? (before[j - 2] ?? 0) + 1 : replaced;
      next.push(Math.min(replaced, swapped, (row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1));
    }
    if (Math.min(...next, ...row) >= limit) return limit;
    [before, row] = [row, next];
  }
  return row[b.length] ?? limit;
}

function cutToBytes(text: string, bytes: number): string {
  let cut = '';
  for (const char of text) {
    if (new TextEncoder().encode(cut + char).length > bytes) break;
    cut += char;
  }
  return cut;
}

/** What is wrong with a circle of records that name each other under a key; `names` go from the first of it back to the first. */
export function circleWords(key: string, names: string[]): string {
  const circle = names.join(' -> ');
  return key === 'parent' ? `${names[0]} is its own parent: ${circle}` : `${names[0]} waits for itself: ${circle}`;
}

/** What is wrong where a field names a record that does not fulfil the field's condition; `problem` is why that could not be worked out. */
export function unfulfilledWords(key: string, name: string, where: string, problem?: string): string {
  return `${key}: ${name} does not fulfil ${where}${problem === undefined ? '' : `: ${problem}`}`;
}
