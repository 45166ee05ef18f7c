import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import { bot } from '../../model/commit.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import type { Tracker } from '../../model/tracker.ts';
import { openMemory } from '../../store/memory.ts';
import { readTracker } from '../read/tracker.ts';
import { actorOfCommit } from './actor.ts';
import { eventsBetween } from './events.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const origin = { commit: 'c0ffee', at: '2026-11-21T12:00:00Z', actor: 'ana', depth: 0 };
const base = {
  'workspace.yml': 'title: T\npeople: { ana: { name: Ana, email: ana@tidewater.example, github: ana-garcia } }\n',
  'lists/sales.yml': 'lists: [todo, done]\nfields: { n: { type: number } }\n',
  'lists/support.yml': 'lists: [new]\n',
};

function read(records: { [path: string]: string }): Tracker {
  const files = Object.entries(records).map(([path, text]) => [`records/${path}.md`, text]);
  return readTracker(openMemory({ ...base, ...Object.fromEntries(files) }), { fields, zod: z });
}

function told(before: { [path: string]: string }, after: { [path: string]: string }): string[] {
  return eventsBetween(read(before), read(after), origin).map(({ kind, record, previous, key, from, to }) => {
    const was = previous && previous.path !== record.path ? ` from ${previous.board}/${previous.list}/${previous.slug}` : '';
    const what = key === undefined ? '' : ` ${key}: ${JSON.stringify(from)} -> ${JSON.stringify(to)}`;
    return `${kind} ${record.board}/${record.list}/${record.slug}${was}${what}`;
  });
}

const a = '---\ntitle: A\n---\nText.\n';

