import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../store/git.ts';
import { recordHistory } from '../store/git-history.ts';
import { newTracker } from '../workflow/place.ts';

const names = [
  '-x',
  '--output=canary',
  '"quoted"',
  "it's",
  'line\nbreak',
  'tab\there',
  '*',
  '[a]',
  ':(top)x',
  'ümlaut',
  '日本',
  'Acme',
  '$(touch canary)',
  '`touch canary`',
  'a b',
  '%0a',
];

test('files of any name are told by it, and git takes none for an option, a pattern or a command', async () => {
  const place = newTracker(
    Object.fromEntries(names.map((name) => [`records/sales/todo/${name}.md`, `---\ntitle: ${JSON.stringify(name)}\n---\n`])),
  );
  for (const name of names) place.put(`records/sales/todo/${name}.md`, '---\ntitle: Changed\n---\n');
  place.commit('change all');
  const listed: { slug: string; title: string }[] = JSON.parse((await place.woad('list', '--json')).output);
  expect(listed.map(({ slug }) => slug).sort()).toEqual([...names, 'acme', 'globex'].sort());
  const told: { slug: string }[] = JSON.parse((await place.woad('history', 'sales', '--json')).output);
  for (const name of names) expect(told.filter(({ slug }) => slug === name).length).toBe(2);
  for (const name of names) expect((await place.woad('show', `sales/${name}`)).code).toBe(0);
  const { output } = await place.woad('check');
  expect(output).toContain('duplicate-slug');
  for (const folder of [place.root, process.cwd()]) expect(existsSync(join(folder, 'canary'))).toBe(false);
});

test('a branch or a revision that looks like an option is a name', async () => {
  const place = newTracker();
  const canary = join(place.root, 'canary');
  place.git('update-ref', `refs/heads/--output=${canary}`, 'HEAD');
  for (const name of [`--output=${canary}`, `--upload-pack=touch ${canary}`, '-O', '--exec=x', '--all', '@{-1}', 'HEAD\nHEAD']) {
    await place.woad('automate', `--since=${name}`, '--dry-run');
    await place.woad('check', `--since=${name}`);
    await place.woad('undo', name);
    await place.woad('restore', `sales/${name}`);
    await place.woad('history', '--folder', name);
  }
  expect(existsSync(canary)).toBe(false);
  expect((await place.woad('automate', `--since=--output=${canary}`, '--dry-run')).code).toBe(0);
  expect((await place.woad('automate', '--since=--nothing', '--dry-run')).code).toBe(2);
});

test('the history of a record whose name is a pattern is its own', () => {
  const place = newTracker({
    'records/sales/todo/*.md': '---\ntitle: Star\n---\n',
    'records/sales/todo/:(top)x.md': '---\ntitle: Top\n---\n',
  });
  place.put('records/sales/todo/acme.md', '---\ntitle: Changed\n---\n');
  place.commit('another');
  const repository = openRepository(place.root);
  if (!repository) throw new Error('no repository');
  for (const name of ['*', ':(top)x']) expect(recordHistory(repository, `records/sales/todo/${name}.md`)?.commits).toBe(1);
});
