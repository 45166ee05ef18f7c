import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { makeChanges, planChanges } from './changes.ts';
import { openOverlay } from './engine/write/overlay.ts';
import type { Change } from './model/change.ts';
import type { Terminal } from './model/command.ts';
import type { Files } from './model/file.ts';
import { applyEdits, openDisk } from './store/disk.ts';
import { openMemory } from './store/memory.ts';
import { type Tree, trial } from './story/trial.ts';

const now = new Date('2026-11-21T12:45:10Z');
const record = fc.constantFrom('sales/acme', 'sales/globex', 'sales/broken', 'sales/new', 'sales/other', 'support/outage', 'support/acme');
const slug = fc.constantFrom('acme', 'globex', 'new', 'other');
const list = fc.constantFrom('open', 'won', 'todo', 'done');
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({
    kind: fc.constant('set' as const),
    record,
    key: fc.constantFrom('due', 'title', 'color'),
    to: fc.constantFrom('2026-12-24', 'red', null),
  }),
  fc.record({ kind: fc.constant('add' as const), record, key: fc.constant('tags'), values: fc.constantFrom<string[]>(['x'], ['a', 'y']) }),
  fc.record({ kind: fc.constant('move' as const), record, list, position: fc.constantFrom('top' as const, 'bottom' as const) }),
  fc.record({ kind: fc.constant('move' as const), record, list, board: fc.constantFrom('sales', 'support') }),
  fc.record({ kind: fc.constant('rename' as const), record, slug }),
  fc.record({
    kind: fc.constant('create' as const),
    board: fc.constantFrom('sales', 'support'),
    list: fc.constant(''),
    title: fc.constantFrom('New', 'Acme'),
  }),
  fc.record({ kind: fc.constant('remove' as const), record }),
  fc.record({ kind: fc.constant('comment' as const), record, text: fc.constant('Hello'), author: fc.constantFrom('ana', 'luis') }),
);

/** Every file with its text. */
function treeOf(files: Files, folder = ''): Tree {
  const entries = files.list(folder).map(({ name, kind }): Tree => {
    const path = folder === '' ? name : `${folder}/${name}`;
    return kind === 'folder' ? treeOf(files, path) : { [path]: Buffer.from(files.read(path) ?? []).toString('utf8') };
  });
  return Object.assign({}, ...entries);
}

test('whatever the changes: the disk ends as the plan saw it, and changes made one by one come to the same as a list', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
      const home = mkdtempSync(join(tmpdir(), 'woad-changes-'));
      try {
        const [once, oneByOne] = [join(home, 'a'), join(home, 'b')];
        for (const root of [once, oneByOne]) {
          for (const [path, text] of Object.entries(trial)) {
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), text);
          }
        }
        const plan = await planChanges(openDisk(once), { woad: 1, changes }, now);
        const planned = openOverlay(openDisk(once));
        for (const edit of plan.edits) planned.edit(edit);
        const expected = treeOf(planned);
        applyEdits(once, plan.edits);
        expect(treeOf(openDisk(once))).toEqual(expected);
        expect(readdirSync(once).filter((name) => name.startsWith('.woad'))).toEqual([]);
        for (const each of changes) applyEdits(oneByOne, (await planChanges(openDisk(oneByOne), { woad: 1, changes: [each] }, now)).edits);
        expect(treeOf(openDisk(oneByOne))).toEqual(expected);
        expect(readFileSync(join(once, 'workspace.yml'), 'utf8')).toBe(trial['workspace.yml']);
      } finally {
        rmSync(home, { recursive: true, force: true });
      }
    }),
    { numRuns: 25 },
  );
});

test('changes that are made at the same time all stand', async () => {
  const root = mkdtempSync(join(tmpdir(), 'woad-changes-'));
  const terminal: Terminal = {
    write: () => {},
    complain: () => {},
    readInput: async () => '',
    folder: root,
    environment: {},
    now,
    width: 0,
    colored: false,
  };
  try {
    for (const [path, text] of Object.entries(trial)) {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    }
    const tags = ['a', 'b', 'x'];
    const make = (each: Change): Promise<number> => makeChanges(terminal, root, { woad: 1, changes: [each] });
    const done = await Promise.all([
      ...tags.map((tag) => make({ kind: 'add', record: 'sales/globex', key: 'tags', values: [tag] })),
      ...tags.map(() => make({ kind: 'create', board: 'sales', list: 'open', title: 'Twin' })),
    ]);
    expect(done).toEqual([0, 0, 0, 0, 0, 0]);
    for (const tag of tags) expect(readFileSync(join(root, 'records/sales/open/globex.md'), 'utf8')).toContain(`  - ${tag}\n`);
    expect(readdirSync(join(root, 'records/sales/open')).filter((name) => name.startsWith('twin'))).toHaveLength(3);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
});

test('a record that does not fulfil the condition of a field is refused in the words of the check; one on computed fields is left to it', async () => {
  const files = openMemory({
    'workspace.yml': 'title: T\n',
    'lists/jobs.yml':
      'lists: [open]\nfields:\n  client: { type: reference, board: clients, where: active && !blocked }\n  big: { type: reference, board: clients, many: true, where: twice > 10.0 }\n',
    'lists/clients.yml':
      'lists: [all]\nfields:\n  active: { type: checkbox }\n  n: { type: number }\n  twice: { type: formula, formula: n * 2.0 }\n',
    'records/clients/all/old-mill.md': '---\ntitle: Old mill\nactive: false\n---\n',
    'records/clients/all/new-mill.md': '---\ntitle: New mill\nactive: true\n---\n',
    'records/clients/all/stuck.md': '---\ntitle: Stuck\nactive: true\nblocked_by: new-mill\n---\n',
    'records/jobs/open/x.md': '---\ntitle: X\nclient: old-mill\n---\n',
  });
  const refuse = async (change: Change) =>
    (await planChanges(files, { woad: 1, changes: [change] }, now)).conflicts.map(({ message }) => message);
  const create = (client: string): Change => ({ kind: 'create', board: 'jobs', list: '', title: 'Y', values: { client } });
  expect(await refuse(create('old-mill'))).toEqual(['client: clients/old-mill does not fulfil active && !blocked']);
  expect(await refuse(create('stuck'))).toEqual(['client: clients/stuck does not fulfil active && !blocked']);
  expect(await refuse(create('new-mill'))).toEqual([]);
  expect(await refuse({ kind: 'set', record: 'jobs/x', key: 'client', to: 'stuck' })).toHaveLength(1);
  expect(await refuse({ kind: 'set', record: 'jobs/x', key: 'client', to: 'old-mill' })).toEqual([]);
  expect(await refuse({ kind: 'add', record: 'jobs/x', key: 'big', values: ['new-mill'] })).toEqual([]);
});
