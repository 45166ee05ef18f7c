import { describe, expect, test } from 'vitest';
import type { FieldHead } from '../card.ts';
import type { SiteBoard, SiteData } from '../data.ts';
import { headOf, recordOf, siteOf } from '../tests/sample.ts';
import { renderActions, renderComposer } from './actions.ts';
import { renderForm } from './form.ts';
import { githubPlaces } from './github.ts';

const attack = '"><script>alert(1)</script>\'&';
const field = (name: string, input: FieldHead['input']): FieldHead => ({ name, title: attack, input, adds: false });
const list = {
  name: 'open',
  title: attack,
  color: 'teal',
  fill: 0,
  first: true,
  done: false,
  locked: false,
  unknown: false,
  count: 0,
  records: [],
} as const;

function boardOf(part: Partial<SiteBoard> = {}): SiteBoard {
  const lists = [
    { ...list, records: [] },
    { ...list, name: 'shut', locked: true, records: [] },
    { ...list, name: 'odd', unknown: true, records: [] },
  ];
  const making = { templates: [], required: {}, defaults: [], numbers: [], tags: [attack] };
  return { ...headOf(), path: 'lists/sales.yml', lists, views: [], making, total: 0, open: 0, ...part };
}

function contextOf(board: SiteBoard, github?: SiteData['github']) {
  const context = siteOf([], '/', [board]);
  if (github) context.site.github = github;
  return context;
}

describe('the form for a record', () => {
  test('says which number a record gets, and lets nobody type it', () => {
    const making = {
      templates: [],
      required: { code: true as const },
      defaults: [],
      numbers: [['code', 'SHOP-0042'] as [string, string]],
      tags: [],
    };
    const fields = [field('code', { as: 'none' }), field('sum', { as: 'none' })];
    const board = boardOf({ fields, making });
    const context = contextOf(board);
    const say = (key: string) => (key === 'form.given' ? '{number} comes next' : key);
    const html = renderForm(board, { ...context, words: { ...context.words, say } });
    expect(html.match(/class="l given"/g)).toHaveLength(1);
    expect(html).toContain('<b dir="auto">SHOP-0042</b>');
    expect(html).not.toMatch(/data-key="(code|sum)"|id="f-(code|sum)"/);
  });

  test('has a control for each way to fill in a value, and none for what is computed or comes later', () => {
    const inputs: { [name: string]: FieldHead['input'] } = {
      line: { as: 'text', lines: 'one' },
      mail: { as: 'text', lines: 'one', kind: 'email' },
      lines: { as: 'text', lines: 'one', many: true },
      notes: { as: 'text', lines: 'many' },
      size: { as: 'number', min: 1, max: 5 },
      day: { as: 'date', time: false, range: false },
      time: { as: 'date', time: true, range: false },
      trip: { as: 'date', time: false, range: true },
      one: { as: 'choice', options: [{ name: attack, title: attack }], many: false },
      some: { as: 'choice', options: [{ name: attack, title: attack }], many: true },
      person: { as: 'people', many: false },
      people: { as: 'people', many: true },
      record: { as: 'records', board: 'sales', many: false },
      records: { as: 'records', many: true },
      ready: { as: 'toggle' },
      where: { as: 'place' },
      sum: { as: 'none' },
      paper: { as: 'files', many: false },
    };
    const board = boardOf({ fields: Object.entries(inputs).map(([name, input]) => field(name, input)) });
    const html = renderForm(board, contextOf(board));
    expect([...html.matchAll(/data-key="(\w+)" data-as="(\w+)"/g)].map(([, key, as]) => `${key}: ${as}`)).toEqual([
      ...['assignees: many', 'due: line', 'tags: many'],
      ...['line: line', 'mail: line', 'lines: lines', 'notes: text', 'size: number', 'day: line', 'time: line', 'trip: range'],
      ...['one: line', 'some: many', 'person: line', 'people: many', 'record: line', 'records: lines', 'ready: toggle', 'where: line'],
    ]);
    expect(html).not.toContain('<script>');
    // what a box of type number does not understand cannot be asked of it
    expect(html).not.toContain('type="number"');
    expect(html).toContain('id="f-size" type="text" inputmode="decimal" placeholder="form.empty" data-least="1" data-most="5"');
    expect([...html.matchAll(/<select name="list">(.*?)<\/select>/g)].map(([, options]) => options?.match(/<option/g)?.length)).toEqual([
      1,
    ]);
  });

  test('without a place on GitHub there is a command, with one there are links', () => {
    const board = boardOf();
    expect(renderForm(board, contextOf(board))).toContain('npx woad new sales/open --title');
    const html = renderForm(board, contextOf(board, githubPlaces('tide/tracker', 'a&b', '')));
    expect(html).toContain('href="https://github.com/tide/tracker/new/a%26b?filename=records%2Fsales%2Fopen%2Fnew-record.md&amp;value=');
    expect(html).not.toMatch(/value="shut"|open%2Fshut|records%2Fsales%2Fshut/);
    const locked = boardOf({ lists: [{ ...list, locked: true, records: [] }] });
    expect(renderForm(locked, contextOf(locked))).not.toContain('<form');
  });
});

test('what a record is called leads to no other page of GitHub', () => {
  const board = boardOf();
  const context = contextOf(board, githubPlaces('tide/tracker', 'main', ''));
  const html = (slug: string) => {
    const record = recordOf({ slug, title: attack });
    return renderActions(record, board, context) + renderComposer(record, context);
  };
  const links = (slug: string) => [...html(slug).matchAll(/href="([^"]*)"/g)].map(([, href]) => href);
  expect(links('a#b?c&d')).toEqual([
    'https://github.com/tide/tracker/edit/main/records/sales/open/a%23b%3Fc%26d.md',
    'https://github.com/tide/tracker/upload/main/records/sales/_files/a%23b%3Fc%26d',
  ]);
  expect(links('..')).toEqual(['https://github.com/tide/tracker/edit/main/records/sales/open/...md']);
  expect(html('a')).not.toContain('<script>');
});
