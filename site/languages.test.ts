import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Messages } from './data.ts';
import { readMessages } from './gather/messages.ts';
import { wordsOf } from './render/words.ts';

const site = import.meta.dirname;
const read = (language: string): Messages => readMessages(parse(readFileSync(join(site, `languages/${language}.yml`), 'utf8')));
const messages = read('en');
const languages = readdirSync(join(site, 'languages'), 'utf8').map((name) => name.replace('.yml', ''));

/** Messages that a language rightly shares with English. */
const alike: { [language: string]: string[] } = {
  es: ['files.pdf', 'value.no', 'property.color'],
  fr: [
    'alert.important',
    'automations.kind.email',
    'color.orange',
    'color.violet',
    'docs.title',
    'files.archive',
    'files.image',
    'files.pdf',
    'timeline.dates',
  ],
  it: ['automations.kind.email', 'checklist.name', 'files.other', 'files.pdf', 'files.video', 'value.no'],
  ru: ['files.pdf'],
};

const formsOf = (message: string | Map<string, string> | undefined): string[] =>
  typeof message === 'string' ? [message] : [...(message?.values() ?? [])];

const placesOf = (message: string | Map<string, string> | undefined): string[] => {
  const text = formsOf(message).join(' ');
  // a record that a rule acts on may be told by its parts, so that it can be inflected
  const whole = text.replaceAll('{subject}', '{board}{list}');
  return [...new Set([...whole.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name))].sort();
};

/** What is written wrong in a text of a language, as far as a machine can tell. */
const slips: { [language: string]: [RegExp, string][] } = {
  all: [
    [/\.\.\./, 'three dots for …'],
    [/"/, 'a straight quotation mark'],
    [/\p{L}'[\p{L}0]/u, 'a straight apostrophe'],
    [/ {2}|^\s*$/, 'a double space, or nothing'],
    [/\s-\s/, 'a hyphen for a dash'],
  ],
  es: [
    [/(?<!¿[^?]*)\?/, 'a ? without ¿'],
    [/(?<!¡[^!]*)!/, 'a ! without ¡'],
    [/[“”]/, 'English quotation marks'],
  ],
  fr: [
    [/(?<![\u202f!?])[;!?]/, 'no narrow no-break space before ; ! ?'],
    [/(?<!\u00a0):(?!\/\/)/, 'no no-break space before :'],
    [/«(?!\u00a0)|(?<!\u00a0)»/, 'no no-break space inside « »'],
    [/[“”]/, 'English quotation marks'],
  ],
  it: [
    [/[“”]/, 'English quotation marks'],
    [/\b(perchè|poichè|nè|sè)\b|\bE’/u, 'a wrong accent'],
  ],
  ru: [
    [/[“”]/, 'English quotation marks'],
    [/[a-z][а-яё]|[а-яё][a-z]/iu, 'Latin and Cyrillic letters in one word'],
    [/(?<!\p{L})(еще|ее|нее|всё-таки|чье|мое|твое|идет|придет|найдет)(?!\p{L})/iu, 'е for ё'],
    [/(?<!\p{L})(вы|вас|вам|вами|ваш\p{L}*)(?!\p{L})/u, 'вы without its capital'],
  ],
};

test('there are the five languages', () => {
  expect(languages.sort()).toEqual(['en', 'es', 'fr', 'it', 'ru']);
});

describe.each(['en', 'es', 'fr', 'it', 'ru'])('%s', (language) => {
  const mine = read(language);

  test('says all that English says, and nothing else', () => {
    expect(
      [...messages.keys()].filter((key) => !mine.has(key)),
      'missing',
    ).toEqual([]);
    expect(
      [...mine.keys()].filter((key) => !messages.has(key)),
      'unknown',
    ).toEqual([]);
  });

  test('has the places of English', () => {
    const differ = [...mine].filter(([key, message]) => String(placesOf(message)) !== String(placesOf(messages.get(key))));
    expect(differ.map(([key]) => key)).toEqual([]);
  });

  test('has its plural forms', () => {
    const needed = String(new Intl.PluralRules(language).resolvedOptions().pluralCategories.toSorted());
    const lacking = [...messages].filter(([key, message]) => {
      const own = mine.get(key);
      if (typeof message === 'string') return typeof own !== 'string';
      if (own === undefined || typeof own === 'string' || String([...own.keys()].sort()) !== needed) return true;
      // "one" of Russian is 21 as well, so it has to tell the number
      return (
        language === 'ru' &&
        formsOf(own).some((form) => form.includes('{count}')) &&
        !formsOf(own).every((form) => form.includes('{count}'))
      );
    });
    expect(lacking.map(([key]) => key)).toEqual([]);
  });

  test('is not English, where the word is not the same in both', () => {
    const same = [...mine].filter(([key, message]) => {
      if (language === 'en' || alike[language]?.includes(key)) return false;
      const [own, english] = [formsOf(message).join('|'), formsOf(messages.get(key)).join('|')];
      return own === english && /\p{L}/u.test(own.replace(/\{\w+\}/g, ''));
    });
    expect(same.map(([key]) => key)).toEqual([]);
  });

  test('is written as its readers write', () => {
    const found = [...mine].flatMap(([key, message]) =>
      formsOf(message).flatMap((form) => {
        const text = form.replace(/\{\w+\}/g, '0');
        return [...(slips['all'] ?? []), ...(slips[language] ?? [])]
          .filter(([slip]) => slip.test(text))
          .map(([, what]) => `${key}: ${what}: ${form}`);
      }),
    );
    expect(found).toEqual([]);
  });
});

test('every message that a page asks for is written, and every one that is written is asked for', () => {
  const asked = new Set<string>();
  const begun = new Set<string>();
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    const file = relative(site, join(entry.parentPath, entry.name));
    if (!entry.isFile() || !/\.(astro|ts)$/.test(file) || file.endsWith('.test.ts') || file.startsWith('tests')) continue;
    const text = readFileSync(join(site, file), 'utf8');
    for (const [call] of text.matchAll(/say\([^)]*/g)) for (const [, key = ''] of call.matchAll(/'([a-z_]+\.[\w.]+)'/g)) asked.add(key);
    for (const [, key = ''] of text.matchAll(/say\(`([a-z_.]+)\$\{/g)) begun.add(key);
  }
  expect([...asked].filter((key) => !messages.has(key))).toEqual([]);
  expect([...messages.keys()].filter((key) => !asked.has(key) && ![...begun].some((start) => key.startsWith(start)))).toEqual([]);
});

test('plurals, numbers, sizes and days are those of the language', () => {
  const words = wordsOf('en', 'Europe/Madrid', messages, messages);
  expect(words.say('board.records', { count: 1 })).toBe('1 record');
  expect(words.say('board.records', { count: 12_345 })).toBe('12,345 records');
  expect(words.count(13, { one: 'Deal', many: 'Deals' })).toBe('13 deals');
  expect(words.count(1, { one: { en: 'Deal' }, many: 'Deals' })).toBe('1 deal');
  expect(words.count(13, undefined)).toBe('13 records');
  expect(words.bytes(193)).toBe('193 bytes');
  expect(words.bytes(1_250_000)).toBe('1.3 MB');
  expect(words.date('2026-12-01T17:30')).toBe('1 Dec 2026, 17:30');
  expect(words.date('2026-12-01', '2026')).toBe('1 Dec');
  expect(words.moment('2026-07-01T22:30:00Z')).toBe('2 Jul 2026, 00:30');
  expect(words.say('nobody.wrote.this')).toBe('nobody.wrote.this');
});
