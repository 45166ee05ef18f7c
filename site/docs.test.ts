import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { sectionNames } from './docs-sections.ts';
import { addressesBelow } from './render/address.ts';
import { docsTarget, headingsOf } from './render/docs.ts';
import { renderMarkdown } from './render/markdown.ts';
import { siteOf } from './tests/sample.ts';
import { slipsIn } from './tests/typography.ts';

const docs = join(import.meta.dirname, 'docs');
const six = ['lists', 'fields', 'tags', 'comments', 'files', 'automations'];
const pages = ['records', ...six, 'editing', 'search', 'start', 'updating'];
const languages = ['es', 'fr', 'it', 'ru'];
const english = readdirSync(docs, { recursive: true, encoding: 'utf8' }).filter(
  (name) => name.endsWith('.md') && !/^(es|fr|it|ru)\//.test(name),
);
const ids = new Set(readdirSync(docs, { recursive: true, encoding: 'utf8' }).map((name) => name.replace(/\.md$/, '')));

const blockPattern = /^ *```(\w*)\n([\s\S]*?)^ *```$/gm;

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
    expect([mine['section'], mine['order']]).toEqual([english['section'], english['order']]);
    expect(mine['description']).not.toBe(english['description']);
    expect([String(mine['title']), String(mine['description'])].flatMap((text) => slipsIn(text, language))).toEqual([]);
  });

  test.each(pages)('%s links pages that are there, and the site leads to them in this language', (page) => {
    const find = docsTarget({ id: page, language }, ids, addressesBelow('/', language));
    const found = linksOf(read(page, language)).map((target) => ({ target, to: find(target)?.address }));
    for (const { target, to } of found) {
      expect(existsSync(join(dirname(fileOf(page, language)), target.replace(/#.*/, ''))), target).toBe(true);
      expect(to, target).toBe(`/${language}/docs/${target.replace('../', '').replace('.md', '/').replace('#', '#doc-')}`);
    }
    expect(lostLinks(fileOf(page, language))).toEqual([]);
  });

  test.each(pages)('%s is written as its readers write', (page) => {
    const lines = proseOf(read(page, language))
      .replace(/\]\([^)]*\)/g, ']')
      .split('\n')
      .map((line) => line.replace(/^- /, '').replace(/\|[-|]+\|/, ''));
    expect(lines.flatMap((line) => slipsIn(line, language))).toEqual([]);
  });
});

/** The anchors of a page as GitHub and the site make them from its headings; `undefined` where the catalogues continue it. */
function anchorsOf(file: string): Set<string> | undefined {
  if (file.includes('/reference/')) return undefined;
  const html = renderMarkdown(readFileSync(file, 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''), siteOf([]), {
    find: () => undefined,
    board: '',
    heading: 2,
    ids: 'doc-',
  });
  return new Set([...html.matchAll(/<h\d id="doc-([^"]+)"/g)].map(([, id = '']) => id));
}

/** Links of a Markdown file that lead to no file, or to no heading of one. */
function lostLinks(file: string): string[] {
  return linksOf(readFileSync(file, 'utf8')).filter((target) => {
    if (/^[a-z]+:/.test(target)) return false;
    const [path = '', anchor] = target.split('#');
    const other = path === '' ? file : join(dirname(file), path);
    if (!existsSync(other)) return true;
    const anchors = anchor === undefined || !other.endsWith('.md') ? undefined : anchorsOf(other);
    return anchors !== undefined && !anchors.has(anchor ?? '');
  });
}

test.each([...english, '../../README.md', '../../CONTRIBUTING.md'])('%s links files and headings that are there', (page) => {
  expect(lostLinks(join(docs, page))).toEqual([]);
});

test('every page says in which part of the documentation it stands, and pages of one part have places of their own', () => {
  const told = english.map((page) => ({
    page,
    ...(frontmatterOf(readFileSync(join(docs, page), 'utf8')) as { section?: string; order?: number }),
  }));
  expect(told.filter(({ section }) => !sectionNames.some((name) => name === section)).map(({ page }) => page)).toEqual([]);
  for (const among of Map.groupBy(told, ({ section }) => section).values())
    expect(new Set(among.map(({ order }) => order)).size, among.map(({ page, order }) => `${page} ${order}`).join(', ')).toBe(among.length);
});

test('the headings of a page lead to its parts, without the marks beside them', () => {
  const html =
    '<h2 id="doc-a"><a class="self" href="#doc-a">A &amp; <code>b</code></a></h2><p>x</p><h3 id="doc-c">c <span class="tag">computed</span></h3><h2>none</h2>';
  expect(headingsOf(html)).toEqual([
    { level: 2, id: 'doc-a', title: 'A &amp; b' },
    { level: 3, id: 'doc-c', title: 'c' },
  ]);
});
