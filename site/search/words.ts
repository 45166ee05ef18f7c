import { folded } from '../render/filter.ts';

/** Of a longer word only so much is looked at, on both sides. */
const longestWord = 32;

const [gap, letter, sign] = [1, 2, 3];
/** What each character of the basic plane is to a search; filled in as characters are met. */
const kinds = new Uint8Array(65_536);
/** Scripts that part no words: each of their characters counts. */
const signs = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;

function kindOf(code: number): number {
  const char = String.fromCharCode(code);
  const kind = signs.test(char) ? sign : /[\p{L}\p{N}]/u.test(char) ? letter : gap;
  kinds[code] = kind;
  return kind;
}

/** As texts are compared; most texts need no more than lower case, and folding is dear. */
export function foldText(text: string): string {
  for (let at = 0; at < text.length; at++) if (text.charCodeAt(at) > 127) return folded(text);
  return text.toLowerCase();
}

/** Tells each word of a folded text, as often as it stands there: words of at least two letters; of Chinese, Japanese and Thai each pair of characters, and the last one. */
export function eachWord(text: string, tell: (word: string) => void): void {
  const { length } = text;
  let start = -1;
  for (let at = 0; at <= length; at++) {
    const kind = at < length ? kindAt(text, at) : gap;
    if (kind === letter) {
      if (start < 0) start = at;
      continue;
    }
    if (start >= 0) {
      if (at - start > 1) tell(text.slice(start, Math.min(at, start + longestWord)));
      start = -1;
    }
    if (kind === sign) tell(text.slice(at, at + 1 < length && kindAt(text, at + 1) === sign ? at + 2 : at + 1));
  }
}

function kindAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  return kinds[code] || kindOf(code);
}

/** The words of a folded text, each once. */
export function wordsOfText(text: string): string[] {
  const words = new Set<string>();
  eachWord(text, (word) => words.add(word));
  return [...words];
}

/** Whether a folded word is of a script that parts no words. */
export function isOfSigns(word: string): boolean {
  return word !== '' && kindAt(word, 0) === sign;
}

/** What somebody looks for: the folded parts between spaces and other marks. */
export function askedWords(query: string): string[] {
  return foldText(query)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .slice(0, 12);
}

/** A text in which every word has a space before and behind it, so that looking for one is looking for a string. */
export function spacedText(text: string): string {
  return ` ${foldText(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .join(' ')} `;
}
