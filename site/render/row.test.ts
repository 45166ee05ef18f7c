import { describe, expect, test } from 'vitest';
import type { BoardHead, Card, ListHead } from '../card.ts';
import { cardOf, headOf, siteOf } from '../tests/sample.ts';
import type { ViewState } from '../view-state.ts';
import list from '../views/list.ts';
import { renderRow } from './row.ts';
import { plainState } from './state.ts';

const open: ListHead = {
  name: 'open',
  title: 'Open',
  color: 'blue',
  fill: 0,
  first: true,
  done: false,
  locked: false,
  unknown: false,
  count: 1,
};
const head = headOf({ lists: [open, { ...open, name: 'won', title: 'Won' }], tags: [{ name: 'urgent', title: 'Urgent' }] });
const other = headOf({ name: 'support', address: 'support', title: 'Help & support', color: 'pink', lists: [open] });
const draw = (cards: Card[], state: Partial<ViewState> = {}, boards: BoardHead[] = [head], total = cards.length) =>
  list.draw({ boards, cards, total, state: { ...plainState, ...state }, now: undefined, most: 60 }, siteOf([], '/x/'));

describe('a list', () => {
  test('stands under the board’s lists, with what each record has', () => {
    const html = draw([cardOf({ title: 'Acme & sons', tags: ['urgent'], due: '2026-12-01', assignees: ['ana'], comments: 2 })]);
    expect(html).toMatch(/<h2><span class="tray dash".*?<span dir="auto">Open<\/span><span class="num">1<\/span><\/h2>/);
    expect(html).toContain('<a href="/x/records/sales/acme/" dir="auto">Acme &amp; sons</a>');
    expect(html).toContain('>Urgent</span>');
    expect(html).toMatch(/<time[^>]*data-due/);
    expect(html).toContain('>AG</span>');
    expect(html).not.toContain('class="of"');
    expect(html).toContain('>Won<');
    expect(html).not.toMatch(/ style=|<script/);
  });

  test('over several boards stands under them, and by another key tells each record’s board and list', () => {
    const cards = [cardOf({}), cardOf({ board: 'support', slug: 'ticket', assignees: ['ana'] })];
    expect(draw(cards, {}, [head, other])).toContain('<i class="dot" data-c="pink"></i><span dir="auto">Help &amp; support</span>');
    const byPerson = draw(cards, { group: 'assignees' }, [head, other]);
    expect(byPerson).toContain('<span class="of"><i class="dot" data-c="pink"></i>Help &amp; support</span>');
    expect(byPerson.match(/class="tray dash"/g)).toHaveLength(2);
  });

  test('of a done record tells no day as late, and what is wrong with a file stands beside its title', () => {
    const html = draw([cardOf({ done: true, due: '2026-01-01', fault: { key: 'due', message: 'is <no> day', more: 2 } })]);
    expect(html).not.toContain('data-due');
    expect(html).toContain('title="due: is &lt;no&gt; day; and 2 more"');
  });

  test('says so when nothing is there', () => {
    expect(draw([], {}, [head], 3)).toContain('board.empty');
    expect(draw([], {}, [headOf()])).toContain('board.no_lists');
  });
});

describe('a row', () => {
  const show = (tags: string[]) => renderRow(cardOf({ tags }), headOf({}), siteOf([], '/x/'), { board: false, list: false });

  test('shows the tags for which it has room, and says how many more there are and which', () => {
    expect(show(['one', 'two'])).not.toContain('title="');
    const html = show(['accessibility', 'support writer', 'languages', '<git>']);
    expect(html.match(/class="tag"/g)).toHaveLength(1);
    expect(html).toContain('<span class="num" title="support writer, languages, &lt;git&gt;">+3</span>');
  });

  test('knows that Cyrillic letters take more room than Latin ones', () => {
    expect(show(['format', 'velocity', 'record'])).not.toContain('title="');
    expect(show(['формат', 'скорость', 'записи'])).toContain('<span class="num" title="записи">+1</span>');
  });

  test('shows a tag too long for it all the same', () => {
    expect(show(['a tag that is much longer than all the room of a row'])).toContain('class="tag"');
  });
});
