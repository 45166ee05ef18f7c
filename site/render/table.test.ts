import { describe, expect, test } from 'vitest';
import type { Card } from '../card.ts';
import { cardOf, headOf, siteOf } from '../tests/sample.ts';
import type { ViewModel } from '../view.ts';
import type { ViewState } from '../view-state.ts';
import table from '../views/table.ts';
import { plainState } from './state.ts';
import { columnsOf, nextSort } from './table-columns.ts';

const site = siteOf([], '/x/');
const say = (key: string, values?: { [name: string]: string | number }) =>
  key === 'rows.more' ? `${values?.['count']}` : site.words.say(key, values);
const context = { ...site, words: { ...site.words, say } };
const head = headOf({
  lists: [
    { name: 'open', title: 'Open', color: 'blue', fill: 0, first: true, done: false, locked: false, unknown: false, count: 2 },
    { name: 'won', title: 'Won', color: 'green', fill: 10, first: false, done: true, locked: false, unknown: false, count: 0 },
  ],
  tags: [
    { name: 'urgent', title: 'Urgent' },
    { name: 'late', title: 'Tardy' },
  ],
  fields: [{ name: 'value', title: 'Deal value', input: { as: 'number' }, adds: true }],
  card: ['value', 'tags', 'due'],
});

function modelOf(cards: Card[], state: Partial<ViewState> = {}, boards = [head]): ViewModel {
  return { boards, cards, total: cards.length, state: { ...plainState, ...state }, now: undefined, most: 60 };
}
const draw = (cards: Card[], state: Partial<ViewState> = {}, boards = [head]) => table.draw(modelOf(cards, state, boards), context);
const worth = (number: number, part: Partial<Card> = {}) => cardOf({ ...part, values: { value: { as: 'number', number } } });
const keys = (state: Partial<ViewState>, boards = [head]) => columnsOf(modelOf([], state, boards), context.words).map(({ key }) => key);

describe('the columns of a table', () => {
  test('are those the view asks for, else what the board’s cards show', () => {
    expect(keys({})).toEqual(['title', 'list', 'value', 'tags', 'due', 'assignees']);
    expect(keys({ columns: ['value', 'title', 'nonsense'] })).toEqual(['value', 'title']);
    expect(keys({ columns: ['due'] })).toEqual(['title', 'due']);
    expect(keys({ columns: ['nonsense'] })).toEqual(keys({}));
  });

  test('leave out what no card of any board has, unless a view names it', () => {
    const bare = { ...head, lacks: ['assignees', 'tags'] };
    expect(keys({}, [bare])).toEqual(['title', 'list', 'value', 'due']);
    expect(keys({ columns: ['assignees'] }, [bare])).toEqual(['title', 'assignees']);
    expect(keys({}, [bare, headOf({ name: 'support', lacks: ['due'] })])).toContain('assignees');
  });

  test('are filled up to five with what tells the records apart', () => {
    const bare = { ...head, card: ['value'], lacks: ['due', 'assignees'], telling: ['stage', 'kind'] };
    expect(keys({}, [bare])).toEqual(['title', 'list', 'value', 'stage', 'kind']);
    expect(keys({ group: 'stage' }, [bare])).toEqual(['title', 'list', 'value', 'kind', 'created']);
    expect(keys({}, [{ ...head, telling: ['stage'] }])).toEqual(keys({}));
    expect(keys({}, [bare, bare])).not.toContain('stage');
  });

  test('leave out what the rows are grouped by, and tell the board where there are several', () => {
    expect(keys({ group: 'list' })).not.toContain('list');
    expect(keys({ group: 'list', columns: ['list'] })).toEqual(['title', 'list']);
    expect(keys({}, [head, headOf({ name: 'support', card: ['tags'] })])).toEqual(['title', 'board', 'list', 'tags', 'due', 'assignees']);
  });

  test('sort upwards, then downwards, then as it was; with Shift beside other keys', () => {
    expect(nextSort([], 'due', false)).toEqual(['due']);
    expect(nextSort(['due'], 'due', false)).toEqual(['-due']);
    expect(nextSort(['-due'], 'due', false)).toEqual([]);
    expect(nextSort(['list', 'due'], 'due', false)).toEqual(['due']);
    expect(nextSort(['list'], 'due', true)).toEqual(['list', 'due']);
    expect(nextSort(['list', 'due'], 'due', true)).toEqual(['list', '-due']);
    expect(nextSort(['list', '-due'], 'due', true)).toEqual(['list']);
  });
});

describe('a table', () => {
  test('shows a record on each row, whatever its title holds', () => {
    const html = draw([cardOf({ title: '<b>"x"</b>', due: '2026-12-01' })]);
    expect(html).toContain('<a href="/x/records/sales/acme/" dir="auto">&lt;b&gt;&quot;x&quot;&lt;/b&gt;</a>');
    expect(html).toContain('data-due');
    expect(html).not.toMatch(/ style=|<script/);
  });

  test('says how it is sorted, to the eye and to the ear', () => {
    const html = draw([cardOf({})], { sort: ['-value', 'due'] });
    expect(html).toMatch(/<th scope="col" class="r" aria-sort="descending"><a href="\?sort=value" data-sort="value">/);
    expect(html).toContain('<span class="way down">1</span>');
    expect(html).toContain('<span class="way">2</span>');
    expect(html.match(/aria-sort/g)).toHaveLength(1);
    expect(draw([cardOf({})], { sort: ['-value'] })).toContain('href="?sort="');
  });

  test('keeps filters and groups in the address of a header', () => {
    const html = draw([cardOf({})], { only: new Map([['tags', ['urgent']]]), group: 'list' });
    expect(html).toContain('<a href="?tags=urgent&amp;group=list&amp;sort=due" data-sort="due">');
  });

  test('adds up each section, and all records once', () => {
    const html = draw([worth(10, { slug: 'a', tags: ['urgent', 'late'] }), worth(5, { slug: 'b', tags: ['late'] })], { group: 'tags' });
    const sums = [...html.matchAll(/<span class="total">.*?<span class="num">(.*?)<\/span>/g)].map(([, sum]) => sum);
    expect(sums).toEqual(['10', '15', '15']);
    expect(html.match(/scope="rowgroup"/g)).toHaveLength(2);
    expect(draw([cardOf({})])).not.toContain('<tfoot>');
  });

  test('shows empty lists only while nothing is filtered', () => {
    expect(draw([cardOf({})], { group: 'list' })).toContain('Won');
    const filtered = { ...modelOf([cardOf({})], { group: 'list' }), total: 2 };
    expect(table.draw(filtered, context)).not.toContain('>Won<');
  });

  test('tells what is wrong with a file beside its title', () => {
    const html = draw([cardOf({ fault: { key: 'due', message: '"soon" is no day', more: 0 } })]);
    expect(html).toContain('<span class="fault" title="due: &quot;soon&quot; is no day">');
  });

  test('draws so few of ten thousand rows that a page holds them, and says how many there are beyond', () => {
    const cards = Array.from({ length: 10_000 }, (_, index) => worth(1, { slug: `r${index}`, list: index % 2 ? 'open' : 'won' }));
    for (const group of [undefined, 'list', 'title']) {
      const html = draw(cards, { group });
      expect(html.match(/<[a-z]/g)?.length).toBeLessThan(2200);
      const drawn = html.match(/data-a=/g)?.length ?? 0;
      const told = [...html.matchAll(/<tr class="more"><td[^>]*>(\d+)/g)].reduce((sum, [, count]) => sum + Number(count), 0);
      expect(drawn + told).toBe(10_000);
    }
  });
});
