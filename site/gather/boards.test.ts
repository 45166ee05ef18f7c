import { afterEach, expect, test } from 'vitest';
import { newRepository, removeFolders } from '../../scripts/story/history-repository.ts';
import { readSite } from '../tests/reading.ts';

afterEach(removeFolders);

test('a board tells which built-in keys none of its records has', async () => {
  const { root, write, commit } = newRepository();
  write('workspace.yml', 'title: T\n');
  write('lists/sales.yml', 'lists: [open, won]\n');
  write('lists/plan.yml', 'lists: [todo]\n');
  write('records/sales/open/acme.md', '---\ntitle: Acme\ndue: 2026-12-01\n---\n');
  write('records/sales/won/beta.md', '---\ntitle: Beta\ntags: [urgent]\n---\n');
  write('records/plan/todo/wall.md', '---\ntitle: Wall\nassignees: [ana]\ncolor: red\n---\n');
  commit();
  const { boards } = await readSite(root, 'public');
  const lacks = Object.fromEntries(boards.map(({ name, lacks: keys }) => [name, keys]));
  expect(lacks).toEqual({ plan: ['tags', 'due', 'start', 'parent'], sales: ['assignees', 'start', 'color', 'parent'] });
});

test('and which fields tell its records apart: short ones that most have, not all alike, nor a number that each has for itself', async () => {
  const { root, write, commit } = newRepository();
  write('workspace.yml', 'title: T\n');
  const fields = ['number: { type: number }', 'size: { type: number }', 'kind: { type: select, options: [a, b] }'];
  const others = ['same: { type: select, options: [x] }', 'rare: { type: date }', 'said: { type: text }', 'bare: { type: text }'];
  write('lists/sales.yml', `lists: [open]\ncard: [bare, kind]\nfields:\n${[...fields, ...others].map((field) => `  ${field}\n`).join('')}`);
  for (const [index, kind] of ['a', 'b', 'a'].entries()) {
    const rare = index === 0 ? 'rare: 2026-12-01\n' : '';
    const keys = `number: ${7000 + index}\nsize: ${index % 2}\nkind: ${kind}\nsame: x\nsaid: number ${index}\n${rare}`;
    write(`records/sales/open/r${index}.md`, `---\ntitle: R${index}\n${keys}---\n`);
  }
  commit();
  const [board] = (await readSite(root, 'public')).boards;
  expect(board?.telling).toEqual(['size', 'kind']);
  expect(board?.lacks).toContain('bare');
  expect(board?.lacks).not.toContain('kind');
});
