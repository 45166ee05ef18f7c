import { afterEach, expect, test } from 'vitest';
import { newFolder, removeFolders } from '../../scripts/story/history-repository.ts';
import { beginSales, brief, historyOf, lists, told } from '../tests/past.ts';
import { readSite } from '../tests/reading.ts';

afterEach(removeFolders);

test('a renamed record keeps its past; values are told by how they look, what came and what went of lists', async () => {
  const { root, write, move, commit } = beginSales('  value: { type: number, title: Deal value, prefix: "€ " }\n');
  write('records/sales/open/acme.md', '---\ntitle: Acme\nvalue: 1\ntags: [urgent]\n---\nOne.\n');
  commit('Ana', 'ana@tidewater.example');
  write('records/sales/open/acme.md', '---\ntitle: Acme\nvalue: 2\ntags: [calm]\ndue: 2026-12-01\n---\nOne.\nTwo.\nThree.\n');
  commit('Ana', 'ana@tidewater.example');
  move('records/sales/open/acme.md', 'records/sales/talks/acme.md');
  commit();
  move('records/sales/talks/acme.md', 'records/sales/talks/acme-renewal.md');
  commit();
  write('records/sales/_comments/acme-renewal/20261120T101500Z-ana.md', 'Agreed.\n');
  write('records/sales/_files/acme-renewal/contract.txt', 'One page.\n');
  commit('Ana', 'ana@tidewater.example');
  const site = await readSite(root);
  const { steps, stays } = historyOf(site, 'sales/acme-renewal');
  expect(steps.map(brief)).toEqual([
    'attached file',
    'commented comment',
    'renamed slug',
    'moved list',
    'changed value tags due text',
    'created',
  ]);
  expect(steps.every(({ name, address }) => name === 'sales/acme-renewal' && address === 'sales/acme-renewal')).toBe(true);
  expect(steps.map(({ actor }) => actor)).toEqual(['ana', 'ana', 'luis', 'luis', 'ana', 'ana']);
  const amount = (number: number) => expect.objectContaining({ as: 'number', number, prefix: '€ ' });
  expect(steps[4]?.changes).toEqual([
    { as: 'value', key: 'value', title: 'Deal value', did: 'changed', from: amount(1), to: amount(2) },
    {
      as: 'items',
      key: 'tags',
      added: { as: 'chips', chips: [{ name: 'calm', title: 'calm' }] },
      removed: { as: 'chips', chips: [{ name: 'urgent', title: 'Urgent', color: 'red' }] },
    },
    { as: 'value', key: 'due', did: 'set', to: { as: 'date', date: '2026-12-01' } },
    { as: 'text', lines: 2 },
  ]);
  expect(steps[0]?.changes).toEqual([{ as: 'file', did: 'added', name: 'contract.txt' }]);
  expect(stays).toEqual([
    { list: expect.objectContaining({ title: 'Open' }), seconds: 2 * 86_400 },
    { list: expect.objectContaining({ title: 'In talks', color: 'amber' }), seconds: 0, since: steps[3]?.day },
  ]);
  expect(site.activity?.map(brief)).toEqual(steps.map(brief));
  expect(site.commitAddress).toBe('https://github.com/tidewater/tracker/commit/');
});

test('removed records are told with what brings them back, unless their name is taken', async () => {
  const { root, write, commit, remove } = beginSales('  value: { type: number }\n');
  write('records/sales/talks/lost.md', '---\ntitle: Lost deal\n---\n');
  write('records/sales/open/twice.md', '---\ntitle: First of two\n---\n');
  commit();
  remove('records/sales/talks/lost.md');
  remove('records/sales/open/twice.md');
  commit('Ana', 'ana@tidewater.example');
  write('records/sales/open/twice.md', '---\ntitle: Second of two\nvalue: 3\n---\nAnother.\n');
  commit();
  const site = await readSite(root);
  const deleted = site.boards[0]?.deleted ?? [];
  expect(deleted.map(({ title, actor, list }) => [title, actor, list.title])).toEqual(
    expect.arrayContaining([
      ['Lost deal', 'ana', 'In talks'],
      ['First of two', 'ana', 'Open'],
    ]),
  );
  const lost = deleted.find(({ slug }) => slug === 'lost');
  expect(lost?.restore).toBe('woad restore sales/lost');
  expect(lost?.last).toMatch(/^https:\/\/github\.com\/tidewater\/tracker\/blob\/[0-9a-f]{40}\/records\/sales\/talks\/lost\.md$/);
  expect(lost?.last).not.toContain(lost?.commit);
  expect(deleted.find(({ slug }) => slug === 'twice')?.restore).toBeUndefined();
  expect(historyOf(site, 'sales/twice').steps.map(brief)).toEqual(['created']);
});

test('a value that was written when the key was of another type is shown as it stands', async () => {
  const { root, write, commit } = beginSales('  stage: { type: text }\n');
  for (const stage of ['early', '[a, b]', '{ x: 1 }']) {
    write('records/sales/open/acme.md', `---\ntitle: Acme\nstage: ${stage}\nrepeat: ${stage}\n---\n`);
    commit();
  }
  for (const type of ['number', 'date', 'rating', 'location', 'person', 'url', 'checkbox']) {
    write('lists/sales.yml', `${lists}fields:\n  stage: { type: ${type} }\n`);
    const site = await readSite(root);
    expect(historyOf(site, 'sales/acme').steps).toHaveLength(3);
    expect(told(site)).toContain('early');
  }
});

test('outside of git nothing is told', async () => {
  const { root, write, commit } = beginSales('  value: { type: number }\n');
  write('records/sales/open/acme.md', '---\ntitle: Acme\n---\n');
  commit();
  const { cpSync, rmSync } = await import('node:fs');
  const folder = newFolder();
  cpSync(root, folder, { recursive: true });
  rmSync(`${folder}/.git`, { recursive: true });
  const site = await readSite(folder);
  expect([site.activity, site.boards[0]?.deleted, site.records[0]?.history]).toEqual([undefined, undefined, undefined]);
  expect((await readSite(root)).records[0]?.history?.steps).toHaveLength(1);
});
