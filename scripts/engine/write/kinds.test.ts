import { describe, expect, test } from 'vitest';
import type { Change } from '../../model/change.ts';
import type { Files } from '../../model/file.ts';
import { openMemory } from '../../store/memory.ts';
import { makeOn, type Outcome, type Tree, trial, trialContext } from '../../story/trial.ts';
import { writeChanges } from './write-all.ts';

const acme = 'records/sales/open/acme.md';
const comment = 'records/sales/_comments/acme/20260101T000000Z-ana.md';
const [then, later] = ['a'.repeat(40), 'b'.repeat(40)];
const filesAt = (trees: { [commit: string]: Tree }) => (commit: string) => trees[commit] && openMemory(trees[commit]);
const make = (changes: Change[], files: Tree = trial): Outcome => makeOn(files, changes);
const base64 = (text: string): string => Buffer.from(text).toString('base64');
const without = (files: Tree, ...starts: string[]): Tree =>
  Object.fromEntries(Object.entries(files).filter(([path]) => !starts.some((start) => path.startsWith(start))));
const removed = without(trial, acme, 'records/sales/_comments/acme', 'records/sales/_files/acme');

describe('edit-item', () => {
  const edit = (more: Partial<Extract<Change, { kind: 'edit-item' }>>): Outcome =>
    make([{ kind: 'edit-item', record: 'sales/acme', text: 'Send', ...more }]);

  test('changes the text and the box of one item', () => {
    expect(edit({ occurrence: 2, to: 'Send it @ana' }).changed[acme]).toBe(`${trial[acme]?.slice(0, -5)}Send it @ana\n`);
    expect(edit({ done: true }).changed[acme]).toBe(trial[acme]?.replace('- [ ] Send\n', '- [x] Send\n'));
    expect(edit({ text: 'Call', heading: 'Before', to: 'Ring', done: false }).changed[acme]).toBe(
      trial[acme]?.replace('- [x] Call', '- [ ] Ring'),
    );
    expect(edit({ to: 'Send' })).toMatchObject({ changed: {}, conflicts: [] });
  });

  test('says why not', () => {
    expect(edit({ text: 'Sned', to: 'x' }).conflicts).toEqual(['sales/acme has no item "Sned"; did you mean "Send"?']);
    expect(edit({ occurrence: 3, to: 'x' }).conflicts).toEqual(['sales/acme has 2 items "Send", but no number 3']);
    expect(edit({ heading: 'Befor', to: 'x' }).conflicts).toEqual(['sales/acme has no checklist under "Befor"; did you mean "Before"?']);
    for (const to of ['', ' ', 'a\nb']) expect(edit({ to }).conflicts).toEqual([expect.stringContaining('one line of text')]);
  });
});

describe('attach', () => {
  const attach = (name: string, content = base64('hello')): Outcome => make([{ kind: 'attach', record: 'sales/acme', name, content }]);

  test('brings the bytes; a taken name gets -2', () => {
    expect(attach('contract.pdf')).toMatchObject({
      changed: { 'records/sales/_files/acme/contract.pdf': 'hello' },
      touched: ['sales/acme'],
    });
    expect(attach('P.PNG').changed).toEqual({ 'records/sales/_files/acme/P-2.PNG': 'hello' });
    expect(attach('x', '').changed).toEqual({ 'records/sales/_files/acme/x': '' });
    const twice: Change[] = ['1', '2', '3'].map((each) => ({
      kind: 'attach',
      record: 'sales/acme',
      name: 'a.tar.gz',
      content: base64(each),
    }));
    expect(make(twice)).toMatchObject({
      changed: { 'records/sales/_files/acme/a.tar.gz': '1', 'records/sales/_files/acme/a-3.tar.gz': '3' },
      notes: ['sales/acme has a file a.tar.gz already; this one is a-2.tar.gz', expect.stringContaining('a-3')],
    });
  });

  test.each(['../x', 'a/b', 'a\\b', '', '.git', '..', 'a\0b', 'con.txt', 'a.', 'a ', 'x'.repeat(201), 'a\u202eb', 'a:b'])(
    'the name %o is refused',
    (name) => {
      expect(attach(name)).toMatchObject({ changed: {}, conflicts: [expect.any(String)] });
    },
  );

  test('too much, or no base64, is refused', () => {
    expect(attach('a', 'A'.repeat(4 * 9 * 1024 * 1024)).conflicts).toEqual([expect.stringContaining('expected at most 25 MiB')]);
    for (const content of ['abc', 'ab!=', 'a===']) expect(attach('a', content).conflicts).toEqual(['a: its content is not base64']);
  });
});

