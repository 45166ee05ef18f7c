import { escapeHtml } from '../render/escape.ts';
import { foldText } from '../search/words.ts';

type Range = [from: number, to: number];

/** Where the folded words stand in a text: at the beginnings of words, else, for words of three letters and more, within them. */
export function rangesIn(text: string, words: readonly string[]): Range[] {
  const { folded, places } = foldWithPlaces(text);
  const found: Range[] = [];
  for (const word of words) {
    const all = [...placesOf(folded, word)];
    const starts = all.filter((at) => at === 0 || !/[\p{L}\p{N}]/u.test(folded.charAt(at - 1)));
    for (const at of starts.length > 0 || word.length < 3 ? starts : all)
      found.push([places[at] ?? 0, places[at + word.length] ?? text.length]);
  }
  return merge(found);
}

/** A text as HTML, with what was looked for marked. */
export function markText(text: string, words: readonly string[]): string {
  let html = '';
  let from = 0;
  for (const [start, end] of rangesIn(text, words)) {
    html += `${escapeHtml(text.slice(from, start))}<mark>${escapeHtml(text.slice(start, end))}</mark>`;
    from = end;
  }
  return html + escapeHtml(text.slice(from));
}

/** A text folded letter by letter, and where in the text each folded letter stood. */
function foldWithPlaces(text: string): { folded: string; places: number[] } {
  let folded = '';
  const places: number[] = [];
  let at = 0;
  for (const char of text) {
    const each = foldText(char);
    for (let step = 0; step < each.length; step++) places.push(at);
    folded += each;
    at += char.length;
  }
  places.push(text.length);
  return { folded, places };
}

function* placesOf(text: string, word: string): Generator<number> {
  if (word === '') return;
  for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) yield at;
}

function merge(ranges: Range[]): Range[] {
  const merged: Range[] = [];
  for (const range of ranges.sort((a, b) => a[0] - b[0])) {
    const before = merged.at(-1);
    if (before && range[0] <= before[1]) before[1] = Math.max(before[1], range[1]);
    else merged.push([...range]);
  }
  return merged;
}
