import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from './catalogue.ts';
import { computedChecks, computeTracker, type ReadForComputing } from './computed.ts';
import { indexRecords } from './engine/query/facts.ts';
import { recordJson } from './engine/query/record-json.ts';
import { sortRecords } from './engine/query/sort.ts';
import { readTracker } from './engine/read/tracker.ts';
import { pastsOf } from './histories.ts';
import type { AnyFieldType } from './model/field-type.ts';
import { openDisk } from './store/disk.ts';
import { deal, type HistoryRepository, newFolder, newRepository, removeFolders } from './story/history-repository.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
let repository: HistoryRepository;
beforeAll(() => {
  repository = newRepository();
  const { write, move, commit } = repository;
  write('workspace.yml', 'title: T\ntimezone: Europe/Madrid\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\n');
  write(
    'lists/clients.yml',
    `lists: [all]
fields:
  rate: { type: percent }
  won: { type: rollup, referenced_by: deals.client, field: value, function: sum, where: done }
  bonus: { type: formula, formula: won * rate / 100, show: { type: currency, currency: EUR } }
  calls: { type: rollup, referenced_by: calls.client, function: count }
`,
  );
  write(
    'lists/deals.yml',
    `lists: [open, { name: won, done: true }]
fields:
  client: { type: reference, board: clients, where: rate > 0 }
  value: { type: currency, currency: EUR }
  cycle: { type: duration, to: done }
  by: { type: author }
  opened: { type: created }
`,
  );
  write(
    'lists/calls.yml',
    `lists: [all]
fields:
  deal: { type: reference, board: deals }
  client: { type: reference, board: clients }
  bonus: { type: lookup, reference: client, field: bonus }
`,
  );
  write('records/clients/all/acme.md', deal('Acme', 'rate: 10\n'));
  write('records/clients/all/zero.md', deal('Zero'));
  write('records/deals/open/one.md', deal('One', 'client: acme\nvalue: 1000\n'));
  write('records/deals/open/two.md', deal('Two', 'client: acme\nvalue: 500\n'));
  write('records/deals/open/three.md', deal('Three', 'client: zero\nvalue: 7\ncreated: 2026-10-01\n'));
  write('records/calls/all/first.md', deal('First', 'client: acme\ndeal: one\n'));
  commit('Ana', 'ana@tidewater.example');
  move('records/deals/open/one.md', 'records/deals/won/one.md');
  commit();
});
afterAll(removeFolders);

async function open(root: string): Promise<ReadForComputing & { isAsked: boolean }> {
  const tracker = readTracker(openDisk(root), { fields, zod: z });
  const read = { tracker, fields, index: indexRecords(tracker), now: '2026-11-05T11:00', isAsked: false };
  await computeTracker(read, () => {
    read.isAsked = true;
    return pastsOf(root, { workspace: tracker.workspace, boards: tracker.boards, fields });
  });
  return read;
}

function writeIn(folder: string, path: string, text: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), text);
}

function json({ tracker, index, now }: ReadForComputing, name: string): unknown {
  const record = index.get(name);
  return record && recordJson(record, tracker, index, now)['fields'];
}

describe('three boards that are computed from each other and from git', () => {
  test('JSON holds every value, written and computed', async () => {
    const read = await open(repository.root);
    expect(json(read, 'clients/acme')).toEqual({ rate: 10, won: 1000, bonus: 100, calls: 1 });
    expect(json(read, 'calls/first')).toEqual({ deal: 'one', client: 'acme', bonus: 100 });
    expect(json(read, 'deals/one')).toEqual({ client: 'acme', value: 1000, cycle: 24, by: 'ana', opened: '2026-11-02T11:00' });
    expect(json(read, 'deals/two')).toEqual({ client: 'acme', value: 500, cycle: 72, by: 'ana', opened: '2026-11-02T11:00' });
    expect(json(read, 'deals/three')).toMatchObject({ opened: '2026-10-01', cycle: 852 });
  });

  test('they can be sorted by', async () => {
    const { tracker } = await open(repository.root);
    const deals = tracker.records.filter(({ board }) => board === 'deals');
    expect(sortRecords(deals, '-cycle', tracker, fields).map(({ slug }) => slug)).toEqual(['three', 'two', 'one']);
  });

  test('the conditions of references see them', async () => {
    const read = await open(repository.root);
    const { fulfils, computedFindings } = computedChecks(read);
    const [acme, zero] = [read.index.get('clients/acme'), read.index.get('clients/zero')];
    if (!acme || !zero) throw new Error('the clients are not there');
    expect([acme, zero].map((record) => fulfils('bonus >= 100', record)?.holds)).toEqual([true, false]);
    expect(fulfils('bonusss > 1', acme)).toBeUndefined();
    expect([...computedFindings()]).toEqual([]);
  });

  test('a shallow clone says what it does not know, and works out the rest', async () => {
    const clone = newFolder();
    repository.git('clone', '-q', '--depth', '1', `file://${repository.root}`, clone);
    const read = await open(clone);
    const shallow = 'unknown: this clone is shallow; "git fetch --unshallow" brings the rest';
    expect(json(read, 'deals/one')).toEqual({ client: 'acme', value: 1000 });
    expect([...(read.index.get('deals/one')?.problems ?? [])]).toEqual([
      ['cycle', shallow],
      ['by', shallow],
      ['opened', shallow],
    ]);
    expect(json(read, 'deals/three')).toMatchObject({ opened: '2026-10-01' });
    expect(json(read, 'calls/first')).toMatchObject({ bonus: 100 });
  });

  test('outside of git and before the first commit nothing is made up', async () => {
    const folder = newFolder();
    writeIn(folder, 'workspace.yml', 'title: T\n');
    writeIn(folder, 'lists/a.yml', 'lists: [todo]\nfields: { t: { type: time_in_list } }\n');
    writeIn(folder, 'records/a/todo/x.md', deal('X'));
    const read = await open(folder);
    expect([...(read.index.get('a/x')?.problems ?? [])]).toEqual([['t', 'unknown: no commit holds this record yet']]);
  });

  test('git is not asked where nothing needs it', async () => {
    const folder = newFolder();
    writeIn(folder, 'workspace.yml', 'title: T\n');
    writeIn(folder, 'lists/a.yml', 'lists: [todo]\nfields: { n: { type: formula, formula: size(title) } }\n');
    writeIn(folder, 'records/a/todo/x.md', deal('X'));
    const read = await open(folder);
    expect([read.isAsked, json(read, 'a/x')]).toEqual([false, { n: 1 }]);
    writeIn(folder, 'lists/a.yml', 'lists: [todo]\nfields: { n: { type: formula, formula: has(updated) } }\n');
    expect((await open(folder)).isAsked).toBe(true);
  });
});
