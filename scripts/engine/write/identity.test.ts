import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { Change } from '../../model/change.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import { recordName } from '../../model/record.ts';
import { openMemory } from '../../store/memory.ts';
import { makeOn, type Outcome, type Tree } from '../../story/trial.ts';
import { fullName, indexRecords } from '../query/facts.ts';
import { readTracker } from '../read/tracker.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const comment = '20260101T000000Z-ana.md';
/** Three boards; everything that can name sales/acme does. */
const files: Tree = {
  'workspace.yml': 'title: T\npeople: { ana: {} }\n',
  'lists/sales.yml': 'lists: [open, won]\ntags: { hot: {} }\nfields:\n  value: { type: number }\n  paper: { type: file }\n',
  'lists/support.yml':
    'lists: [new, solved]\nfields:\n  deal: { type: reference, board: sales }\n  about: { type: reference, many: true }\n',
  'lists/ops.yml': 'lists: [plan]\nfields:\n  paper: { type: file }\n',
  'records/sales/open/acme.md':
    '---\ntitle: Acme\nid: a-1\ncover: ../_files/acme/p.png\nvalue: 5\npaper: ../_files/acme/p.png\ntags: [hot]\nblocked_by: [globex, ops/move]\nparent: globex\naliases: [ac]\nodd: 1\n---\n[[globex]] [[ops/move|it]] [p](../_files/acme/p.png) [g](globex.md) [[acme]]\n',
  'records/sales/open/globex.md': '---\ntitle: Globex\nparent: acme # mine\n---\n![x](../_files/acme/p.png) [[ac]] [[acme#top]]\n',
  'records/sales/_comments/acme/20260101T000000Z-ana.md': 'On [[globex]] and [[acme]], ![p](../../_files/acme/p.png).\n',
  'records/sales/_comments/globex/20260101T000000Z-ana.md': 'See [[acme]] and [a](../../open/acme.md).\n',
  'records/sales/_files/acme/p.png': 'png',
  'records/sales/_templates/call.md': '---\nparent: acme\n---\nFor [[acme]].\n',
  'records/support/new/outage.md':
    '---\ntitle: Outage\nblocked_by:\n  - sales/acme\ndeal: acme\nabout:\n  - sales/acme # first\n  - outage\n---\n[[sales/acme]] not [[acme]], `[[sales/acme]]`\n',
  'records/support/_comments/outage/20260101T000000Z-ana.md': '[a](../../../sales/open/acme.md) [[sales/acme|the deal]]\n',
  'records/ops/plan/move.md': '---\ntitle: Move\nblocked_by: sales/acme\n---\n<img src="../../sales/_files/acme/p.png">\n',
};

/** All that is named in the tracker after the changes, with the record each name leads to. */
function leads({ changed }: Outcome): string[] {
  const after: Tree = { ...files };
  for (const [path, text] of Object.entries(changed)) {
    if (text === undefined) delete after[path];
    else after[path] = text;
  }
  const tracker = readTracker(openMemory(after), { fields, zod: z });
  const index = indexRecords(tracker);
  const found: string[] = [];
  for (const record of tracker.records) {
    for (const key of ['blocked_by', 'parent', 'deal', 'about']) {
      for (const name of [record.values.get(key) ?? []].flat().map(String)) {
        const home = key === 'deal' ? 'sales' : record.board;
        const to = index.get(fullName(name, home));
        found.push(`${recordName(record)} ${key} ${to ? recordName(to) : 'nothing'}`);
      }
    }
  }
  return found.sort();
}
const before = leads({ changed: {}, conflicts: [], notes: [], touched: [] });

describe('a record keeps all that names it', () => {
  test.each<[string, Change, string]>([
    ['when it is renamed', { kind: 'rename', record: 'sales/acme', slug: 'acme-2' }, 'sales/acme-2'],
    ['when it moves to a second board', { kind: 'move', record: 'sales/acme', board: 'support', list: 'new' }, 'support/acme'],
    ['when it moves to a third board', { kind: 'move', record: 'sales/acme', board: 'ops', list: 'plan' }, 'ops/acme'],
    ['when it moves between lists', { kind: 'move', record: 'sales/acme', list: 'won' }, 'sales/acme'],
  ])('%s', (_, change, name) => {
    const outcome = makeOn(files, [change]);
    expect(outcome.conflicts).toEqual([]);
    expect(before.length).toBe(9);
    const bad = change.kind === 'move' && change.board !== undefined ? (line: string) => !line.includes(' deal ') : () => true;
    expect(leads(outcome).filter(bad)).toEqual(
      before
        .filter(bad)
        .map((line) => line.replace(/sales\/acme/g, name))
        .sort(),
    );
  });
});

test('to a third board, byte by byte', () => {
  const { changed, notes, touched } = makeOn(files, [{ kind: 'move', record: 'sales/acme', board: 'ops', list: 'plan' }]);
  expect(changed).toEqual({
    'records/sales/open/acme.md': undefined,
    'records/ops/plan/acme.md':
      '---\ntitle: Acme\nid: a-1\ncover: ../_files/acme/p.png\nvalue: 5\npaper: ../_files/acme/p.png\ntags: [hot]\nblocked_by: [sales/globex, ops/move]\nparent: sales/globex\naliases: [sales/ac, sales/acme]\nodd: 1\n---\n[[sales/globex]] [[ops/move|it]] [p](../_files/acme/p.png) [g](../../sales/open/globex.md) [[acme]]\n',
    'records/sales/open/globex.md':
      '---\ntitle: Globex\nparent: ops/acme # mine\n---\n![x](../../ops/_files/acme/p.png) [[ac]] [[ops/acme#top]]\n',
    [`records/sales/_comments/acme/${comment}`]: undefined,
    [`records/ops/_comments/acme/${comment}`]: 'On [[sales/globex]] and [[acme]], ![p](../../_files/acme/p.png).\n',
    [`records/sales/_comments/globex/${comment}`]: 'See [[ops/acme]] and [a](../../../ops/plan/acme.md).\n',
    'records/sales/_files/acme/p.png': undefined,
    'records/ops/_files/acme/p.png': 'png',
    'records/sales/_templates/call.md': '---\nparent: ops/acme\n---\nFor [[ops/acme]].\n',
    'records/support/new/outage.md':
      '---\ntitle: Outage\nblocked_by:\n  - ops/acme\ndeal: ops/acme\nabout:\n  - ops/acme # first\n  - outage\n---\n[[ops/acme]] not [[acme]], `[[sales/acme]]`\n',
    [`records/support/_comments/outage/${comment}`]: '[a](../../../ops/plan/acme.md) [[ops/acme|the deal]]\n',
    'records/ops/plan/move.md': '---\ntitle: Move\nblocked_by: acme\n---\n<img src="../_files/acme/p.png">\n',
  });
  expect(notes).toEqual([
    'ops/acme keeps value, tags (hot), odd, which have no place on ops',
    'records/support/new/outage.md: deal names ops/acme now, and it holds records of sales alone',
  ]);
  expect(touched.sort()).toEqual(['ops/acme', 'ops/move', 'records/sales/_templates/call.md', 'sales/globex', 'support/outage']);
});