describe('press', () => {
  const files = { ...trial, 'lists/support.yml': 'lists: [todo, done]\nfields: { close: { type: button }, level: { type: number } }\n' };
  const press = (field: string, isCommitted = true): Outcome =>
    makeOn(files, [{ kind: 'press', record: 'support/outage', field }], 'ana', { isCommitted });

  test('changes no file and tells the record', () => {
    expect(press('close')).toEqual({ changed: {}, conflicts: [], notes: [], touched: ['support/outage'] });
  });

  test('is refused where no commit keeps it, and for what is no button', () => {
    expect(press('close', false).conflicts).toEqual([expect.stringContaining('woad press support/outage close')]);
    expect(press('clsoe').conflicts).toEqual(['"clsoe" is not a button of support; did you mean "close"?']);
    expect(press('level').conflicts).toEqual(['level is not a button but a field of type number; expected one of close']);
    expect(make([{ kind: 'press', record: 'sales/acme', field: 'x' }]).conflicts).toEqual([
      '"x" is not a button of sales; the board has none',
    ]);
  });
});

describe('restore', () => {
  const past = { filesAt: filesAt({ [then]: trial, [later]: { ...trial, [acme]: '---\ntitle: Later\n---\n' } }) };
  const restore = (files: Tree, more: Partial<Extract<Change, { kind: 'restore' }>> = {}): Outcome =>
    makeOn(files, [{ kind: 'restore', record: 'sales/acme', from: then, ...more }], 'ana', past);
  const belongings = Object.fromEntries(Object.entries(trial).filter(([path]) => !(path in removed)));

  test('brings a removed record back with comments and files', () => {
    expect(restore(removed)).toMatchObject({ changed: belongings, conflicts: [], touched: ['sales/acme'] });
  });

  test('what stands there now is never written over', () => {
    expect(restore(trial).conflicts).toEqual(['sales/acme exists already, in the list open']);
    const elsewhere = { ...removed, 'records/sales/won/acme.md': '---\ntitle: Other\n---\n' };
    expect(restore(elsewhere).conflicts).toEqual(['sales/acme exists already, in the list won']);
    const renamed = { ...removed, 'records/sales/won/new.md': '---\ntitle: Other\naliases: [acme]\n---\n' };
    expect(restore(renamed).conflicts).toEqual(['sales/acme is sales/new now']);
    expect(restore({ ...removed, [comment]: 'Mine\n' })).toMatchObject({
      conflicts: [],
      notes: [`${comment} holds something else now; it was left`],
    });
  });

  test('needs a list that is there and open, and a commit that is known', () => {
    expect(restore({ ...removed, 'lists/sales.yml': 'lists: [won]\n' }).conflicts).toEqual([
      expect.stringContaining('"open" is not a list'),
    ]);
    expect(restore({ ...removed, 'lists/sales.yml': 'lists: [{ name: open, locked: true }]\n' }).conflicts).toEqual([
      'the list open is locked; no record enters or leaves it',
    ]);
    expect(restore(removed, { from: 'c'.repeat(40) }).conflicts).toEqual(['there is no commit cccccccccc here']);
    expect(restore(removed, { record: 'sales/none' }).conflicts).toEqual(['there is no record sales/none in the commit aaaaaaaaaa']);
    expect(make([{ kind: 'restore', record: 'sales/acme', from: then }], removed).conflicts).toEqual([
      'what stood in a commit is known only inside of a git repository',
    ]);
  });

  test('with "was" a record goes back, if it is as it was', () => {
    const now = { ...trial, [acme]: '---\ntitle: Later\n---\n' };
    expect(restore(now, { was: later }).changed).toEqual({ [acme]: trial[acme] });
    expect(restore(trial, { was: later }).conflicts).toEqual([`sales/acme was changed since bbbbbbbbbb: ${acme}`]);
  });
});

