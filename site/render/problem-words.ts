import { shortenWords } from '../../scripts/model/shorten.ts';
import type { Messages } from '../data.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { bare, type Sentence, type SentenceKind, sentencesIn } from './sentences.ts';
import { wordsOf } from './words.ts';

/** What the engine said, in the language of the page; `lang` is of what that does not know and is left as it was found. */
export interface Told {
  text: string;
  lang?: 'en';
}

type Context = { words: Pick<RenderContext['words'], 'language'>; site: Pick<RenderContext['site'], 'sentences'> };
type Teller = (text: string) => string | undefined;

/** What is longer holds more than sentences of the engine. */
const longest = 500;
const mostDeep = 8;
/** So many clauses are told apart. */
const mostClauses = 16;
/** So often is a message held against a sentence: what people wrote may look like many of them, one in the other. */
const mostTries = 2000;
const mostKnown = 5000;
const tellers = new WeakMap<object, Teller>();

/** A sentence of the engine - a fault, why there is no value, why a rule did nothing - in the language of the page. */
export function sayProblem(message: string, context: Context): Told {
  if (context.words.language === 'en' || message === '') return { text: message };
  const tell = tellers.get(context.words) ?? openTeller(context);
  tellers.set(context.words, tell);
  const short = shortenWords(message);
  const isTooLong = short.length > longest || short.split('; ').length > mostClauses;
  const text = isTooLong ? undefined : tell(short);
  return text === undefined ? { text: message, lang: 'en' } : { text };
}

/** The same as HTML. */
export function renderProblem(message: string, context: Context): string {
  const { text, lang } = sayProblem(message, context);
  return lang ? `<span lang="${lang}">${escapeHtml(text)}</span>` : escapeHtml(text);
}

function openTeller({ words: { language }, site: { sentences: told } }: Context): Teller {
  const english: Messages = told?.get('en') ?? new Map();
  const sentences = sentencesIn(english);
  const { say, locale } = wordsOf(language, 'UTC', told?.get(language) ?? english, english);
  const whole = new Map<string, string | undefined>();
  /** Of the message at hand: what its parts are, and how often it may still be tried. */
  const known = new Map<string, string | undefined>();
  let left = 0;
  const sayOf: { [kind in SentenceKind]: (name: string, values: { [slot: string]: string }) => string } = {
    frame: (name, values) => say(`frame.${name}`, values),
    fault: (name, values) => say(`fault.${name}`, values),
    reason: (name, values) => say(`reason.${name}`, values),
    hint: (name, values) => say(`hint.${name}`, values),
    kind: (name, values) => say(`kind.${name}`, values),
    what: (name, values) => say(`what.${name}`, values),
    fact: (name, values) => say(`fact.${name}`, values),
  };
  return (text) => {
    if (whole.has(text)) return whole.get(text);
    known.clear();
    left = mostTries;
    const found = tell(text, 0);
    const told = left > 0 ? found : undefined;
    if (whole.size < mostKnown) whole.set(text, told);
    return told;
  };

  function tell(text: string, depth: number): string | undefined {
    if (known.has(text) || depth > mostDeep || left <= 0) return known.get(text);
    const found = tellAnew(text, depth);
    known.set(text, found);
    return found;
  }

  function tellAnew(text: string, depth: number): string | undefined {
    const several = find('frame', text, depth) ?? withHint(text, depth) ?? afterKey(text, depth) ?? twoOf(text, depth);
    return several ?? find('fault', text, depth) ?? find('hint', text, depth);
  }

  /** What is wrong; and what to do about it. */
  function withHint(text: string, depth: number): string | undefined {
    for (let at = text.lastIndexOf('; '); at > 0; at = text.lastIndexOf('; ', at - 1)) {
      const hint = find('hint', text.slice(at + 2), depth);
      const head = hint === undefined ? undefined : tell(text.slice(0, at), depth + 1);
      if (hint !== undefined && head !== undefined) return say('fault.both', { why: head, why_b: hint });
    }
    return undefined;
  }

  /** A key, or the record whose value it is, may stand before what is wrong. */
  function afterKey(text: string, depth: number): string | undefined {
    const [, key, rest = ''] = /^((?:\{\{.*?\}\}|[\p{L}\p{N}\p{M}_./:-]+?)): (.*)$/su.exec(text) ?? [];
    const why = key === undefined ? undefined : tell(rest, depth + 1);
    return key === undefined || why === undefined ? undefined : say('fault.about', { key, why });
  }

  function twoOf(text: string, depth: number): string | undefined {
    for (let at = text.indexOf('; '); at > 0; at = text.indexOf('; ', at + 1)) {
      const first = tell(text.slice(0, at), depth + 1);
      const second = first === undefined ? undefined : tell(text.slice(at + 2), depth + 1);
      if (first !== undefined && second !== undefined) return say('fault.both', { why: first, why_b: second });
    }
    return undefined;
  }

  function find(kind: SentenceKind, text: string, depth: number): string | undefined {
    for (const sentence of sentences.get(kind) ?? []) {
      if (left <= 0) return undefined;
      const values = text.includes(sentence.mark) ? valuesIn(sentence, text, depth) : undefined;
      if (values) return sayOf[sentence.kind](sentence.name, values);
    }
    return undefined;
  }

  function valuesIn({ pattern, slots }: Sentence, text: string, depth: number): { [slot: string]: string } | undefined {
    left--;
    const match = pattern.exec(text);
    if (!match) return undefined;
    const values: { [slot: string]: string } = {};
    for (const [index, slot] of slots.entries()) {
      const value = tellPart(bare(slot), match[index + 1] ?? '', depth + 1);
      if (value === undefined) return undefined;
      values[slot] = value;
    }
    return values;
  }

  /** What stands in a place: a sentence or words of the engine, or what people wrote. */
  function tellPart(slot: string, text: string, depth: number): string | undefined {
    switch (slot) {
      case 'why':
        return tell(text, depth);
      case 'kind':
      case 'what':
      case 'hint':
        return find(slot, text, depth);
      case 'found':
        return find('kind', text, depth) ?? text;
      case 'facts':
        return allOf(text.split(/, (?=[\w.]+ is )/).map((each) => find('fact', each, depth)))?.join(', ');
      default:
        return joined(text);
    }
  }

  /** Names that the engine joined by "or" or "and", joined as the language does. */
  function joined(text: string): string {
    const [, word] = /^(?:[^\s",]+|"[^"]*")(?:, (?:[^\s",]+|"[^"]*"))*(?: (or|and) (?:[^\s",]+|"[^"]*"))+$/.exec(text) ?? [];
    if (word === undefined) return text;
    const type = word === 'or' ? 'disjunction' : 'conjunction';
    return new Intl.ListFormat(locale, { type }).format(text.split(new RegExp(`, | ${word} `)));
  }
}

function allOf(parts: (string | undefined)[]): string[] | undefined {
  const known = parts.filter((part) => part !== undefined);
  return known.length === parts.length ? known : undefined;
}
