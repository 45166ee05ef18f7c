import { describe, expect, test } from 'vitest';
import type { SiteBoard, SiteList, SiteRecord } from '../data.ts';
import { cardOf, fileOf, headOf, recordOf, siteOf } from '../tests/sample.ts';
import { isText, renderProperty, renderTextField } from './property.ts';
import { renderNotices } from './record-head.ts';
import { renderAbove, renderParts, renderWaits } from './related.ts';

const list = (name: string, title: string): SiteList => ({
  ...{ name, title, color: 'amber', fill: 5, first: false, done: false, locked: false, unknown: false, count: 0, records: [] },
});
const board: SiteBoard = {
  ...headOf(),
  lists: [list('open', 'Open'), list('won', 'Won')],
  path: 'lists/sales.yml',
  views: [],
  total: 0,
  open: 0,
  making: { templates: [], required: {}, defaults: [], numbers: [], tags: [] },
};

/** Ties two records both ways. */
function tie(record: SiteRecord, there: 'parent' | 'blocked_by', other: SiteRecord): void {
  const add = (to: SiteRecord, kind: SiteRecord['relations'][number]['kind'], of: SiteRecord) => {
    const relation = to.relations.find((each) => each.kind === kind);
    if (relation) relation.records.push({ name: of.name, record: of });
    else to.relations.push({ kind, records: [{ name: of.name, record: of }] });
  };
  add(record, there, other);
  add(other, there === 'parent' ? 'children' : 'blocks', record);
}

describe('what a record waits for', () => {
  const waiting = recordOf({ slug: 'waiting', title: 'Waiting', blocked: true });
  const open = recordOf({ slug: 'open', title: 'Legal <review>', relations: [] });
  const over = recordOf({ slug: 'over', title: 'Over', done: true, relations: [] });
  tie(waiting, 'blocked_by', open);
  tie(waiting, 'blocked_by', over);
  const context = siteOf([waiting, open, over], '/x/', [board]);

  test('is told while it is open, with the list it is in', () => {
    const html = renderWaits(waiting, context);
    expect(html).toContain('<div class="waits"><b>record.waits</b>');
    expect(html).toContain('<a class="rel" href="/x/records/sales/open/" title="Open"><span class="tray"');
    expect(html).toContain('Legal &lt;review&gt;');
    expect(html).not.toContain('Over');
    expect(renderWaits(open, context)).toContain('<div class="holds"><b>record.holds</b>');
  });

  test('is not told of what is done or put away', () => {
    expect(renderWaits({ ...waiting, done: true }, context)).toBe('');
    expect(renderWaits({ ...waiting, archived: true }, context)).toBe('');
    expect(renderWaits({ ...waiting, blocked: false }, context)).toBe('');
  });
});

describe('parents and children', () => {
  const top = recordOf({ slug: 'top', title: 'Top', relations: [] });
  const middle = recordOf({ slug: 'middle', title: 'Middle', progress: { done: 1, total: 2 }, relations: [] });
  const low = recordOf({ slug: 'low', title: 'Low', list: 'won', assignees: ['ana'], due: '2026-11-20', relations: [] });
  const lower = recordOf({ slug: 'lower', title: 'Lower', done: true, card: cardOf({ checked: { done: 2, total: 3 } }), relations: [] });
  tie(middle, 'parent', top);
  tie(low, 'parent', middle);
  tie(lower, 'parent', middle);
  const context = siteOf([top, middle, low, lower], '/x/', [board]);

  test('above a record stand all it is a part of, and how far the nearest is', () => {
    const html = renderAbove(low, context);
    expect(html.indexOf('Top')).toBeGreaterThan(0);
    expect(html.indexOf('Top')).toBeLessThan(html.indexOf('Middle'));
    expect(html).toContain('<progress value="1" max="2" aria-label="Parts done"></progress><span class="num">1 of 2</span>');
    expect(renderAbove(top, context)).toBe('');
  });

  test('two that are each other’s part end', () => {
    const [one, two] = [recordOf({ slug: 'one', title: 'One', relations: [] }), recordOf({ slug: 'two', title: 'Two', relations: [] })];
    tie(one, 'parent', two);
    tie(two, 'parent', one);
    expect(renderAbove(one, context).match(/class="rel"/g)).toHaveLength(1);
  });

  test('children say where they stand, who has them, when they are due and how far they are', () => {
    const html = renderParts(middle, context);
    expect(html).toContain('id="parts"');
    expect(html).toContain('<span dir="auto">Won</span>');
    expect(html).toContain('title="Ana García"');
    expect(html).toMatch(/<time class="n due" datetime="2026-11-20"[^>]* data-due/);
    expect(html).toContain('<a class="rel done" href="/x/records/sales/lower/"');
    expect(html).toContain('<span class="num">2 of 3</span>');
    expect(renderParts(low, context)).toBe('');
  });
});

