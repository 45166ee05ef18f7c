import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { canary, personsEnvironment, writeFixture } from './fixture.ts';
import { describeInBrowser, useBrowser } from './visiting.ts';

let root = '';
let address = '';
let program: ChildProcess;
let complaint = '';
let output = '';
let port = 0;

beforeAll(async () => {
  root = writeFixture();
  git('init', '-q');
  const taken = createServer();
  await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve));
  port = (taken.address() as AddressInfo).port;
  program = spawn(process.execPath, [join(import.meta.dirname, '../../scripts/woad.js'), 'start', '--root', root, '--port', `${port}`], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: personsEnvironment(),
  });
  program.stderr?.on('data', (part: Buffer) => {
    complaint += part.toString();
  });
  address = await new Promise<string>((resolve, reject) => {
    program.stdout?.on('data', (part: Buffer) => {
      output += part.toString();
      const found = /http:\/\/127\.0\.0\.1:\d+\//.exec(output)?.[0];
      if (found) resolve(found);
    });
    program.on('exit', () => reject(new Error(`woad start ended: ${output}${complaint}`)));
  });
  taken.close();
});
afterAll(() => {
  program?.kill();
  rmSync(root, { recursive: true, force: true });
});

const git = (...args: string[]) =>
  execFileSync('git', ['-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', ...args], { cwd: root, encoding: 'utf8' });
const fetchText = async (path: string) => (await fetch(address + path)).text();
const seen = (path: string) => expect.poll(() => fetchText(path), { interval: 100 });

