import { describe, expect, test } from 'vitest';
import type { Change } from '../../model/change.ts';
import { makeOn, type Outcome, type Tree, trial } from '../../story/trial.ts';

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
    ]);
    expect(changed).toEqual({
      'records/sales/open/заявка-7.md': '---\ntitle: Заявка №7\ndeal_value: 5\ntags:\n  - x\n  - z\nstage: first-call\n---\n',
      'records/sales/won/acme-2.md': '---\ntitle: Acme\nstage: first-call\n---\nText\n',
      'records/sales/won/record-lxdp3h.md': '---\ntitle: "!!!"\nstage: first-call\n---\n',
      'records/sales/open/a-call.md':
        '---\n# who calls\ntitle: "A: call"\nassignees: [luis]\nready: false\nstage: first-call\n---\n## Steps\n- [ ] Dial\n',
    });
    expect(conflicts).toEqual([]);
  });

  test('says why not', () => {
    const refuse = (change: Partial<Extract<Change, { kind: 'create' }>>): string[] =>
      make([{ kind: 'create', board: 'sales', list: 'open', title: 'T', ...change }]).conflicts;
    expect(refuse({ list: 'closed' })).toEqual(['the list closed is locked; no record is created in it']);
    expect(refuse({ slug: 'acme' })).toEqual(['sales/acme exists already, in the list open']);
    expect(refuse({ slug: '../../x' })).toHaveLength(1);
    expect(refuse({ board: '..' })).toEqual(['there is no board ".."']);
    expect(refuse({ template: 'cal' })).toEqual(['"cal" is not a template of sales; did you mean "call"?']);
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
