import { readFileSync, renameSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTree } from '../story/file-tree.ts';
import { woadIn } from '../story/woad.ts';
import { newFolder } from '../workflow/place.ts';

const workspace = `people: { ana: { name: Ana }, sam: { name: Sam }, maria: { name: Maria } }
teams:
  office:
    - ana # since 2020
    - sam
`;
const board = 'lists:\n  - todo # begin\n  - name: doing\n    title: Now # or soon\n  - done\n';

async function configure(file: string, ...assignments: string[]) {
  const folder = newFolder();
  writeTree(folder, new Map(Object.entries({ 'workspace.yml': workspace, 'lists/a.yml': board })));
  const { code, err } = await woadIn(folder, ['configure', file, ...assignments]);
  return { code, err, text: readFileSync(join(folder, file), 'utf8') };
}

test.each([
  [['teams.office-=sam'], workspace.replace('    - sam\n', '')],
  [['teams.office+=maria'], `${workspace}    - maria\n`],
  [['teams.office+=maria,sam', 'teams.office-=sam'], workspace.replace('- sam', '- maria')],
  [['teams.yard+=maria'], `${workspace}  yard:\n    - maria\n`],
  [['teams.office-=sam', 'people.sam='], workspace.replace('    - sam\n', '').replace(' sam: { name: Sam },', '')],
  [['people.sam.name=Sam # the other'], workspace.replace('name: Sam', 'name: "Sam # the other"')],
  [['people.sam.name=#1'], workspace.replace('name: Sam', 'name: "#1"')],
  [['people.sam.name=Sam\ntitle: X'], workspace.replace('name: Sam', 'name: "Sam\\ntitle: X"')],
])('%j', async (assignments, text) => {
  expect(await configure('workspace.yml', ...assignments)).toEqual({ code: 0, err: '', text });
});

test.each([
  [['lists-=done', 'lists+={ name: end, done: true }'], board.replace('- done', '- { name: end, done: true }')],
  [['lists-=doing,todo'], 'lists:\n  - done\n'],
  [['lists=done,doing,todo'], 'lists:\n  - done\n  - name: doing\n    title: Now # or soon\n  - todo # begin\n'],
  [['lists=todo,doing,late,done'], board.replace('  - done', '  - late\n  - done')],
  [['lists+=late', 'lists.late.color=red'], `${board}  - { name: late, color: red }\n`],
])('%j keeps what stands beside it', async (assignments, text) => {
  expect(await configure('lists/a.yml', ...assignments)).toEqual({ code: 0, err: '', text });
});

test('what a list does not hold is not taken from it, and who is in a team does not go', async () => {
  expect((await configure('workspace.yml', 'teams.office-=maria')).err).toContain('teams.office has no "maria"; it holds ana, sam');
  expect((await configure('workspace.yml', 'people.sam=')).err).toContain('"sam" in team office is not a person of the workspace');
  expect((await configure('workspace.yml', '=x')).err).toContain('"=x" sets nothing');
});

test('of two that add to one list at once both are heard', async () => {
  const folder = newFolder();
  writeTree(folder, new Map([['workspace.yml', workspace]]));
  const [one, other] = ['teams.office+=maria', 'teams.office-=sam'];
  await Promise.all([one, other].map((assignment) => woadIn(folder, ['configure', 'workspace.yml', assignment])));
  expect(readFileSync(join(folder, 'workspace.yml'), 'utf8')).toBe(workspace.replace('- sam', '- maria'));
});

test('a list whose folder is a link keeps its name', async () => {
  const folder = newFolder();
  const files = { 'workspace.yml': workspace, 'lists/a.yml': board, 'records/a/todo/x.md': '---\ntitle: X\n---\n' };
  writeTree(folder, new Map(Object.entries(files)));
  renameSync(join(folder, 'records/a/todo'), join(folder, 'elsewhere'));
  symlinkSync(join(folder, 'elsewhere'), join(folder, 'records/a/todo'));
  const { code, err } = await woadIn(folder, ['configure', 'lists/a.yml', 'lists.todo.name=later']);
  expect([code, err]).toEqual([1, expect.stringContaining('records/a/todo is a link; take it out first')]);
  expect(readFileSync(join(folder, 'lists/a.yml'), 'utf8')).toBe(board);
});
