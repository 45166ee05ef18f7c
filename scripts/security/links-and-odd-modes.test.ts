import { execFileSync } from 'node:child_process';
import { readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRepository } from '../store/git.ts';
import { openCommit } from '../store/git-files.ts';
import { newFolder, newTracker } from '../workflow/place.ts';

const secret = 'a secret of the machine';

test('links to files and folders, loops and pipes are faults; nothing behind them is read, shown or written', async () => {
  const outside = newFolder();
  writeFileSync(join(outside, 'secret.md'), `---\ntitle: ${secret}\n---\n${secret}\n`);
  const place = newTracker({ 'records/sales/_comments/acme/20261120T101500Z-ana.md': 'fine\n', 'records/sales/_files/acme/a.txt': 'a' });
  const links: [path: string, to: string][] = [
    ['records/sales/todo/link.md', join(outside, 'secret.md')],
    ['records/sales/linked', outside],
    ['records/linked', outside],
    ['records/sales/_comments/acme/20261121T101500Z-ana.md', join(outside, 'secret.md')],
    ['records/sales/_files/acme/secret.md', join(outside, 'secret.md')],
    ['records/sales/todo/loop.md', 'loop.md'],
    ['records/sales/_templates', outside],
    ['lists/linked.yml', join(outside, 'secret.md')],
  ];
  for (const [path, to] of links) symlinkSync(to, join(place.root, path));
  execFileSync('mkfifo', [join(place.root, 'records/sales/todo/pipe.md')]);
  const { diagnostics } = JSON.parse((await place.woad('check', '--json')).output) as { diagnostics: { path: string; severity: string }[] };
  for (const path of [...links.map(([path]) => path), 'records/sales/todo/pipe.md'])
    expect(diagnostics).toContainEqual(expect.objectContaining({ path, severity: 'error' }));
  for (const args of [
    ['list', '--json'],
    ['show', 'sales/acme'],
    ['show', 'sales/link'],
    ['show', 'linked/secret'],
    ['board', 'sales'],
    ['check'],
  ]) {
    const { output, complaint } = await place.woad(...args);
    expect(output + complaint).not.toContain(secret);
  }
  for (const args of [
    ['set', 'sales/link', 'title=x'],
    ['set', 'sales/secret', 'title=x'],
    ['move', 'sales/acme', 'linked'],
    ['remove', 'sales/link'],
    ['new', 'sales', '--title', 'N', '--template', 'secret'],
  ])
    expect((await place.woad(...args)).code).not.toBe(0);
  expect(readFileSync(join(outside, 'secret.md'), 'utf8')).toContain(secret);
});

test('in a commit, links and submodules are no files', () => {
  const place = newTracker();
  symlinkSync('/etc/passwd', join(place.root, 'records/sales/todo/link.md'));
  place.git('add', '--all');
  place.git('update-index', '--add', '--cacheinfo', `160000,${place.git('rev-parse', 'HEAD')},records/sales/todo/module.md`);
  place.git('-c', 'user.name=Ana', '-c', 'user.email=ana@tidewater.example', 'commit', '--quiet', '-m', 'odd');
  const repository = openRepository(place.root);
  if (!repository) throw new Error('no repository');
  const files = openCommit(repository, place.git('rev-parse', 'HEAD'));
  const kinds = new Map(files.list('records/sales/todo').map(({ name, kind }) => [name, kind]));
  expect([kinds.get('link.md'), kinds.get('module.md'), kinds.get('acme.md')]).toEqual(['link', 'other', 'file']);
  expect([files.read('records/sales/todo/link.md'), files.read('records/sales/todo/module.md')]).toEqual([undefined, undefined]);
});