describe('what happened between two states', () => {
  test.each<[string, { [path: string]: string }, { [path: string]: string }, string[]]>([
    ['nothing', { 'sales/todo/a': a }, { 'sales/todo/a': a }, []],
    ['created', {}, { 'sales/todo/a': a }, ['created sales/todo/a']],
    ['deleted', { 'sales/todo/a': a }, {}, ['deleted sales/todo/a']],
    ['moved', { 'sales/todo/a': a }, { 'sales/done/a': a }, ['moved sales/done/a from sales/todo/a']],
    [
      'moved and changed',
      { 'sales/todo/a': a },
      { 'sales/done/a': '---\ntitle: B\nn: 2\n---\nText.\n' },
      [
        'moved sales/done/a from sales/todo/a',
        'changed sales/done/a from sales/todo/a n: undefined -> 2',
        'changed sales/done/a from sales/todo/a title: "A" -> "B"',
      ],
    ],
    ['the text', { 'sales/todo/a': a }, { 'sales/todo/a': `${a}More.\n` }, ['changed sales/todo/a body: "Text.\\n" -> "Text.\\nMore.\\n"']],
    [
      'only the looks of the file',
      { 'sales/todo/a': '---\ntitle: A\ntags: [x, y]\n---\n' },
      { 'sales/todo/a': '---\n# note\ntags:\n  - x\n  - y\ntitle: "A"\n---\n' },
      [],
    ],
    ['renamed with the same bytes', { 'sales/todo/a': a }, { 'sales/todo/b': a }, ['renamed sales/todo/b from sales/todo/a']],
    [
      'renamed as woad rename does',
      { 'sales/todo/a': a },
      { 'sales/todo/b': '---\ntitle: A\naliases: [a]\n---\nText.\n' },
      ['renamed sales/todo/b from sales/todo/a', 'changed sales/todo/b from sales/todo/a aliases: undefined -> ["a"]'],
    ],
    [
      'carried to another board with the same bytes',
      { 'sales/todo/a': a },
      { 'support/new/a': a },
      ['moved support/new/a from sales/todo/a'],
    ],
    [
      'renamed and changed without an id is another record',
      { 'sales/todo/a': a },
      { 'sales/todo/b': '---\ntitle: B\n---\n' },
      ['deleted sales/todo/a', 'created sales/todo/b'],
    ],
    [
      'an equal id',
      { 'sales/todo/a': '---\ntitle: A\nid: 7\n---\n' },
      { 'support/new/b': '---\ntitle: B\nid: 7\n---\n' },
      [
        'renamed support/new/b from sales/todo/a',
        'moved support/new/b from sales/todo/a',
        'changed support/new/b from sales/todo/a title: "A" -> "B"',
      ],
    ],
    [
      'two ids at one place',
      { 'sales/todo/a': '---\ntitle: A\nid: 7\n---\n' },
      { 'sales/todo/a': '---\ntitle: A\nid: 8\n---\n' },
      ['deleted sales/todo/a', 'created sales/todo/a'],
    ],
    [
      'a copy that kept its id',
      { 'sales/todo/b': '---\ntitle: A\nid: 7\n---\n' },
      { 'sales/todo/b': '---\ntitle: A\nid: 7\n---\n', 'sales/todo/a': '---\ntitle: A\nid: 7\n---\n' },
      ['created sales/todo/a'],
    ],
    [
      'two who change places',
      { 'sales/todo/a': a, 'sales/todo/b': '---\ntitle: B\n---\n' },
      { 'sales/todo/b': a, 'sales/todo/a': '---\ntitle: B\n---\n' },
      [
        'changed sales/todo/a title: "A" -> "B"',
        'changed sales/todo/a body: "Text.\\n" -> ""',
        'changed sales/todo/b title: "B" -> "A"',
        'changed sales/todo/b body: "" -> "Text.\\n"',
      ],
    ],
    [
      'a value nobody can read says nothing',
      { 'sales/todo/a': '---\ntitle: A\nn: 1\n---\n' },
      { 'sales/todo/a': '---\ntitle: A\nn: x\n---\n' },
      [],
    ],
    [
      'a value that can be read again',
      { 'sales/todo/a': '---\ntitle: A\nn: x\n---\n' },
      { 'sales/todo/a': '---\ntitle: A\nn: 2\n---\n' },
      ['changed sales/todo/a n: undefined -> 2'],
    ],
    [
      'a file nobody can read',
      { 'sales/todo/a': '---\ntitle: A\nn: 1\n---\n' },
      { 'sales/done/a': '---\ntitle: [\n---\n' },
      ['moved sales/done/a from sales/todo/a'],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(told(before, after)).toEqual(expected);
  });

  test('is the same whatever the order the records come in', () => {
    const paths = fc.uniqueArray(fc.constantFrom('sales/todo/a', 'sales/done/a', 'sales/todo/b', 'support/new/a', 'support/new/c'));
    const texts = fc.constantFrom(
      a,
      '---\ntitle: A\nid: 1\n---\n',
      '---\ntitle: B\nid: 2\n---\n',
      '---\ntitle: [\n---\n',
      '---\ntitle: C\naliases: [a]\n---\n',
    );
    const state = paths.chain((all) =>
      fc.tuple(...all.map((path) => texts.map((text): [string, string] => [path, text]))).map((pairs) => read(Object.fromEntries(pairs))),
    );
    fc.assert(
      fc.property(state, state, (before, after) => {
        const events = eventsBetween(before, after, origin);
        const turned = eventsBetween({ records: before.records.toReversed() }, { records: after.records.toReversed() }, origin);
        expect(turned).toEqual(events);
        expect(eventsBetween(after, after, origin)).toEqual([]);
        const count = (kind: string) => events.filter((event) => event.kind === kind).length;
        expect(before.records.length + count('created') - count('deleted')).toBe(after.records.length);
      }),
    );
  });
});

describe('who did it', () => {
  const { workspace } = read({});
  const commit = (authorName: string, authorEmail: string, actor?: string) => ({
    authorName,
    authorEmail,
    trailers: new Map(actor ? [['Woad-Actor', [actor]]] : []),
  });

  test.each([
    [commit('Somebody', 'ana@tidewater.example'), 'ana'],
    [commit('Somebody', '123+Ana-Garcia@users.noreply.github.com'), 'ana'],
    [commit('Luis Prado', 'luis@elsewhere.example'), 'Luis Prado'],
    [commit(bot.name, bot.email, 'ana'), 'ana'],
    [commit('Luis Prado', 'luis@elsewhere.example', 'ana'), 'Luis Prado'],
  ])('%o is %s', (by, actor) => {
    expect(actorOfCommit(by, workspace)).toBe(actor);
  });
});
