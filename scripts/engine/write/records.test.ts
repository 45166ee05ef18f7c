import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { Change } from '../../model/change.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import { openMemory } from '../../store/memory.ts';
import { makeOn, type Outcome, type Tree, trial } from '../../story/trial.ts';
import { writeChanges } from './write-all.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const tree = trial;
const make = (changes: Change[], files: Tree = tree): Outcome => makeOn(files, changes);
const acme = 'records/sales/open/acme.md';

describe('another name', () => {
  test('rename takes comments, files, links and references along', () => {
    const { changed, conflicts, touched } = make([{ kind: 'rename', record: 'sales/acme', slug: 'acme-2' }]);
    expect(conflicts).toEqual([]);
    expect(changed).toEqual({
      [acme]: undefined,
      'records/sales/open/acme-2.md': tree[acme]?.replace('done: true\n', 'done: true\naliases:\n  - acme\n'),
      'records/sales/_comments/acme/20260101T000000Z-ana.md': undefined,
      'records/sales/_comments/acme-2/20260101T000000Z-ana.md': 'First, see ![p](../../_files/acme-2/p.png) and [[globex]]\n',
      'records/sales/_files/acme/p.png': undefined,
      'records/sales/_files/acme-2/p.png': 'png',
      'records/sales/open/globex.md':
        '---\ntitle: Globex\nblocked_by:\n  - acme-2 # why\n  - other\n---\nSee [[acme-2]] and [[sales/acme-2#top|it]], `[[acme]]`, [file](../_files/acme-2/a%20b.pdf), [rec](acme-2.md).\n',
      'records/support/todo/outage.md':
        '---\ntitle: Outage\ndeal: acme-2\nparent: sales/acme-2\n---\n[[acme]] is ours, [[sales/acme-2]] theirs\n',
    });
    expect(touched.sort()).toEqual(['sales/acme-2', 'sales/globex', 'support/outage']);
  });

  test('a move to another board does the same, and says what has no place there', () => {
    const files = {
      ...tree,
      [acme]:
        '---\ntitle: Acme\ndeal_value: 5\ntags: [a, b]\nblocked_by: [globex]\naliases: [old]\n---\n[[globex]] ![p](../_files/acme/p.png) [g](globex.md)\n',
    };
    const { changed, conflicts, notes } = make([{ kind: 'move', record: 'sales/acme', board: 'support', list: 'done' }], files);
    expect(conflicts).toEqual([]);
    expect(changed['records/support/done/acme.md']).toBe(
      '---\ntitle: Acme\ndeal_value: 5\ntags: [a, b]\nblocked_by: [sales/globex]\naliases: [sales/old, sales/acme]\n---\n[[sales/globex]] ![p](../_files/acme/p.png) [g](../../sales/open/globex.md)\n',
    );
    expect(changed['records/support/_comments/acme/20260101T000000Z-ana.md']).toBe(
      'First, see ![p](../../_files/acme/p.png) and [[sales/globex]]\n',
    );
    expect(changed['records/sales/open/globex.md']).toBe(
      '---\ntitle: Globex\nblocked_by:\n  - support/acme # why\n  - other\n---\nSee [[support/acme]] and [[support/acme#top|it]], `[[acme]]`, [file](../../support/_files/acme/a%20b.pdf), [rec](../../support/done/acme.md).\n',
    );
    expect(changed['records/support/todo/outage.md']).toBe(
      '---\ntitle: Outage\ndeal: support/acme\nparent: acme\n---\n[[acme]] is ours, [[acme]] theirs\n',
    );
    expect(notes).toEqual(expect.arrayContaining(['support/acme keeps deal_value, tags (a, b), which have no place on support']));
  });

  test('refuses a name that is taken or is none', () => {
    const refuse = (slug: string): string[] => make([{ kind: 'rename', record: 'sales/acme', slug }]).conflicts;
    expect(refuse('globex')).toEqual(['sales/globex exists already, in the list open']);
    for (const slug of ['../x', 'A B', '', 'con', 'x/y', `${'a'.repeat(101)}`]) expect(refuse(slug)).toHaveLength(1);
    expect(
      make([{ kind: 'move', record: 'sales/acme', board: 'support', list: 'todo' }], { ...tree, 'records/support/done/acme.md': 'x' })
        .conflicts,
    ).toEqual(['support/acme exists already, in the list done']);
  });
});