test('thousands of numbered records are made without reading the board again for each', () => {
  const numbered = { ...trial, 'lists/support.yml': 'lists: [todo]\nfields: { number: { type: unique_id, prefix: T } }\n' };
  const old = Array.from({ length: 40 }, (_, n) => [`records/support/todo/old-${n}.md`, `---\ntitle: Old\nnumber: T-${1001 + n}\n---\n`]);
  const files = openMemory({ ...numbered, ...Object.fromEntries(old) });
  let reads = 0;
  const counted: Files = {
    ...files,
    read(path) {
      if (path.startsWith('records/support/todo/old-')) reads++;
      return files.read(path);
    },
  };
  const changes = Array.from({ length: 30 }, (_, n): Change => ({ kind: 'create', board: 'support', list: '', title: `New ${n}` }));
  changes.splice(10, 0, { kind: 'set', record: 'support/new-3', key: 'number', to: 'T-2000' });
  const { edits, conflicts } = writeChanges(counted, { woad: 1, changes }, trialContext);
  const numbers = edits.flatMap((edit) => (edit.kind === 'write' ? [/T-(\d+)/.exec(edit.text)?.[1]] : []));
  expect([conflicts, reads, new Set(numbers).size, Math.max(...numbers.map(Number))]).toEqual([[], 40, 30, 2020]);
});

test('a record that was changed since a commit is not removed', () => {
  const past = { filesAt: filesAt({ [then]: trial }) };
  const remove = (files: Tree): string[] => makeOn(files, [{ kind: 'remove', record: 'sales/acme', was: then }], 'ana', past).conflicts;
  const added = 'records/sales/_comments/acme/20260102T000000Z-luis.md';
  expect(remove(trial)).toEqual([]);
  expect(remove({ ...trial, [added]: 'Wait\n' })).toEqual([`sales/acme was changed since aaaaaaaaaa: ${added}`]);
});

describe('a list with a base', () => {
  const now: Tree = {
    ...without(trial, acme),
    'records/sales/won/acme.md': (trial[acme] ?? '').replace('2026-12-01', '2026-12-24').replace('Hello', 'Good day'),
    [comment]: 'Changed\n',
    'lists/support.yml': `title: Help\n${trial['lists/support.yml']}`,
  };
  const made = (change: Change, base = then): Outcome => makeOn(now, [change], 'ana', { base, filesAt: filesAt({ [then]: trial }) });
  const set = (key: string, to: string | null, was?: string): Change => ({
    kind: 'set',
    record: 'sales/acme',
    key,
    to,
    ...(was === undefined ? {} : { was }),
  });

  test.each<[string, Change, string]>([
    ['set', set('due', '2027-01-01'), 'due of sales/acme was changed since aaaaaaaaaa, on which this change was made: from "2026-12-01"'],
    ['unset', set('due', null), 'due of sales/acme was changed'],
    ['body', { kind: 'body', record: 'sales/acme', to: 'New\n' }, 'the text of sales/acme was changed'],
    ['move', { kind: 'move', record: 'sales/acme', list: 'negotiation' }, 'the list of sales/acme was changed'],
    ['remove', { kind: 'remove', record: 'sales/acme' }, 'sales/acme was changed since'],
    [
      'edit-comment',
      { kind: 'edit-comment', record: 'sales/acme', comment: '20260101T000000Z-ana', text: 'Mine' },
      'the comment 20260101T000000Z-ana of sales/acme was changed',
    ],
    ['configure', { kind: 'configure', file: 'lists/support.yml', key: 'title', to: 'Aid' }, 'title of lists/support.yml was changed'],
  ])('%s over what somebody else changed is a conflict', (_, change, problem) => {
    expect(made(change)).toMatchObject({ conflicts: [expect.stringContaining(problem)], changed: {} });
  });

  test.each<[string, Change]>([
    ['another key', set('color', 'red')],
    ['the same value', set('due', '2026-12-24')],
    ['the same place', { kind: 'move', record: 'sales/acme', list: 'won' }],
    ['a value that is told with was', set('due', '2027-01-01', '2026-12-24')],
    ['a tag more', { kind: 'add', record: 'sales/acme', key: 'tags', values: ['c'] }],
    ['a comment more', { kind: 'comment', record: 'sales/acme', text: 'Hi' }],
  ])('%s is none', (_, change) => {
    expect(made(change).conflicts).toEqual([]);
  });

  test('changes of the list itself are no conflict, and an unknown base guards nothing', () => {
    const twice = [set('color', 'red'), set('color', 'teal')];
    expect(makeOn(now, twice, 'ana', { base: then, filesAt: filesAt({ [then]: trial }) }).conflicts).toEqual([]);
    expect(made(set('due', '2027-01-01'), later).conflicts).toEqual([]);
  });
});
