import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { readMessages } from './gather/messages.ts';
import { wordsOf } from './render/words.ts';

const site = import.meta.dirname;
const messages = readMessages(parse(readFileSync(join(site, 'languages/en.yml'), 'utf8')));

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