describe('properties', () => {
  const pdf = fileOf('sales', 'acme', 'a <b>.pdf', 'pdf');
  const svg = fileOf('sales', 'acme', 'logo.svg', 'image', true);
  const png = fileOf('sales', 'acme', 'plan.png', 'image');
  const record = recordOf({ files: [pdf, svg, png] });
  const context = siteOf([record, recordOf({ slug: 'legal', title: 'Legal', done: true })], '/x/', [board]);
  const draw = (property: Parameters<typeof renderProperty>[0]) => renderProperty(property, record, context);

  test('people lead to their pages, those nobody declared nowhere', () => {
    const html = draw({ key: 'assignees', display: { as: 'people', people: ['ana', 'stranger'] } });
    expect(html).toContain('<a class="whom" href="/x/people/ana/">');
    expect(html).toContain('<span class="whom"><span class="avs">');
  });

  test('files are shown small, with their size; a picture that could hold scripts is not', () => {
    const files = [pdf, svg, png].map(({ path }) => path);
    const html = draw({ key: 'f', title: 'F', display: { as: 'files', files: [...files, 'records/sales/_files/acme/gone.txt'] } });
    expect(html.match(/<img/g)).toHaveLength(1);
    expect(html).toContain('<img class="th" src="/x/files/sales/acme/plan.png" alt=""');
    expect(html).toContain('<b dir="auto">a &lt;b&gt;.pdf</b><small>2 kB</small>');
    expect(html).toContain('<span class="lost">gone.txt</span>');
  });

  test('a record that is done is struck out and said to be', () => {
    const html = draw({ key: 'r', title: 'R', display: { as: 'records', records: ['sales/legal', 'sales/none'] } });
    expect(html).toContain('<a class="rel done" href="/x/records/sales/legal/" title="Open">');
    expect(html).toContain('<span class="lost" title="relation.lost">sales/none</span>');
  });

  test('what is computed says so, and why it is not', () => {
    const html = draw({
      key: 'sum',
      title: 'Sum',
      help: 'Of all',
      computed: true,
      problem: 'it divides by <0>',
      display: { as: 'nothing' },
    });
    expect(html).toContain('<dt title="Of all · value.computed">Sum<span class="calc"');
    expect(html).toContain('<span class="why">value.not_computed</span>');
    const shown = renderNotices({ ...record, problems: [{ key: 'sum', message: 'it divides by 0', line: 1 }] }, board, context);
    expect(shown).toContain('sum: it divides by 0');
    const properties = [
      { key: 'sum', title: 'Sum', computed: true as const, problem: 'it divides by 0', display: { as: 'nothing' as const } },
    ];
    expect(renderNotices({ ...record, properties, problems: [{ key: 'sum', message: 'it divides by 0', line: 1 }] }, board, context)).toBe(
      '',
    );
  });

  test('a button says what it is and how it is pressed', () => {
    const html = draw({ key: 'close', title: 'Close', press: { label: { en: 'Close <it>' } }, display: { as: 'nothing' } });
    expect(html).toContain('Close &lt;it&gt;');
    expect(html).toContain('<code>npx woad press sales/acme close</code>');
    expect(html).not.toContain('<button');
  });

  test('a text has a section of its own, whose ids nobody else has', () => {
    const notes = { key: 'notes', title: 'Notes', display: { as: 'markdown' as const, markdown: 'One[^1]\n\n## Two\n\n[^1]: Below.' } };
    expect(isText(notes)).toBe(true);
    const html = renderTextField(notes, record, context);
    expect(html).toContain('<section class="sec" id="field-notes"><header><h2>Notes</h2></header>');
    expect(html).toContain('<h3 id="field-notes-two">');
    expect(html).toMatch(/href="#field-notes-fn\.1" id="field-notes-fnref\.1"/);
  });
});

test('an archived record says since when', () => {
  const put = recordOf({ slug: 'put', archived: true, card: cardOf({ slug: 'put', archivedOn: '2026-10-01' }) });
  const html = renderNotices(put, board, siteOf([put], '/x/', [board]));
  expect(html).toContain('<a href="/x/boards/sales/archive/">');
  expect(html).toContain('record.archived_on');
});
