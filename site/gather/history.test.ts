import { afterEach, expect, test } from 'vitest';
import { type HistoryRepository, newFolder, newRepository, removeFolders } from '../../scripts/story/history-repository.ts';
import type { SiteData } from '../data.ts';
import type { SiteHistory, Step } from '../data-history.ts';
import { readSite } from '../tests/reading.ts';

afterEach(removeFolders);

const canary = 'KANARIENVOGEL';
const workspace = `format: 1
title: Tidewater
timezone: Europe/Madrid
repository: tidewater/tracker
people:
  ana: { name: Ana García, email: ana@tidewater.example }
  luis: { name: Luis Cortés }
`;
const lists = `lists: [open, { name: talks, title: In talks, color: amber }, { name: won, done: true }]
tags: { urgent: { title: Urgent, color: red } }
`;

/** A board for sales with these fields, committed. */
function beginSales(fields: string, boards: { [path: string]: string } = {}): HistoryRepository {
  const repository = newRepository();
  repository.write('workspace.yml', workspace);
  repository.write('lists/sales.yml', `${lists}fields:\n${fields}`);
  for (const [path, text] of Object.entries(boards)) repository.write(path, text);
  repository.commit();
  return repository;
}

function historyOf(site: SiteData, name: string): SiteHistory {
  const record = site.named.get(name);
  if (!record?.history) throw new Error(`${name} has no history`);
  return record.history;
}

/** A step in few words: what changed, and to what. */
function brief({ kind, changes }: Step): string {
  return [kind, ...changes.map((change) => ('key' in change ? change.key : change.as))].join(' ');
}

/** All that the pages could tell of what happened. */
function told(site: SiteData): string {
  return JSON.stringify([
    site.activity,
    site.boards.map(({ activity, deleted }) => [activity, deleted]),
    site.records.map(({ history }) => history),
  ]);
}

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
  const amount = (number: number) => ({ as: 'number', number, prefix: '€ ' });
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

test('a value of a key that is private now is not told, nor one of a key that no board declares now', async () => {
  const { root, write, commit } = beginSales('  phone: { type: text }\n  old_phone: { type: text }\n  value: { type: number }\n');
  write('records/sales/open/acme.md', `---\ntitle: Acme\nphone: ${canary} 1\n---\n`);
  commit();
  write('records/sales/open/acme.md', `---\ntitle: Acme\nphone: ${canary} 2\nold_phone: ${canary} 3\nvalue: 5\n---\n`);
  commit();
  write('records/sales/open/acme.md', `---\ntitle: Acme\nphone: ${canary} 4\nold_phone: ${canary} 5\nvalue: 5\n---\n`);
  commit();
  expect(told(await readSite(root))).toContain(canary);
  write('lists/sales.yml', `${lists}fields:\n  phone: { type: text, private: true }\n  value: { type: number }\n`);
  commit();
  const [open, members] = [await readSite(root), await readSite(root, 'members')];
  expect(told(open)).not.toContain(canary);
  expect(historyOf(open, 'sales/acme').steps.map(brief)).toEqual(['changed value', 'created']);
  expect(told(members)).toContain(`${canary} 3`);
  expect(historyOf(members, 'sales/acme').steps).toHaveLength(3);
});

test('of a record that comes from a board that is hidden, nothing is told of its time there', async () => {
  const low = canary.toLowerCase();
  const hidden = `title: ${canary}\npublish: none\nlists: [${low}-list]\nfields: { value: { type: number }, secret: { type: text } }\n`;
  const { root, write, move, commit, remove } = beginSales('  value: { type: number }\n  partner: { type: reference, board: vault }\n', {
    'lists/vault.yml': hidden,
  });
  write(`records/vault/${low}-list/${low}.md`, `---\ntitle: ${canary}\nvalue: 987654\nsecret: ${canary}\n---\n`);
  write(`records/vault/${low}-list/plan.md`, `---\ntitle: ${canary} plan\n---\n`);
  write(`records/vault/_comments/${low}/20261120T101500Z-${low}.md`, `${canary}\n`);
  commit(canary);
  move(`records/vault/${low}-list/${low}.md`, 'records/sales/open/mole.md');
  write('records/sales/open/mole.md', `---\ntitle: Mole\nvalue: 5\naliases: [vault/${low}]\npartner: vault/plan\n---\n`);
  commit();
  write('records/sales/open/mole.md', `---\ntitle: Mole\nvalue: 6\naliases: [vault/${low}]\npartner: vault/${low}-gone\n---\n`);
  commit();
  write('records/sales/open/mole.md', `---\ntitle: Mole\nvalue: 7\naliases: [vault/${low}]\nblocked_by: [vault/plan]\n---\n`);
  remove(`records/vault/${low}-list/plan.md`);
  commit();
  const [open, members] = [await readSite(root), await readSite(root, 'members')];
  expect(historyOf(open, 'sales/mole').steps.map(brief)).toEqual(['changed value', 'changed value', 'moved board list']);
  expect(historyOf(open, 'sales/mole').steps.at(-1)?.changes).toEqual([
    { as: 'board', to: 'Sales' },
    { as: 'list', to: expect.objectContaining({ title: 'Open' }) },
  ]);
  expect(told(open)).not.toMatch(new RegExp(`${canary}|987654|vault`, 'i'));
  expect(open.boards.map(({ deleted }) => deleted)).toEqual([[]]);
  expect(told(members)).toMatch(new RegExp(`${canary}.*987654|987654.*${canary}`, 's'));
  expect(members.boards.find(({ name }) => name === 'vault')?.deleted?.map(({ title }) => title)).toEqual([`${canary} plan`]);
});

