import ICAL from 'ical.js';
import { describe, expect, test } from 'vitest';
import type { Card } from './card.ts';
import type { SiteBoard } from './data.ts';
import type { Feed } from './feed.ts';
import calendar from './feeds/calendar.ts';
import csv, { writeCsv } from './feeds/csv.ts';
import json from './feeds/json.ts';
import sitemap from './feeds/sitemap.ts';
import { plainCard } from './render/plain.ts';
import { cardOf, headOf, recordOf, siteOf } from './tests/sample.ts';

function contextWith(cards: Partial<Card>[]) {
  const records = cards.map((part) => recordOf({ slug: part.slug ?? 'acme', title: part.title ?? '', card: cardOf(part) }));
  const list = { name: 'open', title: 'Open', color: 'teal', fill: 0, first: true, done: false, locked: false, unknown: false } as const;
  const lists = [{ ...list, count: records.length, records }];
  const making = { templates: [], required: {}, defaults: [], numbers: [], tags: [] };
  const board: SiteBoard = {
    ...headOf({ lists }),
    path: 'lists/sales.yml',
    lists,
    views: [],
    making,
    total: records.length,
    open: records.length,
  };
  const context = siteOf(records, '/tracker/', [board]);
  context.site.origin = 'https://tidewater.example';
  return context;
}

function textAt(feed: Feed, address: string, cards: Partial<Card>[]): string {
  const context = contextWith(cards);
  return [...feed.files(context.site, () => context)].find((file) => file.address === address)?.text() ?? '';
}

describe('a calendar', () => {
  const long = `Long, with; signs \\ and a ${'very '.repeat(30)}long Заявка`;
  const text = textAt(calendar, 'boards/sales.ics', [
    { slug: 'day', title: long, due: '2026-12-01', assignees: ['ana'] },
    { slug: 'time', title: 'At half past five', due: '2026-12-01T17:30' },
    { slug: 'done', title: 'Done', due: '2026-12-01', done: true },
    { slug: 'odd', title: 'Odd', due: 'soon' },
  ]);

  test('is read by a calendar program: days whole, times in their zone, nothing done', () => {
    const events = new ICAL.Component(ICAL.parse(text)).getAllSubcomponents('vevent').map((each) => new ICAL.Event(each));
    expect(events.map(({ summary }) => summary)).toEqual([long, 'At half past five']);
    expect(events[0]?.startDate.toString()).toBe('2026-12-01');
    expect(events[0]?.endDate.toString()).toBe('2026-12-02');
    expect(events[1]?.endDate.toJSDate().toISOString()).toBe('2026-12-01T16:30:00.000Z');
  });

  test('has lines of at most 75 bytes', () => {
    expect(text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75)).toBe(true);
  });

  test('is there for each person', () => {
    expect(textAt(calendar, 'people/ana.ics', [{ title: 'Hers', due: '2026-12-01', assignees: ['ana'] }])).toContain('SUMMARY:Hers');
    expect(textAt(calendar, 'people/ana.ics', [{ title: 'Nobody’s', due: '2026-12-01' }])).not.toContain('SUMMARY');
  });
});

test('an e-mail address is data as it is written, not as a browser calls it; a web address is', () => {
  const link = (url: string, text: string): Card['values'] => ({ contact: { as: 'link', url, text } });
  const card = { title: 'A', values: link('mailto:info%2Ba@clean.example', 'info+a@clean.example') };
  expect(plainCard(cardOf(card))['fields']).toEqual({ contact: 'info+a@clean.example' });
  expect(plainCard(cardOf({ values: link('https://clean.example/a', 'clean.example') }))['fields']).toEqual({
    contact: 'https://clean.example/a',
  });
});

test('a table for a spreadsheet runs nothing there', () => {
  expect(writeCsv([['=1+1', '+1', '-1', '@a', '\t=1', -5, 'a"b', 'c,d', true, undefined]])).toBe(
    '\uFEFF\'=1+1,\'+1,\'-1,\'@a,\'\t=1,-5,"a""b","c,d",true,\r\n',
  );
  const text = textAt(csv, 'boards/sales.csv', [{ title: '=cmd|x', tags: ['a', 'b'] }]);
  expect(text).toContain('sales/acme,\'=cmd|x,open,false,"a, b"');
});

test('a board and a record are data, safe wherever they are opened', () => {
  const text = textAt(json, 'boards/sales.json', [{ title: '</script>\u2028', values: { value: { as: 'number', number: 12 } } }]);
  expect(text).not.toMatch(/[<\u2028]/);
  expect(JSON.parse(text).records[0]).toMatchObject({
    title: '</script>\u2028',
    fields: { value: 12 },
    address: 'https://tidewater.example/tracker/records/sales/acme/',
  });
  expect(JSON.parse(textAt(json, 'records/sales/acme.json', [{ title: 'Acme' }]))).toMatchObject({ title: 'Acme', body: '' });
});

test('a sitemap tells where pages stand, and only when that is known', () => {
  expect(textAt(sitemap, 'sitemap.xml', [{}])).toContain('<loc>https://tidewater.example/tracker/records/sales/acme/</loc>');
  const context = contextWith([]);
  delete context.site.origin;
  expect([...sitemap.files(context.site, () => context)]).toEqual([]);
});
