import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { Messages } from './data.ts';
import { readMessages } from './gather/messages.ts';
import { problemText } from './render/card.ts';
import { fileSize } from './render/file-size.ts';
import { wordsOf } from './render/words.ts';
import { slipsIn } from './tests/typography.ts';

const site = import.meta.dirname;
const read = (language: string): Messages => readMessages(parse(readFileSync(join(site, `languages/${language}.yml`), 'utf8')));
const messages = read('en');
const languages = readdirSync(join(site, 'languages'), 'utf8').map((name) => name.replace('.yml', ''));

/** Messages that a language rightly shares with English. */
const alike: { [language: string]: string[] } = {
  es: ['chart.total', 'files.pdf', 'property.color', 'value.no'],
  fr: [
    'alert.important',
    'automations.kind.email',
    'chart.total',
    'color.orange',
    'color.violet',
    'docs.title',
    'files.archive',
    'files.image',
    'files.pdf',
    'timeline.dates',
    'view.table',
  ],
  it: ['automations.kind.email', 'board.feed', 'checklist.name', 'files.other', 'files.pdf', 'files.video', 'value.no'],
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
      formsOf(message).flatMap((form) =>
        [...slipsIn(form, language), ...(/ {2}|^\s*$/.test(form) ? ['a double space, or nothing'] : [])].map((slip) => `${key}: ${slip}`),
      ),
    );
    expect(found).toEqual([]);
  });
});

test('every message that a page asks for is written, and every one that is written is asked for', () => {
  const sections = new Set([...messages.keys()].map((key) => key.split('.')[0]));
  const asked = new Set<string>();
  const named = new Set<string>();
  const begun = new Set<string>();
  for (const entry of readdirSync(site, { recursive: true, withFileTypes: true })) {
    const file = relative(site, join(entry.parentPath, entry.name));
    if (!entry.isFile() || !/\.(astro|ts)$/.test(file) || file.endsWith('.test.ts') || file.startsWith('tests')) continue;
    const text = readFileSync(join(site, file), 'utf8');
    for (const [, key = '', section = ''] of text.matchAll(/'(([a-z_]+)\.[\w.-]+)'/g)) if (sections.has(section)) named.add(key);
    for (const [call] of text.matchAll(/say\([^)]*/g)) for (const [, key = ''] of call.matchAll(/'([a-z_]+\.[\w.-]+)'/g)) asked.add(key);
    for (const [, key = ''] of text.matchAll(/say\(`([a-z_.]+)\$\{/g)) begun.add(key);
  }
  expect([...asked].filter((key) => !messages.has(key))).toEqual([]);
  expect([...messages.keys()].filter((key) => !named.has(key) && ![...begun].some((start) => key.startsWith(start)))).toEqual([]);
});

test('every trigger has its sentence', () => {
  const triggers = readdirSync(join(site, '../scripts/triggers'), 'utf8').filter(
    (name) => name.endsWith('.ts') && !name.endsWith('.test.ts'),
  );
  const told = [...messages.keys()].filter((key) => key.startsWith('automations.when.')).map((key) => key.replace('automations.when.', ''));
  expect(told.filter((name) => name !== 'other').sort()).toEqual(triggers.map((name) => name.replace('.ts', '')).sort());
});

test('plurals, numbers, sizes and days are those of the language', () => {
  const words = wordsOf('en', 'Europe/Madrid', messages, messages);
  expect(words.say('board.records', { count: 1 })).toBe('1 record');
  expect(words.say('board.records', { count: 12_345 })).toBe('12,345 records');
  expect(words.count(13, { one: 'Deal', many: 'Deals' })).toBe('13 deals');
  expect(words.count(1, { one: { en: 'Deal' }, many: 'Deals' })).toBe('1 deal');
  expect(words.count(13, undefined)).toBe('13 records');
  expect(words.count(2, { one: 'PR', many: 'Open PRs' })).toBe('2 open PRs');
  expect(fileSize(193, words)).toBe('193 bytes');
  expect(fileSize(1_250_000, words)).toBe('1.3 MB');
  expect(words.date('2026-12-01T17:30')).toBe('1 Dec 2026, 17:30');
  expect(words.date('2026-12-01', '2026')).toBe('1 Dec');
  expect(words.moment('2026-07-01T22:30:00Z')).toBe('2 Jul 2026, 00:30');
  expect(words.say('nobody.wrote.this')).toBe('nobody.wrote.this');
});

test('every language counts, and tells days and months, as it does', () => {
  const name = { one: { en: 'Deal', es: 'Venta', ru: 'Сделка' }, many: { en: 'Deals', es: 'Ventas', ru: 'Сделки' } };
  const told = (language: string) => {
    const words = wordsOf(language, 'Europe/Madrid', read(language), messages);
    const texts = [
      words.count(1, name),
      words.count(21, name),
      words.say('board.records', { count: 22 }),
      words.say('board.records', { count: 1_000_000 }),
      words.date('2026-12-01'),
      words.dayPart('2026-11-01', { month: 'long', year: 'numeric' }),
      words.country('ES'),
      words.number(1234.5, { style: 'currency', currency: 'EUR' }),
    ];
    return texts.map((text) => text.replace(/\s/g, ' '));
  };
  expect(told('en')).toEqual([
    '1 deal',
    '21 deals',
    '22 records',
    '1,000,000 records',
    '1 Dec 2026',
    'November 2026',
    'Spain',
    '€1,234.50',
  ]);
  expect(told('es')).toEqual([
    '1 venta',
    '21 ventas',
    '22 fichas',
    '1.000.000 de fichas',
    '1 dic 2026',
    'Noviembre de 2026',
    'España',
    '1234,50 €',
  ]);
  expect(told('fr')).toEqual([
    '1 deal',
    '21 deals',
    '22 fiches',
    '1 000 000 de fiches',
    '1er déc. 2026',
    'Novembre 2026',
    'Espagne',
    '1 234,50 €',
  ]);
  const french = wordsOf('fr', 'Europe/Paris', read('fr'), messages);
  expect(french.date('2026-12-01', '2026')).toBe('1er déc.');
  expect(french.date('2026-12-21', '2026')).toBe('21 déc.');
  expect(french.longDate('2026-12-01')).toBe('mardi 1er décembre 2026');
  expect(problemText({ key: 'due', message: 'illisible' }, french)).toBe('due\u00a0: illisible');
  expect(french.moment('2026-11-30T23:10:00Z')).toBe('1er déc. 2026, 00:10');
  const italian = wordsOf('it', 'Europe/Rome', read('it'), messages);
  const span = (from: string, to: string) => italian.say('chart.span', { from: italian.date(from, '2026'), to: italian.date(to, '2026') });
  expect(span('2026-12-07', '2026-12-18')).toBe('dal 7 dic al 18 dic');
  expect(span('2026-12-08', '2026-12-11')).toBe('dall’8 dic all’11 dic');
  expect(told('it')).toEqual([
    '1 deal',
    '21 deals',
    '22 schede',
    '1.000.000 di schede',
    '1 dic 2026',
    'Novembre 2026',
    'Spagna',
    '1234,50 €',
  ]);
  expect(told('ru')).toEqual([
    'сделка: 1',
    'сделки: 21',
    '22 записи',
    '1 000 000 записей',
    '1 дек. 2026 г.',
    'Ноябрь 2026',
    'Испания',
    '1 234,50 €',
  ]);
});