test('a record that went to a hidden board takes its past along', async () => {
  const { root, write, move, commit } = beginSales('  value: { type: number }\n', {
    'lists/vault.yml': 'publish: members\nlists: [inside]\n',
  });
  write('records/sales/open/acme.md', `---\ntitle: ${canary}\nvalue: 1\n---\n`);
  commit();
  write('records/sales/open/acme.md', `---\ntitle: ${canary}\nvalue: 2\n---\n`);
  commit();
  move('records/sales/open/acme.md', 'records/vault/inside/acme.md');
  commit();
  const [open, members] = [await readSite(root), await readSite(root, 'members')];
  expect(open.activity).toEqual([]);
  expect(members.activity).toHaveLength(3);
});

test('no mail address is told, and files that a private key may have named have no name', async () => {
  const { root, write, commit, remove } = beginSales(
    '  note: { type: text }\n  mail: { type: email }\n  contract: { type: file, private: true }\n',
  );
  write('records/sales/open/acme.md', '---\ntitle: Acme\n---\n');
  commit();
  const at = 'someone@mail.example';
  write(
    'records/sales/open/acme.md',
    `---\ntitle: Acme ${at}\nnote: ask ${at}\nmail: ${at}\ncontract: ../_files/acme/${canary}.txt\n---\n`,
  );
  write(`records/sales/_files/acme/${canary}.txt`, 'x\n');
  write('records/sales/_files/acme/open.txt', 'x\n');
  commit(at, at);
  write('records/sales/open/acme.md', '---\ntitle: Acme\n---\n');
  remove(`records/sales/_files/acme/${canary}.txt`);
  commit();
  const [open, members] = [await readSite(root), await readSite(root, 'members')];
  for (const site of [open, members]) expect(told(site)).not.toContain(at);
  expect(told(open)).not.toContain(canary);
  expect(told(members)).toContain(canary);
  expect(told(open)).toContain('open.txt');
  expect(historyOf(open, 'sales/acme').steps.map(brief)).toContain('changed title note mail');
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

test('a rule is named where the audience may know on what it acts', async () => {
  const { root, write, move, commit } = beginSales('  value: { type: number }\n  pay: { type: number, private: true }\n');
  const rule = (condition: string) => `when: { record-moved: { board: sales } }\nif: ${condition}\ndo: [{ set: { value: 1 } }]\n`;
  write('automations/told.yml', `name: Told\n${rule('value > 1')}`);
  write('automations/guarded.yml', `name: ${canary}\n${rule('pay > 1')}`);
  write('records/sales/open/acme.md', '---\ntitle: Acme\n---\n');
  commit();
  for (const [from, to, name] of [
    ['open', 'talks', 'told'],
    ['talks', 'won', 'guarded'],
    ['won', 'open', 'notice-due'],
  ]) {
    move(`records/sales/${from}/acme.md`, `records/sales/${to}/acme.md`);
    commit('woad[bot]', 'bot@woad.invalid', `Run\n\nWoad-Actor: ana\nWoad-Rule: ${name}`);
  }
  const rules = (site: SiteData) => historyOf(site, 'sales/acme').steps.map((step) => step.rule?.title);
  const [open, members] = [await readSite(root), await readSite(root, 'members')];
  expect(rules(open)).toEqual(['notice-due', undefined, 'Told', undefined]);
  expect(rules(members)).toEqual(['notice-due', canary, 'Told', undefined]);
  expect(historyOf(open, 'sales/acme').steps[1]?.actor).toBe('ana');
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
