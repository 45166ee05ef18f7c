import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from '../scripts/catalogue.ts';
import { newRepository, removeFolders } from '../scripts/story/history-repository.ts';
import type { Audience, SiteData } from './data.ts';
import type { Feed } from './feed.ts';
import { mineAddress } from './mine.ts';
import { contextOf } from './render/contexts.ts';
import { renderActivity } from './render/history-days.ts';
import { renderRecord } from './render/record.ts';
import { shardAddress, titlesAddress } from './search/files.ts';
import { readSite } from './tests/reading.ts';
import { modelOf, modelOfCards } from './views.ts';

/** Stands wherever the public must not look; `Harmless` stands where it may. */
const canary = 'kanarienvogel';
const bytes = 'secret bytes';
const files: { [path: string]: string } = {
  'workspace.yml': 'title: T\npeople: { ana: { name: Ana } }\nviews: [{ view: table, title: All, columns: [title, word] }]\n',
  'lists/sales.yml': `lists: [open, { name: won, done: true }]
card: [word, note, tags]
views: [board, { view: table, columns: [title, word, note] }, { view: list, title: Narrow, where: 'word == "${canary}"' }]
fields:
  note: { type: text }
  word: { type: text, title: ${canary} title, private: true }
  paper: { type: file, private: true }
  friend: { type: reference, board: ${canary}-vault }
`,
  [`lists/${canary}-vault.yml`]: `title: ${canary}\npublish: members\nlists: [inside]\n`,
  'records/sales/open/acme.md': `---
title: Acme
assignees: [ana]
due: 2026-12-01
note: Harmless
word: ${canary} word
paper: ../_files/acme/${canary}.txt
friend: plan
parent: ${canary}-vault/plan
blocked_by: [${canary}-vault/plan]
---
See [[${canary}-vault/plan]] and [the paper](../_files/acme/${canary}.txt). Harmless.
`,
  [`records/sales/_files/acme/${canary}.txt`]: bytes,
  [`records/${canary}-vault/inside/plan.md`]: `---\ntitle: ${canary} plan\n---\nOf [[sales/acme]].\n`,
  'records/sales/_comments/acme/20261120T101500Z-ana.md': `About [[${canary}-vault/plan]]. Harmless.\n`,
};

const feeds = await loadCatalogue<Feed>('feeds', import.meta.dirname);
let open: SiteData;
let members: SiteData;

beforeAll(async () => {
  const { root, write, move, commit } = newRepository();
  for (const [path, text] of Object.entries(files)) write(path, text);
  commit();
  write('records/sales/open/acme.md', (files['records/sales/open/acme.md'] ?? '').replace('word: ', 'word: once '));
  write(`records/${canary}-vault/inside/mole.md`, '---\ntitle: Mole\n---\nLong enough to be known again.\n');
  commit();
  move(`records/${canary}-vault/inside/mole.md`, 'records/sales/open/mole.md');
  commit();
  const readFor = (audience: Audience) => readSite(root, audience);
  [open, members] = [await readFor('public'), await readFor('members')];
});
afterAll(removeFolders);

/** What is told somewhere to the public holds what it may know and no canary; members are told both. */
function expectKept(tell: (site: SiteData) => string, harmless = 'Harmless'): void {
  const [told, whole] = [tell(open), tell(members)];
  expect(told).toContain(harmless);
  expect(told).not.toContain(canary);
  expect(told).not.toContain(bytes);
  expect(whole).toContain(harmless);
  expect(whole).toContain(canary);
}

const contextFor = (site: SiteData) => contextOf(site, 'en');
const feedText = (site: SiteData, name: string): string =>
  [...(feeds.get(name)?.files(site, (language) => contextOf(site, language)) ?? [])]
    .map(({ address, text }) => `${address} ${text()}`)
    .join('\n');

describe('the public is not told', () => {
  test('on cards: what is private, and records it does not see', () => {
    expectKept((site) => JSON.stringify(site.records.filter(({ board }) => board === 'sales').map(({ card }) => card)));
  });

  test('on pages of records: private values, files of private fields, names of other boards', () => {
    expectKept((site) => {
      const board = site.boards.find(({ name }) => name === 'sales');
      const record = site.named.get('sales/acme');
      return board && record ? renderRecord(record, board, contextFor(site)).main : '';
    });
  });

  test('in views: columns, titles and conditions of private fields', () => {
    expectKept((site) => {
      const { boards, views } = site;
      const own = boards.flatMap((board) => [board, board.views.map((view) => modelOf(board, view, contextFor(site)))]);
      const cards = site.records.map(({ card }) => card);
      return JSON.stringify([own, views, views.map((view) => modelOfCards(view.boards, cards, view.state, contextFor(site).words))], plain);
    });
    expect(open.boards[0]?.views.map(({ title }) => title)).not.toContain('Narrow');
  });

  test('of boards it does not see: neither name nor record', () => {
    expect(open.boards.map(({ name }) => name)).toEqual(['sales']);
    expect(members.boards).toHaveLength(2);
    expect(open.records.map(({ board }) => board)).toEqual(['sales', 'sales']);
  });

  test('which records of such a board one is tied to', () => {
    const ties = ({ named }: SiteData) => named.get('sales/acme')?.relations.map(({ kind }) => kind);
    expect(ties(open)).toEqual([]);
    expect(ties(members)).toEqual(expect.arrayContaining(['parent', 'blocked_by']));
  });

  test('of files that a private field names', () => {
    expect([...open.files.keys()]).toEqual([]);
    expect([...members.files.keys()]).toHaveLength(1);
  });

  test('in what happened', () => {
    expectKept((site) => {
      const model = modelOfCards(site.boards, [], {}, contextFor(site).words);
      return `${renderActivity({ ...model, steps: site.activity ?? [] }, contextFor(site))}${JSON.stringify(site.records.map(({ history }) => history))}`;
    }, 'Acme');
  });

  test.each(['json', 'csv', 'cards', 'search'])('in data of the kind %s', (name) =>
    expectKept((site) => feedText(site, name).toLowerCase(), 'harmless'),
  );
  test.each(['calendar', 'activity', 'mine'])('in data of the kind %s, which tells no texts', (name) => {
    expect(feedText(open, name)).toContain('Acme');
    expect(feedText(open, name)).not.toContain(canary);
  });
});

test('search has words to look through, and each person a file: what is looked for there can be found', () => {
  const addresses = (name: string) => [...(feeds.get(name)?.files(open, () => contextFor(open)) ?? [])].map(({ address }) => address);
  expect(addresses('search')).toEqual(expect.arrayContaining([titlesAddress, shardAddress(0)]));
  expect(addresses('mine')).toContain(mineAddress('ana'));
  const [shard = ''] = [...(feeds.get('search')?.files(open, () => contextFor(open)) ?? [])].flatMap(({ address, text }) =>
    address === shardAddress(0) ? [text()] : [],
  );
  expect(shard).toContain('harmless');
});

/** Records know each other, and are looked at elsewhere. */
function plain(key: string, value: unknown): unknown {
  if (key === 'records') return undefined;
  return value instanceof Map || value instanceof Set ? [...value] : value;
}
