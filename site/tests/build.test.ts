import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { catalogueNames } from '../../scripts/catalogue.ts';
import { canary, runBuild } from './fixture.ts';
import { sharedSite } from './visiting.ts';

let root = '';
let dist = '';
let said = '';
/** A folder for what this file builds itself. */
let own = '';

beforeAll(async () => {
  const site = await sharedSite('studio');
  ({ root } = site);
  dist = join(root, 'dist');
  own = mkdtempSync(join(tmpdir(), 'woad-builds-'));
  said = site.answer.complaint + site.answer.output;
  expect(said).toContain('built 1 board');
});
afterAll(() => rmSync(own, { recursive: true, force: true }));

const page = (path: string) => readFileSync(join(dist, path, 'index.html'), 'utf8');
const foldersIn = (path: string) =>
  readdirSync(path, { withFileTypes: true })
    .flatMap((entry) => (entry.isDirectory() ? [entry.name] : []))
    .sort();
const filesBelow = (folder: string) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((path) => statSync(join(folder, path)).isFile());

describe('what a build writes', () => {
  test('a page for every record of a public board, of any script, and no shell', () => {
    expect(foldersIn(join(dist, 'records/sales'))).toEqual([
      'acme',
      'acme--2',
      'attack',
      'broken',
      'done-deal',
      'globex',
      'gone',
      'initech',
      'legal',
      'stray',
      'заявка-7',
    ]);
    expect(readdirSync(join(dist, 'records'))).toEqual(['sales']);
    expect(page('records/sales/заявка-7')).toContain('<h1 dir="auto">Заявка №7</h1>');
  });

  test('every card leads to a page that is there, and every record is on the board but the archived one', () => {
    const cards = [...page('boards/sales').matchAll(/<h3><a href="\/woad\/(records\/[^"]+)\/"/g)].map(([, path = '']) =>
      decodeURIComponent(path),
    );
    expect(cards.length).toBe(10);
    for (const path of cards) expect(existsSync(join(dist, path, 'index.html')), path).toBe(true);
  });

  test('a record says who opened it and how often it changed, as git knows', () => {
    const html = page('records/sales/initech');
    expect(html).toContain('Opened by Ana García');
    expect(html).toMatch(/>1 commit</);
    expect(html).toContain('Changed <time');
    expect(html).not.toContain('ana@x.example');
  });

  test('rules stand in words with what they did, from the branch in this clone', () => {
    const html = page('automations');
    expect(html).toContain('A deal is won');
    expect(html).toMatch(/an e-mail to 1 address/);
    expect(html).not.toContain('boss@elsewhere.example');
    expect(html).toContain('<a href="/woad/records/sales/acme/" dir="auto">Acme renewal</a>');
    expect(html).toMatch(/Failed in part[\s\S]*value[\s\S]*12,000/);
    // on which records a rule acts that asks for a private field is not told
    expect(html).not.toContain('records/sales/legal');
    expect([...html.matchAll(/woad retry (\w+)/g)].map(([, key]) => key)).toEqual([Buffer.from('won..').toString('hex')]);
  });

  test('no link or address leaves the base', () => {
    for (const path of filesBelow(dist).filter((each) => each.endsWith('.html'))) {
      const html = readFileSync(join(dist, path), 'utf8');
      for (const [, address = ''] of html.matchAll(/(?:href|src)="([^"]*)"/g))
        expect(address, path).toMatch(/^(\/woad\/|#|https:\/\/|mailto:)/);
    }
  });

  test.each([
    ['fields', ['fields']],
    ['checks', ['checks']],
    ['commands', ['commands']],
    ['rules', ['triggers', 'actions']],
  ])('the reference of %s holds every entry of its catalogues, and the docs lead to it', (name, folders) => {
    const html = page(`docs/reference/${name}`);
    for (const entry of folders.flatMap((folder) => catalogueNames(folder))) {
      expect(html, entry).toContain(`href="#doc-${entry}"`);
      expect(html.split(`id="doc-${entry}"`).length, entry).toBe(2);
    }
    const from = { fields: 'field-types', checks: 'checking', commands: 'commands', rules: 'rules' }[name] ?? '';
    expect(page(`docs/${from}`).split(`href="/woad/docs/reference/${name}/"`).length).toBeGreaterThan(2);
  });

  test('two records of one name both have an address, and say so', () => {
    expect(page('records/sales/acme--2')).toContain('Acme of another list');
    expect(page('records/sales/acme--2')).toContain('<a href="/woad/records/sales/acme/">');
    expect(page('records/sales/acme')).toContain('<a href="/woad/records/sales/acme--2/">');
  });

  test('attachments stand beside the pages; what could run scripts is handed out as text', () => {
    expect(readFileSync(join(dist, 'files/sales/acme/contract.txt'), 'utf8')).toBe('One page.\n');
    expect(readdirSync(join(dist, 'files/sales/attack')).sort()).toEqual(['drawing.svg.txt', 'page.html.txt']);
  });

  test('nothing stands inline that the policy of the page forbids', () => {
    for (const path of filesBelow(dist).filter((each) => each.endsWith('.html'))) {
      const html = readFileSync(join(dist, path), 'utf8');
      expect(html, path).toContain('content-security-policy');
      const tags = [...html.matchAll(/<[a-z][^<>]*>/gi)].map(([tag]) => tag.replace(/"[^"]*"/g, '""'));
      expect(
        tags.filter((tag) => /^<style|\s(style|on\w+)=|^<script(?!.*\ssrc=)/.test(tag)),
        path,
      ).toEqual([]);
    }
  });
});

describe('what the public does not see', () => {
  test('private fields, boards that are not public and all that hangs on them are in no byte, and in no name', () => {
    const held = filesBelow(dist).filter(
      (path) =>
        path.toLowerCase().includes(canary.toLowerCase()) ||
        readFileSync(join(dist, path)).toString('latin1').toLowerCase().includes(canary.toLowerCase()),
    );
    expect(held).toEqual([]);
  });

  test('a board whose file is unclear about who may see it is left out, and that is said', () => {
    expect(said).toContain('muddled is left out');
  });

  test('members see all of it but what no build holds, and search engines are asked to stay away', async () => {
    const out = join(own, 'members');
    expect(await runBuild(root, ['--out', out, '--audience', 'members'])).toMatchObject({ code: 0 });
    expect(foldersIn(join(out, 'boards'))).toEqual(['sales', 'team']);
    expect(readFileSync(join(out, 'records/sales/acme/index.html'), 'utf8')).toContain(`${canary} +34 600`);
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain('noindex');
  });
});

describe('where a build writes', () => {
  test('never into the tracker, nor over files it did not make', async () => {
    expect(await runBuild(root, ['--out', root])).toMatchObject({ code: 2 });
    mkdirSync(join(own, 'mine'));
    writeFileSync(join(own, 'mine/letter.txt'), 'dear');
    const { code, complaint } = await runBuild(root, ['--out', join(own, 'mine')]);
    expect(code).toBe(2);
    expect(complaint).toContain('holds other files');
    expect(readFileSync(join(own, 'mine/letter.txt'), 'utf8')).toBe('dear');
  });
});
