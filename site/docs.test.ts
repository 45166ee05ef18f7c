import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { addressesBelow } from './render/address.ts';
import { docsTarget } from './render/docs.ts';
import { slipsIn } from './tests/typography.ts';

const docs = join(import.meta.dirname, 'docs');
const six = ['lists', 'fields', 'tags', 'comments', 'files', 'automations'];
const pages = ['records', ...six];
const languages = ['es', 'fr', 'it', 'ru'];
const ids = new Set(readdirSync(docs, { recursive: true, encoding: 'utf8' }).map((name) => name.replace(/\.md$/, '')));

const blockPattern = /^```(\w*)\n([\s\S]*?)^```$/gm;

const fileOf = (page: string, language?: string): string => join(docs, language ?? '', `${page}.md`);
const read = (page: string, language?: string): string => readFileSync(fileOf(page, language), 'utf8');
const blocksOf = (text: string) => [...text.matchAll(blockPattern)].map(([, kind = '', code = '']) => ({ kind, code }));
const proseOf = (text: string): string =>
  text
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(blockPattern, '')
    .replace(/(`+)[^\n]*?\1(?!`)/g, '0');
const linksOf = (text: string): string[] => [...proseOf(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
const frontmatterOf = (text: string): unknown => parse(/^---\n([\s\S]*?)\n---\n/.exec(text)?.[1] ?? '');
const isMap = (value: unknown): value is { [key: string]: unknown } => typeof value === 'object' && value !== null && !Array.isArray(value);

/** What an example says to Woad: its keys. Values and remarks are for people. */
const keysOf = (code: string): string[] =>
  [...code.matchAll(/(?:^|[\s{,])([a-z][\w-]*):(?=\s|$)/gm)].map(([, key = '']) => key).filter((key) => !languages.includes(key));

/** What a page is made of, which a translation keeps. */
const shapeOf = (text: string) => ({
  headings: [...text.replace(blockPattern, '').matchAll(/^(#+) /gm)].map(([, level = '']) => level.length),
  blocks: blocksOf(text).map(({ kind }) => kind),
  keys: blocksOf(text)
    .filter(({ kind }) => kind === 'yaml')
    .map(({ code }) => keysOf(code)),
  rows: [...text.replace(blockPattern, '').matchAll(/^\| *((?:`[a-z_]+`(?:, )?)+ \|)?/gm)].map(([, first = '']) => first),
  items: [...text.replace(blockPattern, '').matchAll(/^- /gm)].length,
  links: linksOf(text).map((target) => target.replace(/^\.\.\//, '')),
});

test('the page on records leads to the six others first', () => {
  for (const language of [undefined, ...languages])
    expect(linksOf(read('records', language)).slice(0, 6)).toEqual(six.map((page) => `${page}.md`));
});

describe.each(languages)('%s', (language) => {
  test.each(pages)('%s says what the English page says', (page) => {
    expect(shapeOf(read(page, language))).toEqual(shapeOf(read(page)));
  });

  test.each(pages)('%s has a title and a description of its own, in the same place', (page) => {
    const [mine, english] = [frontmatterOf(read(page, language)), frontmatterOf(read(page))];
    if (!isMap(mine) || !isMap(english)) throw new Error('no frontmatter');
    expect(Object.keys(mine)).toEqual(Object.keys(english));
    expect(mine['order']).toBe(english['order']);
    expect(mine['description']).not.toBe(english['description']);
    expect([String(mine['title']), String(mine['description'])].flatMap((text) => slipsIn(text, language))).toEqual([]);
  });

  test.each(pages)('%s links pages that are there, and the site leads to them in this language', (page) => {
    const find = docsTarget({ id: page, language }, ids, addressesBelow('/', language));
    const found = linksOf(read(page, language)).map((target) => ({ target, to: find(target)?.address }));
    for (const { target, to } of found) {
      expect(existsSync(join(dirname(fileOf(page, language)), target)), target).toBe(true);
      expect(to, target).toBe(`/${language}/docs/${target.replace('../', '').replace('.md', '/')}`);
    }
  });

  test.each(pages)('%s is written as its readers write', (page) => {
    const lines = proseOf(read(page, language))
      .replace(/\]\([^)]*\)/g, ']')
      .split('\n')
      .map((line) => line.replace(/^- /, '').replace(/\|[-|]+\|/, ''));
    expect(lines.flatMap((line) => slipsIn(line, language))).toEqual([]);
  });
});

test.each(pages)('%s in English links pages that are there', (page) => {
  expect(linksOf(read(page)).filter((target) => !existsSync(join(docs, target.split('#')[0] ?? '')))).toEqual([]);
});