describe('create and remove', () => {
  test('a record starts from its title, values and defaults', () => {
    const { changed, conflicts } = make([
      { kind: 'create', board: 'sales', list: '', title: 'Заявка №7', values: { deal_value: '5', tags: 'x,z' } },
      { kind: 'create', board: 'sales', list: 'won', title: 'Acme', body: 'Text\n' },
      { kind: 'create', board: 'sales', list: 'won', title: '!!!' },
      { kind: 'create', board: 'sales', list: 'open', title: 'A: call', template: 'call', values: { assignees: ['luis'] } },
      { kind: 'create', board: 'sales', list: 'open', title: 'B', template: 'call', body: '[[acme]]\n' },
    ]);
    expect(changed).toEqual({
      'records/sales/open/заявка-7.md': '---\ntitle: Заявка №7\ndeal_value: 5\ntags:\n  - x\n  - z\nstage: first-call\n---\n',
      'records/sales/won/acme-2.md': '---\ntitle: Acme\nstage: first-call\n---\nText\n',
      'records/sales/won/record-lxdp3h.md': '---\ntitle: "!!!"\nstage: first-call\n---\n',
      'records/sales/open/a-call.md':
        '---\n# who calls\ntitle: "A: call"\nassignees: [luis]\nready: false\nstage: first-call\n---\n## Steps\n- [ ] Dial\n',
      'records/sales/open/b.md':
        '---\n# who calls\ntitle: B\nassignees: [ana]\nready: false\nstage: first-call\n---\n## Steps\n- [ ] Dial\n\n[[acme]]\n',
    });
    expect(conflicts).toEqual([]);
  });

  test('a record gets the next number of its board, and only then are the others looked into', () => {
    const files = {
      ...tree,
      'lists/support.yml': 'lists: [todo, done]\nfields: { task: { type: unique_id, prefix: TASK, default: TASK-0001 } }\n',
      'records/support/todo/a.md': '---\ntitle: A\ntask: TASK-0041 # the last one\n---\ntask: TASK-0099\n',
      'records/support/done/b.md': '---\ntitle: B\n"task": "TASK-0007"\n---\n',
      'records/support/done/wrong.md': '---\ntitle: Wrong\ntask: TASK-88\n---\n',
      'records/support/done/broken.md': '---\ntitle: [\ntask: TASK-0003\n---\n',
      'records/support/_templates/t.md': '---\ntitle: T\ntask: TASK-0041\n---\n',
    };
    const create = { kind: 'create', board: 'support', list: 'todo' } as const;
    const { changed, conflicts } = make(
      [
        { ...create, title: 'New' },
        { ...create, title: 'Newer', template: 't' },
        { ...create, title: 'Given', values: { task: 'TASK-0050' } },
        { ...create, title: 'Newest' },
      ],
      files,
    );
    expect(conflicts).toEqual([]);
    expect(changed).toEqual({
      'records/support/todo/new.md': '---\ntitle: New\ntask: TASK-0042\n---\n',
      'records/support/todo/newer.md': '---\ntitle: Newer\ntask: TASK-0043\n---\n',
      'records/support/todo/given.md': '---\ntitle: Given\ntask: TASK-0050\n---\n',
      'records/support/todo/newest.md': '---\ntitle: Newest\ntask: TASK-0051\n---\n',
    });
    const read: string[] = [];
    const below = openMemory(tree);
    const watched: Files = {
      ...below,
      read: (path) => {
        read.push(path);
        return below.read(path);
      },
    };
    const context = { fields, zod: z, now: '2026-11-21T13:45', utc: '2026-11-21T12:45:10Z', random: () => 0 };
    writeChanges(watched, { woad: 1, actor: 'ana', changes: [{ ...create, title: 'Plain' }] }, context);
    expect(read.filter((path) => path.startsWith('records/'))).toEqual([]);
  });

  test('an attachment that a field names must be there', () => {
    const files = { ...tree, 'lists/sales.yml': 'lists: [open]\nfields: { offer: { type: file } }\n' };
    const set = (to: string) => make([{ kind: 'set', record: 'sales/globex', key: 'offer', to }], files).conflicts;
    expect(set('../_files/acme/p.png')).toEqual([]);
    expect(set('../_files/acme/q.png')).toEqual(['offer: there is no attachment records/sales/_files/acme/q.png']);
  });

  test('says why not', () => {
    const refuse = (change: Partial<Extract<Change, { kind: 'create' }>>): string[] =>
      make([{ kind: 'create', board: 'sales', list: 'open', title: 'T', ...change }]).conflicts;
    expect(refuse({ list: 'closed' })).toEqual(['the list closed is locked; no record is created in it']);
    expect(refuse({ slug: 'acme' })).toEqual(['sales/acme exists already, in the list open']);
    expect(refuse({ slug: '../../x' })).toHaveLength(1);
    expect(refuse({ board: '..' })).toEqual(['there is no board ".."']);
    expect(refuse({ template: 'cal' })).toEqual(['"cal" is not a template of sales; did you mean "call"?']);
    expect(refuse({ template: 'nothing-like-it' })).toEqual(['"nothing-like-it" is not a template of sales; there are call']);
    expect(refuse({ template: '../open/acme' })).toHaveLength(1);
    expect(refuse({ title: ' ' })).toEqual(['a record has a title; found an empty one']);
    expect(refuse({ values: { stage: 'x' } })).toEqual(['stage: "x" is not one of first-call, proposal']);
    expect(refuse({ body: '\ud800' })).toEqual(['the text holds half of a character (a lone surrogate)']);
  });

  test('comments and files go with their record', () => {
    expect(make([{ kind: 'remove', record: 'sales/acme' }]).changed).toEqual({
      [acme]: undefined,
      'records/sales/_comments/acme/20260101T000000Z-ana.md': undefined,
      'records/sales/_files/acme/p.png': undefined,
    });
    expect(make([{ kind: 'remove', record: 'sales/broken' }]).changed).toEqual({ 'records/sales/open/broken.md': undefined });
  });
});

