import { describe, expect, test } from 'vitest';
import type { Change } from '../../model/change.ts';
import { makeOn, type Outcome, type Tree, trial } from '../../story/trial.ts';

const tree = trial;
const make = (changes: Change[], files: Tree = tree): Outcome => makeOn(files, changes);
const acme = 'records/sales/open/acme.md';
const edited = (from: string, to: string, path = acme): { [path: string]: string } => ({ [path]: (tree[path] ?? '').replace(from, to) });

describe('set', () => {
  test('splices, by the type of the key', () => {
    const set = (key: string, to: Extract<Change, { kind: 'set' }>['to']): Outcome =>
      make([{ kind: 'set', record: 'sales/acme', key, to }]);
    expect(set('due', '2026-12-15').changed).toEqual(edited('2026-12-01', '2026-12-15'));
    expect(set('due', null).changed).toEqual(edited('due: 2026-12-01\n', ''));
    expect(set('deal_value', '12000').changed).toEqual(edited('done: true\n', 'done: true\ndeal_value: 12000\n'));
    expect(set('ready', 'true').changed).toEqual(edited('done: true\n', 'done: true\nready: true\n'));
    expect(set('done', 'false').changed).toEqual(edited('done: true', 'done: false'));
    expect(set('tags', 'a,c').changed).toEqual(edited('[a, b]', '[a, c]'));
    expect(set('tags', '[a]').changed).toEqual(edited('[a, b]', '[a]'));
    expect(set('repeat', '{ every: week }').changed).toEqual(edited('done: true\n', 'done: true\nrepeat: { every: week }\n'));
    expect(set('title', 'true').changed).toEqual(edited('Acme', '"true"'));
    expect(set('due', '2026-12-01').changed).toEqual({});
  });

  test('says why not', () => {
    const refuse = (key: string, to: Extract<Change, { kind: 'set' }>['to'], record = 'sales/acme'): string[] =>
      make([{ kind: 'set', record, key, to }]).conflicts;
    expect(refuse('colour', 'red')).toEqual(['"colour" is not a field of sales; did you mean "color"?']);
    expect(refuse('color', 'rde')).toEqual([expect.stringContaining('color: "rde" is not a colour')]);
    expect(refuse('deal_value', '-1')).toEqual(['deal_value: -1 is less than 0, the least it may be']);
    expect(refuse('list', 'won')).toEqual(['the list of a record is where it stands, not a key; use move']);
    expect(refuse('title', null)).toEqual(['a record always has a title']);
    expect(refuse('due', '2026-12-15', 'sales/broken')).toEqual([
      expect.stringMatching(/^sales\/broken: its frontmatter cannot be read \(line \d+: /),
    ]);
    expect(refuse('due', null, 'sales/acne')).toEqual(['there is no record "acne" on sales; did you mean "acme"?']);
    expect(refuse('due', null, 'sels/acme')).toEqual(['there is no board "sels"; did you mean "sales"?']);
    for (const name of ['acme', '../sales/acme', 'sales/../acme', 'sales/_templates/call', ''])
      expect(refuse('due', null, name)).toHaveLength(1);
  });

  test('a value that changed meanwhile is a conflict of that change alone', () => {
    const { conflicts, changed } = make([
      { kind: 'set', record: 'sales/acme', key: 'due', was: '2026-11-30', to: '2026-12-15' },
      { kind: 'set', record: 'sales/acme', key: 'tags', was: ['a', 'b'], to: ['b'] },
      { kind: 'set', record: 'sales/acme', key: 'color', was: null, to: 'red' },
    ]);
    expect(conflicts).toEqual(['due of sales/acme is "2026-12-01", not "2026-11-30" as it was when this change was made']);
    expect(changed[acme]).toContain('tags: [b] # t\n');
    expect(changed[acme]).toContain('color: red\n');
  });

  test('a record does not come to name itself, at once or by way of others, in the words of the check', () => {
    const refuse = (change: Change, files = tree): string[] => make([change], files).conflicts;
    const set = (record: string, key: string, to: string): Change => ({ kind: 'set', record, key, to });
    expect(refuse(set('sales/acme', 'parent', 'acme'))).toEqual(['sales/acme is its own parent: sales/acme -> sales/acme']);
    expect(refuse(set('sales/acme', 'parent', 'support/outage'))).toEqual([
      'sales/acme is its own parent: sales/acme -> support/outage -> sales/acme',
    ]);
    expect(refuse(set('sales/acme', 'blocked_by', 'globex'))).toEqual([
      'sales/acme waits for itself: sales/acme -> sales/globex -> sales/acme',
    ]);
    expect(refuse({ kind: 'add', record: 'sales/acme', key: 'blocked_by', values: ['acme'] })).toEqual([
      'sales/acme waits for itself: sales/acme -> sales/acme',
    ]);
    expect(refuse(set('support/outage', 'blocked_by', 'sales/globex'))).toEqual([]);
    const renamed = { ...tree, [acme]: '---\ntitle: A\naliases: [old]\n---\n' };
    expect(refuse(set('sales/acme', 'parent', 'old'), renamed)).toEqual(['sales/acme is its own parent: sales/acme -> sales/acme']);
    const awaited = { ...tree, 'records/support/todo/outage.md': '---\ntitle: O\nblocked_by: sales/next\n---\n' };
    const create = { kind: 'create' as const, board: 'sales', list: 'open', title: 'Next', values: { blocked_by: 'support/outage' } };
    expect(refuse(create, awaited)).toEqual(['sales/next waits for itself: sales/next -> support/outage -> sales/next']);
    // a circle that stands there already is not this change's
    const circle = { ...tree, [acme]: '---\ntitle: A\nblocked_by: globex\n---\n' };
    expect(refuse({ kind: 'add', record: 'sales/acme', key: 'blocked_by', values: ['support/outage'] }, circle)).toEqual([]);
  });

  test('an unknown key that stands there can be unset; an earlier name finds its record', () => {
    const files = { ...tree, [acme]: '---\ntitle: A\nodd: 1\naliases: [old, support/older]\n---\n' };
    expect(make([{ kind: 'set', record: 'sales/old', key: 'odd', to: null }], files).changed[acme]).toBe(
      '---\ntitle: A\naliases: [old, support/older]\n---\n',
    );
    expect(make([{ kind: 'set', record: 'support/older', key: 'odd', to: null }], files).touched).toEqual(['sales/acme']);
  });
});

describe('add and take', () => {
  test('change single values of a list', () => {
    expect(make([{ kind: 'add', record: 'sales/acme', key: 'tags', values: ['b', 'c'] }]).changed).toEqual(edited('[a, b]', '[a, b, c]'));
    expect(make([{ kind: 'take', record: 'sales/acme', key: 'tags', values: ['a'] }]).changed).toEqual(edited('[a, b]', '[b]'));
    expect(make([{ kind: 'take', record: 'sales/acme', key: 'tags', values: ['a', 'b'] }]).changed).toEqual(edited('[a, b]', '[]'));
    expect(make([{ kind: 'take', record: 'sales/globex', key: 'blocked_by', values: ['acme'] }]).changed).toEqual(
      edited('  - acme # why\n', '', 'records/sales/open/globex.md'),
    );
    expect(
      make([{ kind: 'take', record: 'sales/globex', key: 'blocked_by', values: ['acme', 'other'] }]).changed[
        'records/sales/open/globex.md'
      ],
    ).toMatch(/^---\ntitle: Globex\n---\n/);
    expect(make([{ kind: 'add', record: 'sales/acme', key: 'channels', values: ['web'] }]).changed).toEqual(
      edited('done: true\n', 'done: true\nchannels:\n  - web\n'),
    );
  });

  test('what is so already is told; what cannot be is refused', () => {
    expect(make([{ kind: 'take', record: 'sales/acme', key: 'tags', values: ['z'] }])).toMatchObject({
      changed: {},
      conflicts: [],
      notes: ['tags of sales/acme has no z'],
    });
    expect(make([{ kind: 'add', record: 'sales/acme', key: 'due', values: ['x'] }]).conflicts).toEqual([
      'due holds one value, not a list; use set',
    ]);
    expect(make([{ kind: 'add', record: 'sales/acme', key: 'channels', values: ['fax'] }]).conflicts).toEqual([
      'channels: "fax" is not one of web, mail, phone',
    ]);
    expect(make([{ kind: 'add', record: 'sales/acme', key: 'tgas', values: ['x'] }]).conflicts).toEqual([
      '"tgas" is not a field of sales; did you mean "tags"?',
    ]);
  });
});

describe('move', () => {
  test('is a change of path; out of or into a done list it drops "done"', () => {
    expect(make([{ kind: 'move', record: 'sales/acme', list: 'negotiation' }]).changed).toEqual({
      [acme]: undefined,
      'records/sales/negotiation/acme.md': tree[acme],
    });
    expect(make([{ kind: 'move', record: 'sales/acme', list: 'won' }]).changed).toEqual({
      [acme]: undefined,
      'records/sales/won/acme.md': tree[acme]?.replace('done: true\n', ''),
    });
    expect(make([{ kind: 'move', record: 'sales/broken', list: 'won' }])).toMatchObject({
      conflicts: [],
      changed: { 'records/sales/won/broken.md': tree['records/sales/open/broken.md'] },
    });
  });

  test('refuses locked and unknown lists, and a record that was elsewhere', () => {
    const refuse = (list: string, was?: string): string[] =>
      make([{ kind: 'move', record: 'sales/acme', list, ...(was ? { was } : {}) }]).conflicts;
    expect(refuse('closed')).toEqual(['the list closed is locked; no record enters or leaves it']);
    expect(refuse('negotiatoin')).toEqual(['"negotiatoin" is not a list of sales; did you mean "negotiation"?']);
    expect(refuse('../../x')).toEqual([expect.stringContaining('is not a list of sales')]);
    expect(refuse('won', 'negotiation')).toEqual(['sales/acme is in open, not in negotiation as it was when this change was made']);
    expect(make([{ kind: 'move', record: 'sales/acme', list: 'open', before: 'glob' }]).conflicts).toEqual([
      '"glob" is not in the list open; did you mean "globex"?',
    ]);
  });

  test('a place in the list is an order; only what must gets one', () => {
    const card = (order?: string): string => `---\ntitle: T\n${order ? `order: ${order}\n` : ''}---\n`;
    const of = (orders: { [slug: string]: string | undefined }): Tree => ({
      'lists/b.yml': 'lists: [l]\n',
      ...Object.fromEntries(Object.entries(orders).map(([slug, order]) => [`records/b/l/${slug}.md`, card(order)])),
    });
    const move = (
      orders: { [slug: string]: string | undefined },
      slug: string,
      place: { before?: string; after?: string; position?: 'top' | 'bottom' },
    ): { [slug: string]: string } => {
      const { changed, conflicts } = make([{ kind: 'move', record: `b/${slug}`, list: 'l', ...place }], of(orders));
      expect(conflicts).toEqual([]);
      return Object.fromEntries(
        Object.entries(changed).map(([path, text]) => [path.slice(12, -3), /order: (.*)/.exec(text ?? '')?.[1] ?? '']),
      );
    };
    expect(move({ a: 'a0', b: 'a1', c: 'a2' }, 'c', { before: 'b' })).toEqual({ c: 'a0V' });
    expect(move({ a: 'a0', b: 'a1', c: 'a2' }, 'a', { position: 'bottom' })).toEqual({ a: 'a3' });
    expect(move({ a: 'a0', b: 'a1', c: 'a2' }, 'c', { position: 'top' })).toEqual({ c: 'Zz' });
    expect(move({ a: 'a0', b: 'a1', c: 'a2' }, 'b', { after: 'a' })).toEqual({});
    expect(move({ a: undefined, b: undefined, c: undefined }, 'c', { position: 'top' })).toEqual({ c: 'a0' });
    expect(move({ a: undefined, b: undefined, c: undefined }, 'c', { after: 'a' })).toEqual({ a: 'a0', c: 'a1' });
    expect(move({ a: 'a0', b: 'a0', c: 'a0', d: 'a1' }, 'd', { after: 'b' })).toEqual({
      a: expect.stringMatching(/^Z/),
      b: expect.stringMatching(/^Z/),
      d: expect.stringMatching(/^Z/),
    });
    expect(move({ a: '1', b: '2', c: '3' }, 'c', { after: 'a' })).toEqual({ a: 'a0', c: 'a1', b: 'a2' });
  });
});

describe('text', () => {
  test('comments are files named by second and author', () => {
    const folder = 'records/sales/_comments/acme';
    const { changed, conflicts } = make([
      { kind: 'comment', record: 'sales/acme', text: 'One' },
      { kind: 'comment', record: 'sales/acme', text: '---\nTwo\n' },
      {
        kind: 'comment',
        record: 'sales/acme',
        text: 'Three',
        author: 'Ana García',
        at: '2026-01-02T03:04:05Z',
        reply_to: '20260101T000000Z-ana',
      },
      { kind: 'edit-comment', record: 'sales/acme', comment: '20260101T000000Z-ana', text: 'Now' },
      { kind: 'comment', record: 'sales/acme', text: ' ' },
      { kind: 'comment', record: 'sales/acme', text: 'x', reply_to: '../x' },
    ]);
    expect(changed).toEqual({
      [`${folder}/20261121T124510Z-ana.md`]: 'One\n',
      [`${folder}/20261121T124510Z-ana-2.md`]: '---\n---\n---\nTwo\n',
      [`${folder}/20260102T030405Z-ana-garcia.md`]: '---\nreply_to: 20260101T000000Z-ana\n---\nThree\n',
      [`${folder}/20260101T000000Z-ana.md`]: '---\nedited: 2026-11-21\n---\nNow\n',
    });
    expect(conflicts).toEqual(['a comment has a text', 'sales/acme has no comment "../x"']);
  });

  test('the second comment of a second is not one of a person whose key ends in a number', () => {
    const files = { ...tree, 'workspace.yml': 'title: T\npeople: { agent: {}, agent-2: {} }\n' };
    const by = (author: string): Change => ({ kind: 'comment', record: 'sales/globex', text: 'Hi', author });
    expect(Object.keys(make([by('agent'), by('agent'), by('agent-2'), by('agent-2')], files).changed).sort()).toEqual(
      ['agent-2-2', 'agent-2', 'agent-3', 'agent'].map((who) => `records/sales/_comments/globex/20261121T124510Z-${who}.md`),
    );
  });

  test('a checklist item changes one character, by heading, text and occurrence', () => {
    const check = (change: { text: string; heading?: string; occurrence?: number; done: boolean }): Outcome =>
      make([{ kind: 'check-item', record: 'sales/acme', ...change }]);
    expect(check({ text: 'Call', done: false }).changed).toEqual(edited('[x] Call', '[ ] Call'));
    expect(check({ text: 'Send', heading: 'Before', occurrence: 2, done: true }).changed).toEqual(
      edited('Send\n- [ ] Send', 'Send\n- [x] Send'),
    );
    expect(check({ text: 'Call', done: true }).changed).toEqual({});
    expect(check({ text: 'Cal', done: true }).conflicts).toEqual(['sales/acme has no item "Cal"; did you mean "Call"?']);
    expect(check({ text: 'Send', occurrence: 3, done: true }).conflicts).toEqual(['sales/acme has 2 items "Send", but no number 3']);
    expect(check({ text: 'Call', heading: 'Befor', done: true }).conflicts).toEqual([
      'sales/acme has no checklist under "Befor"; did you mean "Before"?',
    ]);
  });

  test('a text is exchanged in the line ends of its file', () => {
    const files = { ...tree, [acme]: '---\r\ntitle: A\r\n---\r\nOld\r\n' };
    expect(make([{ kind: 'body', record: 'sales/acme', was: 'Old\n', to: 'One\nTwo\n' }], files).changed[acme]).toBe(
      '---\r\ntitle: A\r\n---\r\nOne\r\nTwo\r\n',
    );
    expect(make([{ kind: 'body', record: 'sales/acme', was: 'Older\n', to: '' }], files).conflicts).toEqual([
      'the text of sales/acme is not as it was when this change was made',
    ]);
    expect(make([{ kind: 'body', record: 'sales/acme', to: '---\nx: 1\n---\n' }], { ...tree, [acme]: 'No frontmatter' }).conflicts).toEqual(
      [expect.stringContaining('which would be taken for a frontmatter')],
    );
  });
});
