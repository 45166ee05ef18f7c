import { afterEach, expect, test } from 'vitest';
import { removeFolders } from '../../scripts/story/history-repository.ts';
import type { SiteData } from '../data.ts';
import { beginSales, brief, historyOf, lists, told } from '../tests/past.ts';
import { readSite } from '../tests/reading.ts';

afterEach(removeFolders);

const canary = 'KANARIENVOGEL';

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
  const hidden = `title: ${canary}\npublish: members\nlists: [${low}-list]\nfields: { value: { type: number }, secret: { type: text } }\n`;
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

test('a record that went to a hidden board takes its past along, also when it is gone', async () => {
  const { root, write, move, remove, commit } = beginSales('  value: { type: number }\n', {
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
  remove('records/vault/inside/acme.md');
  commit();
  expect((await readSite(root)).activity).toEqual([]);
  expect((await readSite(root, 'members')).activity).toHaveLength(4);
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
