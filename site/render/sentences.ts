import type { Messages } from '../data.ts';

/** Kinds of sentences of the engine, each a section of `site/languages/`; the English text of a message is the pattern it is known by. */
export const kindsOfSentence = ['frame', 'fault', 'reason', 'hint', 'kind', 'what', 'fact'] as const;
export type SentenceKind = (typeof kindsOfSentence)[number];

/** One message of those sections, and how it is found in what the engine says. */
export interface Sentence {
  kind: SentenceKind;
  name: string;
  /** Of its own words the longest: what does not hold them is none of these, which is known sooner than by the pattern. */
  mark: string;
  pattern: RegExp;
  /** In the order of their places. */
  slots: string[];
}

/** What may stand in a place; in all others, anything. */
const slotPatterns: { [slot: string]: string } = {
  count: String.raw`-?[\d,.]+`,
  decimals: String.raw`\d+`,
  size: String.raw`[\d,.]+`,
  status: String.raw`\d+`,
  key: String.raw`[^\s":]+`,
  of: 'if|unless',
  quoted: '"[^"]*"',
  place: String.raw`\S+`,
  hour: String.raw`\d\d:\d\d`,
  listed: String.raw`[^\s",]+(?:, [^\s",]+)+`,
  found: String.raw`a list|a map|a number|a day or time|a value|true or false|"[\s\S]*"|\S+`,
  // a piece of YAML or of an expression, or one word
  code: String.raw`"(?:[^"\\]|\\.)*"|[{['(][\s\S]*|\w+: [\s\S]+|[\w.]+\([\s\S]*\)|\S+`,
};

/** What is looked for together. */
const alike: { [kind in SentenceKind]?: SentenceKind } = { reason: 'fault' };

const known = new WeakMap<Messages, Map<SentenceKind, Sentence[]>>();

/** The sentences by their kinds, those with most words of their own first, so that the closest is found; reasons stand among the faults. */
export function sentencesIn(english: Messages): Map<SentenceKind, Sentence[]> {
  const found = known.get(english) ?? readSentences(english);
  known.set(english, found);
  return found;
}

function readSentences(english: Messages): Map<SentenceKind, Sentence[]> {
  const found: { sentence: Sentence; own: number }[] = [];
  for (const [key, text] of english) {
    const kind = kindsOfSentence.find((each) => key.startsWith(`${each}.`));
    if (kind === undefined || typeof text !== 'string') continue;
    found.push({ sentence: sentenceOf(kind, key.slice(kind.length + 1), text), own: text.replace(/\{\w+\}/g, '').length });
  }
  const sorted = found.sort((a, b) => b.own - a.own).map(({ sentence }) => sentence);
  return Map.groupBy(sorted, ({ kind }) => alike[kind] ?? kind);
}

function sentenceOf(kind: SentenceKind, name: string, text: string): Sentence {
  const parts = text.split(/\{(\w+)\}/);
  const slots = parts.filter((_, index) => index % 2 === 1);
  const source = parts.map((part, index) => (index % 2 === 0 ? literal(part) : `(${slotPatterns[bare(part)] ?? String.raw`[\s\S]+`})`));
  const own = parts.flatMap((part, index) => (index % 2 === 0 ? asCode(part).split('…') : []));
  const mark = own.sort((a, b) => b.length - a.length)[0] ?? '';
  return { kind, name, mark, pattern: new RegExp(`^${source.join('')}$`, 'u'), slots };
}

/** A second place of one kind is named after it: `kind_b`. */
export function bare(slot: string): string {
  return slot.replace(/_[bc]$/, '');
}

function literal(text: string): string {
  const escaped = asCode(text).replace(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return escaped.replaceAll('…', String.raw`(?:…|\.\.\.)`);
}

/** The words of a message with the quotation marks of the engine, which are those of code. */
function asCode(text: string): string {
  return text.replace(/[“”]/g, '"').replaceAll('’', "'");
}
