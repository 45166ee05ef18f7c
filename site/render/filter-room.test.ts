import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { parse } from 'yaml';
import { salesHead } from '../tests/cards.ts';
import { siteOf } from '../tests/sample.ts';
import { allotRoom } from './filter-room.ts';
import { plainState } from './state.ts';
import { wordsOf } from './words.ts';

const base = siteOf([]);
const usual = ['assignees', 'tags', 'due', 'list', 'color'];
/** Rooms of the usual keys of a board in a language; the last two are shown from 1260 and 1460 pixels on. */
function roomsIn(language: string, keys = usual): number[] {
  const said: { [section: string]: { [name: string]: string } } = parse(
    readFileSync(new URL(`../languages/${language}.yml`, import.meta.url), 'utf8'),
  );
  const messages = new Map(
    Object.entries(said).flatMap(([section, texts]) => Object.entries(texts).map(([name, text]) => [`${section}.${name}`, text])),
  );
  const context = { ...base, words: wordsOf(language, 'UTC', messages, messages) };
  const filtered = { view: 'board', boards: [salesHead], usual: [], state: plainState, titleOf: (_: string, value: string) => value };
  return allotRoom(keys, filtered, context).map(([, room]) => room);
}

test('a row of 1168 pixels, as a screen of 1440 has it, offers as many keys as its language has room for', () => {
  const offered = (language: string) => roomsIn(language).filter((room) => room <= 4).length;
  expect(Object.fromEntries(['en', 'es', 'fr', 'it', 'ru'].map((language) => [language, offered(language)]))).toEqual({
    en: 4,
    es: 3,
    fr: 3,
    it: 3,
    ru: 4,
  });
});

test('the first key is always there, and no key needs less room than the one before', () => {
  const rooms = roomsIn('fr', [...usual, ...usual, ...usual]);
  expect(rooms[0]).toBe(0);
  expect(rooms).toEqual(rooms.toSorted((a, b) => a - b));
  expect(rooms.at(-1)).toBe(7);
});

test('the style knows each width', () => {
  const style = readFileSync(new URL('../styles/filter-rooms.css', import.meta.url), 'utf8');
  const widths = [...style.matchAll(/max-width: (\d+)px\) \{\s*\.room(\d)/g)].map(([, width, room]) => [Number(room), Number(width) + 1]);
  expect(widths).toEqual([800, 1000, 1090, 1160, 1260, 1460].map((width, index) => [index + 1, width]));
  expect(style).toMatch(/\.room7 \{\s*display: none/);
});
