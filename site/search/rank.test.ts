import { describe, expect, test } from 'vitest';
import type { SitePerson } from '../data.ts';
import type { FoundBoard } from './files.ts';
import { lookThrough, rank } from './rank.ts';
import type { FoundRecord } from './rows.ts';
import { indexTexts, readShard, writeShards } from './shards.ts';
import type { Texts } from './within.ts';

const board: FoundBoard = {
  ...{ name: 'sales', address: 'sales', title: { en: 'Sales pipeline', es: 'Ventas' }, color: 'teal', views: [] },
  lists: [{ name: 'open', title: 'Open talks', color: 'blue', fill: 2, first: true }],
  tags: [{ name: 'urgent', title: { en: 'Hurry', fr: 'Pressé' } }],
};
const people = new Map<string, SitePerson>([['ana', { key: 'ana', name: 'Ana García', color: 'teal', team: false }]]);

function rowOf({ title = '', slug = title, ...part }: Partial<FoundRecord>): FoundRecord {
  const list = board.lists[0];
  return {
    board,
    ...(list ? { list } : {}),
    title,
    slug,
    address: `sales/${slug}`,
    done: false,
    archived: false,
    tags: [],
    assignees: [],
    ...part,
  };
}

/** Titles of what is found, best first. */
function findIn(rows: Partial<FoundRecord>[], texts: { [title: string]: Partial<Texts> } = {}): (query: string) => string[] {
  const all = rows.map(rowOf);
  const index = indexTexts(
    all.map(({ title }) => ({ text: [], said: [], field: [], ...texts[title] })),
    Number.POSITIVE_INFINITY,
  );
  const entries = writeShards(index, 1).flatMap(({ shard }) => readShard(shard));
  const looked = lookThrough(all, people);
  return (query) => rank(query, looked, () => entries).map(({ number }) => all[number]?.title ?? '');
}

describe('the order of what is found', () => {
  test('title as a whole, its beginning, its words, name, tag or person, field, comment, text', () => {
    const find = findIn(
      [
        { title: 'In its text' },
        { title: 'In a comment' },
        { title: 'In a field' },
        { title: 'Tagged', tags: ['harbour'] },
        { title: 'Named', slug: 'harbour-7' },
        { title: 'Old harbours' },
        { title: 'The harbour' },
        { title: 'Harbour wall' },
        { title: 'Harbour' },
      ],
      { 'In its text': { text: ['the harbour'] }, 'In a comment': { said: ['harbour'] }, 'In a field': { field: ['harbour'] } },
    );
    const order = [
      'Harbour',
      'Harbour wall',
      'The harbour',
      'Old harbours',
      'Named',
      'Tagged',
      'In a field',
      'In a comment',
      'In its text',
    ];
    expect(find('harbour')).toEqual(order);
  });

  test('open before done before archived, then as the rows stand: the newest first', () => {
    const find = findIn([
      { title: 'Pier a', archived: true },
      { title: 'Pier b', done: true },
      { title: 'Pier c' },
      { title: 'Old pier' },
      { title: 'Pier d' },
    ]);
    expect(find('pier')).toEqual(['Pier c', 'Pier d', 'Old pier', 'Pier b', 'Pier a']);
  });
});

describe('what is found', () => {
  const find = findIn(
    [
      { title: 'Acme renewal', assignees: ['ana'], tags: ['urgent'] },
      { title: 'Заявка №7' },
      { title: '東京タワー' },
      { title: 'Ёлка', slug: 'tree' },
      { title: 'Plan' },
    ],
    { Plan: { text: ['北京市の計画, the harbour and a zebra'], said: ['agreed by phone'] } },
  );
  test.each([
    ['Acme', 'Acme renewal'],
    ['ren', 'Acme renewal'],
    ['newal', 'Acme renewal'],
    ['garcia', 'Acme renewal'],
    ['pressé acme', 'Acme renewal'],
    ['ventas acme', 'Acme renewal'],
    ['sales/acme-renewal', 'Acme renewal'],
    ['a acme', 'Acme renewal'],
    ['заяв', 'Заявка №7'],
    ['елка', 'Ёлка'],
    ['tree', 'Ёлка'],
    ['タワー', '東京タワー'],
    ['京', '東京タワー'],
    ['北京市', 'Plan'],
    ['harb zeb phone', 'Plan'],
  ])('%s', (query, title) => expect(find(query)).toContain(title));

  test.each(['', '?!', 'acme zebra', 'open', '京北', 'ewal zebra'])('%s finds no one record', (query) => {
    expect(find(query).filter((title) => title === 'Acme renewal' && query !== 'open')).toEqual([]);
    if (query === 'open') expect(find(query)).toEqual([]);
  });
});
