import { escapeMarkdown } from './markdown.ts';

/** A sentence that knows which of its parts are our own words (`own`) and which are what somebody wrote (`said`), so that each drawer can make the latter safe. */
export type Words = readonly Word[];
export type Word = { own: string } | { said: string };

/** Our own words with what others wrote between them: `` words`moved to ${title}` ``. */
export function words(own: TemplateStringsArray, ...between: (string | number | Words)[]): Words {
  return own.flatMap((part, index): Word[] => {
    const next = between[index];
    const parts: Word[] = part === '' ? [] : [{ own: part }];
    if (next === undefined) return parts;
    return typeof next === 'object' ? [...parts, ...next] : [...parts, { said: String(next) }];
  });
}

/** Sentences one behind the other. */
export function joinWords(sentences: readonly Words[], between: string): Words {
  return sentences.flatMap((sentence, index) => (index === 0 ? sentence : [{ own: between }, ...sentence]));
}

/** As plain text; what a terminal must not see is still in it. */
export function plainWords(sentence: Words): string {
  return sentence.map((word) => ('own' in word ? word.own : word.said)).join('');
}

/** As Markdown on one line, in which nothing that somebody wrote is a mark, a link, a mention, HTML or the number of an issue. */
export function markdownWords(sentence: Words): string {
  return sentence.map((word) => ('own' in word ? word.own : markdownOf(word.said))).join('');
}

/** One text that somebody wrote, as `markdownWords` writes it. */
export function markdownOf(said: string): string {
  const line = said.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').replace(/[\u200b\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
  // a sentence is never the start of a line, so what would be a heading or an item there need not be looked for
  return escapeMarkdown(line).replace(/(#|GH-)(?=\d)|((?:https?|ftp):|www)(?=\/\/|\.)/gi, '$&\u2060');
}

/** A text of at most so many characters, on one line. */
export function cutLine(text: string, most: number): string {
  const line = text.replace(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, ' ').trim();
  return line.length <= most ? line : `${[...line].slice(0, most - 1).join('')}…`;
}