test('later changes see earlier ones', () => {
  const { changed, conflicts } = make([
    { kind: 'create', board: 'sales', list: 'open', title: 'New one' },
    { kind: 'set', record: 'sales/new-one', key: 'due', to: '2026-12-24' },
    { kind: 'move', record: 'sales/new-one', list: 'won' },
    { kind: 'rename', record: 'sales/new-one', slug: 'newer' },
    { kind: 'comment', record: 'sales/newer', text: 'Hi' },
    { kind: 'rename', record: 'sales/globex', slug: 'new-one' },
    { kind: 'remove', record: 'sales/newer' },
    { kind: 'set', record: 'sales/newer', key: 'due', to: null },
  ]);
  expect(conflicts).toEqual(['there is no record "newer" on sales']);
  expect(Object.keys(changed).sort()).toEqual(
    [acme, 'records/sales/_comments/acme/20260101T000000Z-ana.md', 'records/sales/open/globex.md', 'records/sales/open/new-one.md'].sort(),
  );
});

describe('a name that differs only in letters that count as the same', () => {
  const files = {
    ...tree,
    'records/sales/won/straße.md': '---\ntitle: A\n---\n',
    'records/support/todo/strasse.md': '---\ntitle: B\n---\n',
  };

  test('is taken', () => {
    const taken = 'sales/straße, which counts as the same name as strasse, exists already, in the list won';
    expect(make([{ kind: 'create', board: 'sales', list: 'open', title: 'A', slug: 'strasse' }], files).conflicts).toEqual([taken]);
    expect(make([{ kind: 'rename', record: 'sales/acme', slug: 'strasse' }], files).conflicts).toEqual([taken]);
    expect(make([{ kind: 'move', record: 'support/strasse', board: 'sales', list: 'open' }], files).conflicts).toEqual([taken]);
    expect(make([{ kind: 'create', board: 'sales', list: 'open', title: 'Strasse' }], files).touched).toEqual(['sales/strasse-2']);
  });

  test('is not, by the record itself', () => {
    expect(make([{ kind: 'rename', record: 'sales/straße', slug: 'strasse' }], files).touched).toContain('sales/strasse');
  });
});

test('a link that says the list a record stood in leads to it still, after it is moved and whoever else is carried away', () => {
  const files = {
    ...tree,
    [acme]: '---\ntitle: Acme\n---\n[g](../long-gone/globex.md)\n',
    'records/sales/open/other.md': '---\ntitle: O\n---\n[g](../long-gone/globex.md) [a](../long-gone/acme.md)\n',
  };
  const moved = make([{ kind: 'move', record: 'sales/globex', list: 'won' }], files);
  expect(Object.keys(moved.changed)).toEqual(['records/sales/open/globex.md', 'records/sales/won/globex.md']);
  const carried = make([{ kind: 'move', record: 'sales/acme', board: 'support', list: 'todo' }], files).changed;
  expect(carried['records/support/todo/acme.md']).toContain('[g](../../sales/open/globex.md)\n');
  expect(carried['records/sales/open/other.md']).toContain('[g](../long-gone/globex.md) [a](../../support/todo/acme.md)\n');
  const renamed = make([{ kind: 'rename', record: 'sales/globex', slug: 'globo' }], files).changed;
  expect(renamed[acme]).toContain('[g](globo.md)');
});
