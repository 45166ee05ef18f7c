import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import { readTracker } from '../../scripts/engine/read/tracker.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import { openMemory } from '../../scripts/store/memory.ts';
import { newRepository, removeFolders } from '../../scripts/story/history-repository.ts';
import { readSite } from '../tests/reading.ts';
import { boardsFor } from './audience.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');

test.each([
  ['a field that can be read', 'contract: { type: file, private: true }', true],
  ['a private field whose options have a fault', 'contract: { type: file, private: true, acept: pdf }', false],
  ['a private field of a type that nobody knows', 'contract: { type: flie, private: true }', false],
  ['a field with a fault that says nothing of privacy', 'contract: { type: flie }', true],
])('a board with %s', (_, field, isShown) => {
  const files = openMemory({ 'workspace.yml': 'title: T\n', 'lists/sales.yml': `lists: [open]\nfields:\n  ${field}\n` });
  const tracker = readTracker(files, { fields, zod: z });
  const { shown, heldBack } = boardsFor('public', tracker);
  expect([shown.length, heldBack.length]).toEqual(isShown ? [1, 0] : [0, 1]);
  expect(boardsFor('members', tracker).shown).toHaveLength(1);
});

afterEach(removeFolders);
const canary = 'kanarienvogel';

test('no build holds a board that says "publish: none", for members neither; at one’s own disk it is there', async () => {
  const { root, write, move, commit } = newRepository();
  const files: { [path: string]: string } = {
    'workspace.yml': 'title: T\n',
    'lists/sales.yml': `lists: [open]
fields:
  pay: { type: number, private: true }
  plan: { type: reference, board: ${canary} }
  sum: { type: rollup, reference: plan, function: join, field: title }
  held: { type: formula, formula: 'blocked ? "${canary}" : ""' }
`,
    'lists/team.yml': 'publish: members\nlists: [open]\n',
    'lists/muddled.yml': `title: ${canary}\npublish: nobody\nlists: [open]\n`,
    [`lists/${canary}.yml`]: `publish: none\nlists: [${canary}-list]\n`,
    [`automations/${canary}.yml`]: `when: { record-created: { board: ${canary} } }\ndo: [{ comment: ${canary} }]\n`,
    'automations/all.yml': `when: { record-created: {} }\nif: board == "${canary}"\ndo: [{ comment: "Made" }]\n`,
    'records/sales/open/acme.md': `---\ntitle: Acme\npay: 77123\nplan: one\nblocked_by: [${canary}/one]\n---\nSee [[${canary}/one]].\n`,
    [`records/${canary}/${canary}-list/one.md`]: `---\ntitle: ${canary}\n---\n`,
    [`records/${canary}/${canary}-list/came.md`]: '---\ntitle: Came\n---\n',
  };
  for (const [path, text] of Object.entries(files)) write(path, text);
  commit();
  move(`records/${canary}/${canary}-list/came.md`, 'records/sales/open/came.md');
  commit();
  const site = await readSite(root, 'members');
  expect(site.boards.map(({ name }) => name)).toEqual(['sales', 'team']);
  const maps = (_: string, value: unknown) => (value instanceof Map || value instanceof Set ? [...value] : value);
  const { messages: _, ...told } = site;
  // a record knows its namesakes by reference
  const text = JSON.stringify({ ...told, addressed: [], paths: [], named: [], former: [] }, (key, value) =>
    key === 'record' && typeof value === 'object' ? undefined : maps(key, value),
  );
  expect(text).toContain('77123');
  expect(text).not.toContain(canary);
  const memory = readTracker(openMemory(files), { fields, zod: z });
  expect(boardsFor('members', memory).heldBack.map(({ board }) => board)).toEqual(['muddled']);
  expect(boardsFor('members', memory, true).shown).toHaveLength(4);
});