describe('woad start', () => {
  test('tells the faults of the tracker and goes on', async () => {
    await expect.poll(() => complaint).toContain('records/sales/open/broken.md:2:');
    expect(output).toMatch(/^\d+ records on 4 boards: \d+ errors, \d+ warnings\n/);
  });

  test('says that a port is taken, and takes the next', async () => {
    await expect.poll(() => complaint).toContain(`port ${port} is taken, so this is ${new URL(address).port}; --port N chooses another`);
    expect(Number(new URL(address).port)).toBeGreaterThan(port);
  });

  test('says that this site is the local one', async () => {
    expect(await fetchText('')).toContain('Local: all boards and fields');
  });

  test('shows every board and field, as members see them', async () => {
    expect(await fetchText('boards/vault/')).toContain(`${canary} plan`);
    expect(await fetchText('records/sales/acme/')).toContain(`${canary} +34 600`);
  });

  test('shows a record of any script, a namesake, and what is not there', async () => {
    expect(await fetchText(`records/sales/${encodeURIComponent('заявка-7')}/`)).toContain('<h1 dir="auto">Заявка №7</h1>');
    expect(await fetchText('records/sales/acme--2/')).toContain('Acme of another list');
    for (const path of ['records/sales/nobody/', 'boards/nothing/', 'boards/sales/nothing/', 'boards/nothing/activity/', '%ff/', '%'])
      expect((await fetch(address + path)).status).toBe(404);
    expect(await fetchText('boards/sales/activity/')).toContain('data-view="activity"');
  });

  test.each([
    ...[
      '',
      'boards/sales/',
      'boards/sales/by-list/',
      'boards/sales/calendar/',
      'boards/sales/late/',
      'boards/sales/archive/',
      'boards/sales/deleted/',
    ],
    ...[
      'boards/sales/all/',
      'boards/sales/new/',
      'records/sales/acme/',
      'people/',
      'people/ana/',
      'tags/',
      'late/',
      'waiting/',
      'calendar/',
    ],
    ...['activity/', 'dashboards/', 'automations/', 'search/', 'docs/', 'docs/records/', 'docs/automations/'],
  ])('shows /%s', async (path) => {
    const response = await fetch(address + path);
    expect(response.status).toBe(200);
    expect((await response.text()).split('<h1').length).toBe(2);
  });

  test.each([
    ['boards/sales.json', 'application/json', 'Acme renewal'],
    ['boards/sales.csv', 'text/csv', 'Acme renewal'],
    ['boards/sales.ics', 'text/calendar', 'Acme renewal'],
    ['calendar.ics', 'text/calendar', 'Acme renewal'],
    ['people/ana.ics', 'text/calendar', 'Acme renewal'],
    ['records/sales/acme.json', 'application/json', 'What was agreed'],
    ['data/boards/sales/head.json', 'application/json', 'Sales pipeline'],
    ['data/boards/sales/lists/open.json', 'application/json', 'Acme renewal'],
    ['data/people.json', 'application/json', 'Ana García'],
    ['data/words/en/board.json', 'application/json', 'value.yes'],
  ])('hands out %s as data', async (path, type, what) => {
    const response = await fetch(address + path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toContain(type);
    expect((await response.text()).replace(/\r\n /g, '')).toContain(what);
  });

  test('hands out attachments, those that could run scripts as text, all in a sandbox', async () => {
    const drawing = await fetch(`${address}files/sales/attack/drawing.svg.txt`);
    expect(drawing.headers.get('content-type')).toContain('text/plain');
    expect(drawing.headers.get('content-security-policy')).toContain('sandbox');
    expect((await fetch(`${address}files/sales/acme/harbour.png`)).headers.get('content-type')).toBe('image/png');
    expect((await fetch(`${address}files/sales/acme/%2e%2e%2f%2e%2e%2fworkspace.yml`)).status).toBe(404);
  });

  test('a record that is written, moved and changed is seen at once', async () => {
    const file = join(root, 'records/sales/open/new-one.md');
    writeFileSync(file, '---\ntitle: Brand new\n---\n');
    await seen('boards/sales/').toContain('Brand new');
    renameSync(file, join(root, 'records/sales/won/new-one.md'));
    await seen('records/sales/new-one/').toContain('<b>new-one.md</b>');
    await seen('boards/sales.csv').toContain('Brand new');
    await seen('records/sales/new-one/').toContain('<span>won</span>');
    writeFileSync(join(root, 'lists/sales.yml'), 'title: Another name\nlists: [open]\n');
    await seen('boards/sales/').toContain('<h1 dir="auto">Another name</h1>');
  });
});

describeInBrowser('an open page of woad start', () => {
  const used = useBrowser('file');
  let page: Page;
  const at = (path: string) => join(root, 'records/sales', path);
  const record = (title: string) => `---\ntitle: ${title}\n---\n`;
  /** As woad set writes: beside, then in its place. */
  const replace = (path: string, title: string) => {
    writeFileSync(at(`${path}.part`), record(title));
    renameSync(at(`${path}.part`), at(path));
  };
  const texts = (selector: string) => page.locator(selector).allInnerTexts();
  const cards = () => texts('.card h3').catch(() => []);
  const count = () => texts('.filters .result').then(String, () => '');
  const shows = (title: string) => expect.poll(cards).toContain(title);

  beforeAll(async () => {
    page = await used.browser.newPage();
    await page.goto(`${address}boards/sales/`);
  });

  test('ends on the newest state after a burst of changes of every kind', async () => {
    const gone = [0, 1, 2, 3, 4, 5].map((round) => `Soon gone ${round}`);
    for (let round = 0; round < 6; round += 1) {
      writeFileSync(at('open/legal.md'), record(`Written in place ${round}`));
      replace('talks/globex.md', `Put in its place ${round}`);
      mkdirSync(at(`fresh-${round}/deep`), { recursive: true });
      renameSync(at(round === 0 ? 'talks/initech.md' : `fresh-${round - 1}/initech.md`), at(`fresh-${round}/initech.md`));
      writeFileSync(at(`fresh-${round}/gone.md`), record(`Soon gone ${round}`));
      // a folder that goes and comes back is another one, at the same path
      rmSync(at('won'), { recursive: true, force: true });
      mkdirSync(at('won'));
      writeFileSync(at('won/again.md'), record(`Came again ${round}`));
      if (round % 2 === 0) await shows(`Put in its place ${round}`);
      rmSync(at(`fresh-${round}/gone.md`));
    }
    replace('won/again.md', 'The last');
    await shows('The last');
    const last = ['Written in place 5', 'Put in its place 5', 'Initech trial'];
    await expect
      .poll(async () => {
        const shown: string[] = await cards();
        return {
          last: last.filter((title) => shown.includes(title)),
          gone: shown.filter((title) => [...gone, 'Done deal'].includes(title)),
        };
      })
      .toEqual({ last, gone: [] });
  });

  test('a change that is read while the page loads, and does not listen yet, is shown', async () => {
    // with a second page that listens, the server keeps nothing back for the first
    const other = await used.browser.newPage();
    const listening = other.waitForEvent('websocket').then((socket) => socket.waitForEvent('framereceived'));
    await other.goto(`${address}boards/vault/`);
    await listening;
    const held = Promise.withResolvers<Route>();
    await page.route('**/@vite/client', (route) => held.resolve(route), { times: 1 });
    writeFileSync(at('open/legal.md'), record('Before the page'));
    const route = await held.promise;
    // the page stands as it was drawn; it hears of changes only when this script is there
    writeFileSync(at('open/legal.md'), record('Behind the page'));
    await seen('boards/sales/').toContain('Behind the page');
    await route.continue();
    await shows('Behind the page');
    await other.close();
  });

  test('each of a row of changes is shown, whatever the page does just then', async () => {
    for (let round = 0; round < 6; round += 1) {
      const loading = page.waitForRequest((request) => request.isNavigationRequest());
      const answered = page.waitForResponse((response) => response.request().isNavigationRequest()).catch(() => undefined);
      writeFileSync(at('open/legal.md'), record(`Before ${round}`));
      await loading;
      if (round % 3 > 0) await answered;
      if (round % 3 > 1) await page.waitForFunction(() => document.readyState !== 'loading').catch(() => undefined);
      replace('open/legal.md', `Behind ${round}`);
      await shows(`Behind ${round}`);
    }
  });

  test('a commit is seen, also the first, though it changes no file', async () => {
    git('commit', '-q', '--allow-empty', '-m', 'A step');
    await seen('activity/').toContain(git('rev-parse', '--short=7', 'HEAD').trim());
  });

  test('follows a list of any name', async () => {
    mkdirSync(at('dist'));
    writeFileSync(at('dist/one.md'), record('In dist'));
    await shows('In dist');
    replace('dist/one.md', 'Still in dist');
    await shows('Still in dist');
  });

  test('follows a board that comes, and lists that are thrown away', async () => {
    rmSync(join(root, 'lists'), { recursive: true });
    mkdirSync(join(root, 'lists'));
    writeFileSync(join(root, 'lists/sales.yml'), 'title: All anew\nrecord: { one: Deal, many: Deals }\nlists: [open]\n');
    await expect.poll(() => page.locator('.bar h1').textContent()).toBe('All anew');
    await expect.poll(count).toMatch(/^\d+ deals$/);
    rmSync(at('.'), { recursive: true });
    mkdirSync(at('open'), { recursive: true });
    writeFileSync(at('open/one.md'), record('The only one'));
    await shows('The only one');
    await expect.poll(count).toBe('1 deal');
  });
});
