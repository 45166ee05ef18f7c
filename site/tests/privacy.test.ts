import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueNames } from '../../scripts/catalogue.ts';
import { removeFolders } from '../../scripts/story/history-repository.ts';
import { runBuild } from './fixture.ts';
import { bird, chick, secretFields, tells, writeSecrets } from './secrets.ts';

let open = '';
let members = '';

beforeAll(async () => {
  const { root } = writeSecrets();
  open = join(root, 'dist');
  members = join(root, 'members');
  const build = async (...args: string[]) => {
    const { code, complaint } = await runBuild(root, args);
    expect(code, complaint).toBe(0);
  };
  await build('--out', open, '--audience', 'members');
  cpSync(open, members, { recursive: true });
  // what members saw before is not left where the public looks now
  await build('--out', open, '--base', '/tracker/', '--origin', 'https://tidewater.example');
});
afterAll(removeFolders);

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1));

/** A text as it may be meant: lines of calendars joined, references of HTML and JSON, escapes of addresses read. */
function meant(bytes: Buffer): string {
  return bytes
    .toString('utf8')
    .replace(/\r\n[ \t]/g, '')
    .replace(/&#(x?)([0-9a-f]+);|\\u([0-9a-f]{4})/gi, (_, hex: string, code: string, unit: string) =>
      String.fromCodePoint(unit ? Number.parseInt(unit, 16) : Number.parseInt(code, hex ? 16 : 10)),
    )
    .replace(/(?:%[0-9a-f]{2})+/gi, (escapes) => {
      try {
        return decodeURIComponent(escapes);
      } catch {
        return escapes;
      }
    })
    .normalize('NFC');
}

const marks = [bird, chick, ...tells.map(({ source }) => source)];
const any = new RegExp(marks.join('|'), 'i');

/** What a text gives away, each with some of what stands around it. */
function found(text: string): string[] {
  return any.test(text) ? marks.flatMap((mark) => text.match(new RegExp(`.{0,60}(?:${mark}).{0,40}`, 'gi')) ?? []) : [];
}

describe('what the public site holds of what is private', () => {
  test('a private field of every type is planted', () => {
    expect(Object.keys(secretFields).sort()).toEqual(catalogueNames('fields').sort());
  });

  test('nothing in any byte or name of a file', () => {
    const told = filesBelow(open).flatMap((path) =>
      [...found(path.normalize('NFC')), ...found(meant(readFileSync(join(open, path))))].map((what) => `${path}: ${what}`),
    );
    expect(told).toEqual([]);
  });

  test.each([
    ['index.html', 'Sales'],
    ['ru/boards/sales/index.html', 'Acme renewal'],
    ['boards/sales/table/index.html', 'Acme renewal'],
    ['boards/sales/dashboard/index.html', 'chart'],
    ['boards/sales/activity/index.html', 'Mole'],
    ['boards/sales/deleted/index.html', 'Gone deal'],
    ['boards/sales/archive/index.html', 'Old deal'],
    ['records/sales/acme/index.html', 'Legal review'],
    ['records/sales/acme.json', '"body"'],
    ['records/sales/mole/index.html', 'Sales'],
    ['activity/index.html', 'Acme renewal'],
    ['automations/index.html', 'A plain rule'],
    ['people/ana/index.html', 'Acme renewal'],
    ['views/all-of-ours/index.html', 'Acme renewal'],
    ['boards/sales.json', 'Acme renewal'],
    ['boards/sales.csv', 'Acme renewal'],
    ['boards/sales.ics', 'SUMMARY:Acme renewal'],
    ['people/ana.ics', 'SUMMARY:Acme renewal'],
    ['calendar.ics', 'SUMMARY:Acme renewal'],
    ['feed.xml', 'Acme renewal'],
    ['boards/sales/feed.xml', 'Acme renewal'],
    ['sitemap.xml', '/records/sales/acme/'],
    ['data/people.json', 'Ana García'],
    ['data/boards/sales/head.json', '"fields"'],
    ['data/boards/sales/lists/talks.json', 'Acme renewal'],
    ['data/boards/sales/archive/won.json', 'Old deal'],
    ['data/boards/sales/views/urgent.json', 'sales/acme'],
    ['data/words/ru/board.json', 'value.yes'],
    ['files/sales/acme/open.txt', 'Open to all.'],
  ])('%s is there, and tells what it may', (path, what) => {
    expect(existsSync(join(open, path)), path).toBe(true);
    expect(meant(readFileSync(join(open, path)))).toContain(what);
    expect(existsSync(join(members, path)) || path === 'sitemap.xml', path).toBe(true);
  });

  test('the order of a list that goes by a private field is not told', () => {
    const order = (dist: string) =>
      ['High', 'Low'].map((title) => readFileSync(join(dist, 'data/boards/sales/lists/talks.json'), 'utf8').indexOf(title));
    const [inOpen, inMembers] = [order(open), order(members)];
    expect(inMembers[0]).toBeLessThan(inMembers[1] ?? 0);
    expect(inOpen.every((at) => at > 0)).toBe(true);
  });
});

describe('what the site for members holds', () => {
  let all = '';
  beforeAll(() => {
    all = filesBelow(members)
      .map((path) => `${path}\n${meant(readFileSync(join(members, path)))}`)
      .join('\n');
  });

  test.each(Object.keys(secretFields))('the private field of type %s', (type) => {
    expect(all.includes(`${bird}_${type}`)).toBe(true);
  });

  test.each([
    ...[
      'chosen',
      'of many',
      'text',
      'markdown',
      'formula',
      'place',
      'contract',
      'press',
      'plan',
      'body',
      'comment on',
      'picture',
      'description',
      'list',
      'tag',
    ],
    ...['one', 'many', 'team', 'rota', 'mole', 'of long ago', 'chart', 'sum', 'over the vault', 'past one', 'past two', 'now private'],
  ])('%s', (word) => {
    expect(new RegExp(`${bird}[- ]${word}`, 'i').test(all)).toBe(true);
  });

  test('what numbers, days and countries tell', () => {
    expect(tells.filter((each) => !each.test(all))).toEqual([]);
  });

  test('search engines are asked to stay away, and nobody’s address is told', () => {
    for (const path of filesBelow(members).filter((each) => each.endsWith('.html')))
      expect(readFileSync(join(members, path), 'utf8'), path).toMatch(/<meta[^>]*name="robots"[^>]*noindex/);
    expect(existsSync(join(members, 'sitemap.xml'))).toBe(false);
    expect(new RegExp(`${bird}(-old)?@(people|commit|sender|allowed)`).test(all)).toBe(false);
  });
});
