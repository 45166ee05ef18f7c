import { describe, expect, test } from 'vitest';
import type { Change } from '../../model/change.ts';
import { makeOn, type Tree } from '../../story/trial.ts';

const record = '---\ntitle: Acme\nseller: eva\n---\n';
const files: Tree = {
  'workspace.yml': 'title: T\npeople: { ana: {}, luis: {}, eva: {} }\nteams: { billing: [ana, luis] }\n',
  'lists/sales.yml':
    'lists: [todo, { name: shut, locked: true }, { name: over, done: true, locked: true }]\nfields:\n  buyer: { type: person, team: billing, many: true }\n  seller: { type: person, team: billing }\n  size: { type: text, required: [todo] }\n',
  'lists/other.yml': 'lists: [a]\n',
  'records/sales/todo/acme.md': record,
  'records/sales/shut/old.md': record,
};
const refuse = (change: Change): string[] => makeOn(files, [change]).conflicts;
const set = (key: string, to: string | string[], name = 'sales/acme'): Change => ({ kind: 'set', record: name, key, to });

describe('people of a team', () => {
  test('only they, or the team itself, fit a field that asks for it', () => {
    expect(refuse(set('buyer', ['ana', 'billing']))).toEqual([]);
    expect(refuse(set('buyer', ['ana', 'eva']))).toEqual(['buyer: "eva" is not of the team billing; expected one of ana, luis']);
    expect(refuse({ kind: 'add', record: 'sales/acme', key: 'buyer', values: ['eva'] })).toEqual([
      'buyer: "eva" is not of the team billing; expected one of ana, luis',
    ]);
    expect(refuse({ kind: 'create', board: 'sales', list: 'todo', title: 'New', values: { seller: 'eva' } })).toEqual([
      'seller: "eva" is not of the team billing; expected one of ana, luis',
    ]);
  });

  test('assignees may be people and teams; whoever stands there already is let be', () => {
    expect(refuse(set('assignees', ['billing', 'eva']))).toEqual([]);
    expect(refuse(set('assignees', 'biling'))).toEqual([
      'assignees: "biling" is not a person or team of the workspace; did you mean "billing"?',
    ]);
    expect(refuse(set('seller', 'eva'))).toEqual([]);
  });
});

describe('a locked list', () => {
  test('lets no record in, out, or begin there', () => {
    const enters = (list: string): string[] => [`the list ${list} is locked; no record enters or leaves it`];
    expect(refuse({ kind: 'move', record: 'sales/acme', list: 'shut' })).toEqual(enters('shut'));
    expect(refuse({ kind: 'move', record: 'sales/acme', list: 'over' })).toEqual(enters('over'));
    expect(refuse({ kind: 'move', record: 'sales/old', list: 'todo' })).toEqual(enters('shut'));
    expect(refuse({ kind: 'move', record: 'sales/old', board: 'other', list: 'a' })).toEqual(enters('shut'));
    expect(refuse({ kind: 'create', board: 'sales', list: 'shut', title: 'New' })).toEqual([
      'the list shut is locked; no record is created in it',
    ]);
    expect(refuse({ kind: 'remove', record: 'sales/old' })).toEqual(['the list shut is locked; no record leaves it']);
  });

  test('leaves its records to be edited, ordered, done, archived and renamed', () => {
    expect(refuse(set('title', 'Other', 'sales/old'))).toEqual([]);
    expect(refuse(set('done', 'true', 'sales/old'))).toEqual([]);
    expect(refuse(set('archived', '2026-11-21', 'sales/old'))).toEqual([]);
    expect(refuse({ kind: 'move', record: 'sales/old', list: 'shut', position: 'top' })).toEqual([]);
    expect(refuse({ kind: 'rename', record: 'sales/old', slug: 'older' })).toEqual([]);
  });
});

test('a list above its limit is said; archived records do not count, and a place in the list is none more', () => {
  const stands = (keys: string): Tree => ({
    ...files,
    'lists/sales.yml': 'lists: [todo, { name: doing, limit: 2 }]\n',
    'records/sales/doing/one.md': `---\ntitle: One\n${keys}---\n`,
    'records/sales/doing/two.md': '---\ntitle: Two\n---\n',
    'records/sales/doing/not.md': '---\ntitle: Not archived\narchived:\n---\n',
  });
  const said = (tree: Tree, change: Change): string[] => makeOn(tree, [change]).notes;
  const move: Change = { kind: 'move', record: 'sales/acme', list: 'doing' };
  expect(said(stands(''), move)).toEqual(['doing holds 4 records, and its limit is 2']);
  expect(said(stands('archived: 2026-01-01\n'), { kind: 'create', board: 'sales', list: 'doing', title: 'New' })).toEqual([
    'doing holds 3 records, and its limit is 2',
  ]);
  const { 'records/sales/doing/not.md': _, ...fits } = stands('archived: 2026-01-01\n');
  expect(said(fits, move)).toEqual([]);
  expect(said(stands(''), { kind: 'move', record: 'sales/one', list: 'doing', position: 'bottom' })).not.toContain(
    expect.stringContaining('limit'),
  );
});

test('a template with a fault makes no record, and says where', () => {
  const tree = {
    ...files,
    'records/sales/_templates/bad.md': '---\nsize: [\n---\n',
    'records/sales/_templates/odd.md': '---\nsize: M\nextra: 1\n---\nText {{ slug }}\n',
  };
  const from = (template: string) => makeOn(tree, [{ kind: 'create', board: 'sales', list: 'todo', title: 'New', template }]);
  expect(from('bad').conflicts).toEqual([expect.stringMatching(/^the template bad: its frontmatter cannot be read \(line \d: /)]);
  expect(from('bda').conflicts).toEqual(['"bda" is not a template of sales; did you mean "bad"?']);
  expect(from('odd').changed['records/sales/todo/new.md']).toBe('---\nsize: M\nextra: 1\ntitle: New\n---\nText {{ slug }}\n');
});

describe('what a list requires and a record lacks is said, and the change is made', () => {
  const lacks = (change: Change, tree: Tree = files): string[] => {
    const { notes, conflicts } = makeOn(tree, [change]);
    expect(conflicts).toEqual([]);
    return notes;
  };
  const said = 'size is required in todo and not set';

  test('of a new one', () => {
    expect(lacks({ kind: 'create', board: 'sales', list: 'todo', title: 'New' })).toEqual([said]);
    expect(lacks({ kind: 'create', board: 'sales', list: 'todo', title: 'New', values: { size: 'L' } })).toEqual([]);
  });

  test('of one that is moved', () => {
    const doing = { 'lists/sales.yml': (files['lists/sales.yml'] ?? '').replace('[todo,', '[todo, doing,') };
    const stands = (keys: string): Tree => ({ ...files, ...doing, 'records/sales/doing/here.md': `---\ntitle: Here\n${keys}---\n` });
    const move: Change = { kind: 'move', record: 'sales/here', list: 'todo' };
    expect(lacks(move, stands(''))).toEqual([said]);
    expect(lacks(move, stands('size:\n'))).toEqual([said]);
    expect(lacks(move, stands('size: L\n'))).toEqual([]);
    expect(lacks({ ...move, list: 'doing', position: 'top' }, stands(''))).toEqual([]);
  });
});
