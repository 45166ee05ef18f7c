import { describe, expect, test } from 'vitest';
import type { Change } from '../../model/change.ts';
import { makeOn, type Tree } from '../../story/trial.ts';

const board = `lists:
  - open # first
  - name: talks
    title: 'In talks'   # of all kinds
  # the end
  - { name: won, done: true }
fields:
  stage: { type: select, options: [first, last] }
`;
const tree: Tree = {
  'workspace.yml': 'teams:\n  office: [ana]\npeople: { ana: { name: Ana }, sam: { name: Sam } }\n',
  'lists/sales.yml': board,
  'records/sales/open/acme.md': '---\ntitle: Acme\n---\n',
  'records/sales/open/globex.md': '---\ntitle: Globex\n---\n',
  'records/sales/_comments/acme/20261120T101500Z-ana.md': 'Hello\n',
};
const configure = (key: string, to: Extract<Change, { kind: 'configure' }>['to'], more: Tree = {}, file = 'lists/sales.yml') =>
  makeOn({ ...tree, ...more }, [{ kind: 'configure', file, key, to }]);

describe('a list of a board', () => {
  test.each([
    ['lists.open.name', 'inbox'],
    ['lists.open', 'inbox'],
    ['lists.0', 'inbox'],
  ])('that gets another name by %s = %s takes its records along', (key, to) => {
    const { conflicts, changed, notes } = configure(key, to);
    expect(conflicts).toEqual([]);
    expect(changed).toEqual({
      'lists/sales.yml': board.replace('- open #', '- inbox #'),
      'records/sales/inbox/acme.md': tree['records/sales/open/acme.md'],
      'records/sales/inbox/globex.md': tree['records/sales/open/globex.md'],
      'records/sales/open/acme.md': undefined,
      'records/sales/open/globex.md': undefined,
    });
    expect(notes).toEqual([expect.stringContaining('2 records of open went along to inbox')]);
  });

  test('that is empty gets another name without a word, one with a title keeps it', () => {
    expect(configure('lists.talks.name', 'terms')).toMatchObject({
      changed: { 'lists/sales.yml': board.replace('name: talks', 'name: terms') },
      notes: [],
    });
  });

  test.each<[string, string, Extract<Change, { kind: 'configure' }>['to'], Tree, string]>([
    [
      'is not taken away while records stand in it',
      'lists.open',
      null,
      {},
      'the list open holds 2 records; move them first: woad move sales/acme LIST',
    ],
    ['is not exchanged for others either', 'lists', ['inbox', 'won'], {}, 'the list open holds 2 records'],
    [
      'gets no name whose folder holds something',
      'lists.open.name',
      'new',
      { 'records/sales/new/x.md': '---\ntitle: X\n---\n' },
      'the folder records/sales/new holds something already',
    ],
    [
      'gets no name whose folder differs in letters alone from one that is there',
      'lists.open.name',
      'new',
      { 'records/sales/NEW/x.md': '---\ntitle: X\n---\n' },
      'records/sales/NEW stands where records/sales/new would',
    ],
    ['gets no name of another one', 'lists.open.name', 'won', {}, 'the list "won" stands twice'],
    ['gets no name that is none', 'lists.open.name', 'In Box', {}, 'In Box'],
  ])('%s', (_what, key, to, more, problem) => {
    expect(configure(key, to, more)).toMatchObject({ conflicts: [expect.stringContaining(problem)], changed: {} });
  });

  test('goes and comes by itself, and all other bytes stay', () => {
    expect(configure('lists.talks', null).changed).toEqual({
      'lists/sales.yml': board.replace("  - name: talks\n    title: 'In talks'   # of all kinds\n", ''),
    });
    expect(configure('lists.3', { name: 'lost', done: true }).changed).toEqual({
      'lists/sales.yml': board.replace('done: true }\n', 'done: true }\n  - { name: lost, done: true }\n'),
    });
    expect(configure('lists.4', 'lost').conflicts).toEqual([expect.stringContaining('lists has no "4"')]);
  });

  test('is named in what is wrong with it, by whatever it was called', () => {
    for (const key of ['lists.1.color', 'lists.talks.color'])
      expect(configure(key, 'pinky').conflicts).toEqual([expect.stringContaining('lists.talks.color: expected one of')]);
  });
});

test('a text where a list is expected is a list of what stands between its commas', () => {
  const changed = (to: string) => configure('teams.office', to, {}, 'workspace.yml').changed['workspace.yml'];
  expect(changed('sam')).toContain('office: [sam]');
  expect(changed('sam, ana')).toContain('office: [sam, ana]');
  expect(configure('people.sam.name', 'Sam, of the office', {}, 'workspace.yml').changed['workspace.yml']).toContain(
    'name: "Sam, of the office"',
  );
  expect(configure('teams.office', 'sam,bob', {}, 'workspace.yml').conflicts).toEqual([expect.stringContaining('expected a list')]);
});
