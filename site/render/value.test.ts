import { describe, expect, test } from 'vitest';
import type { Display } from '../../scripts/model/display.ts';
import { fileOf, recordOf, siteOf } from '../tests/sample.ts';
import { renderValue } from './value.ts';

const record = recordOf({ files: [fileOf('sales', 'acme', 'a b.pdf', 'pdf')] });
const context = siteOf([record, recordOf({ slug: 'legal', title: 'Legal & so on' })], '/x/');
const render = (display: Display) => renderValue(display, context).replace(/ title="[^"]*"/g, '');

const cases: [string, Display, string][] = [
  ['nothing', { as: 'nothing' }, ''],
  ['a name that a program gave', { as: 'text', text: 'TASK-0042', code: true }, '<code>TASK-0042</code>'],
  [
    'Markdown, in words alone',
    { as: 'markdown', markdown: '# To do\n- [x] **Call** [Ana](https://a.example) at [[sales/acme|Acme]][^1]\n- `it` <b>\n\n[^1]: Later.' },
    '<span dir="auto">To do Call Ana at Acme it &lt;b&gt;</span>',
  ],
  [
    'from day to day',
    { as: 'date', date: '2026-12-24', end: '2027-01-02' },
    '<span class="span"><time datetime="2026-12-24" data-year="2026">24 Dec</time> – <time datetime="2027-01-02">2 Jan 2027</time></span>',
  ],
  [
    'within one day',
    { as: 'date', date: '2027-12-24T10:00', end: '2027-12-24T12:30' },
    '<span class="span"><time datetime="2027-12-24T10:00">24 Dec 2027, 10:00</time> – <time datetime="2027-12-24T12:30">12:30</time></span>',
  ],
  ['time something took', { as: 'duration', seconds: 360_000 }, '<span class="num">4 days 4 hrs</span>'],
  ['more time than it may take', { as: 'duration', seconds: 5400, over: true }, '<span class="num late">1 hr 30 mins</span>'],
  [
    'time in a list',
    { as: 'duration', seconds: 0, list: { name: 'todo', title: { en: 'To <do>' } } },
    '<span><span dir="auto">To &lt;do&gt;</span> <span class="num">0 mins</span></span>',
  ],
  ['text', { as: 'text', text: '<b>1.10</b>' }, '<span dir="auto">&lt;b&gt;1.10&lt;/b&gt;</span>'],
  ['number', { as: 'number', number: 12000, prefix: '€ ', suffix: ' "net"' }, '<span class="num">€ 12,000 &quot;net&quot;</span>'],
  ['percent', { as: 'number', number: 0.75, format: { style: 'percent' } }, '<span class="num">75%</span>'],
  ['day', { as: 'date', date: '2026-12-01' }, '<time datetime="2026-12-01" data-year="2026">1 Dec</time>'],
  ['day of another year', { as: 'date', date: '2027-01-02' }, '<time datetime="2027-01-02">2 Jan 2027</time>'],
  [
    'link',
    { as: 'link', url: 'https://a.example/?q="1"', text: 'a.example' },
    '<a href="https://a.example/?q=&quot;1&quot;" rel="nofollow noopener" dir="auto">a.example</a>',
  ],
  ['link of another scheme', { as: 'link', url: 'javascript:alert(1)', text: 'press' }, 'press'],
  [
    'chips',
    { as: 'chips', chips: [{ name: 'a', title: { en: 'A <i>', es: 'Á' }, color: 'red' }] },
    '<span class="tag" data-c="red">A &lt;i&gt;</span>',
  ],
  [
    'records',
    { as: 'records', records: ['sales/legal', 'sales/none'] },
    '<span><a href="/x/records/sales/legal/" dir="auto">Legal &amp; so on</a>, <span class="lost">sales/none</span></span>',
  ],
  [
    'several values',
    {
      as: 'several',
      of: [
        { as: 'number', number: 5 },
        { as: 'text', text: '<b>' },
      ],
    },
    '<span><span class="num">5</span>, <span dir="auto">&lt;b&gt;</span></span>',
  ],
  ['files', { as: 'files', files: ['records/sales/_files/acme/a b.pdf'] }, '<a href="/x/files/sales/acme/a%20b.pdf">a b.pdf</a>'],
  ['countries', { as: 'countries', countries: ['ES', 'GB'] }, '<span>Spain, United Kingdom</span>'],
  [
    'sum of money',
    { as: 'number', number: 1234.5, format: { style: 'currency', currency: 'EUR', trailingZeroDisplay: 'stripIfInteger' } },
    '<span class="num">€1,234.50</span>',
  ],
  ['share', { as: 'number', number: 7.5, format: { style: 'unit', unit: 'percent' } }, '<span class="num">7.5%</span>'],
  [
    'phone number',
    { as: 'link', url: 'tel:+12025550143;ext=12', text: '+1 202 555 0143 ext. 12' },
    '<a href="tel:+12025550143;ext=12" rel="nofollow noopener" dir="auto">+1 202 555 0143 ext. 12</a>',
  ],
];

describe('how values look', () => {
  test.each(cases)('%s', (_name, display, html) => expect(render(display)).toBe(html));

  test('people by name, a name nobody declared as it is', () => {
    const html = render({ as: 'people', people: ['ana', 'stranger'] });
    expect(html).toContain('<span>Ana García, stranger</span>');
    expect(html).toContain('>AG<');
  });

  test('a place leads to the map, by its coordinates alone', () => {
    const html = render({ as: 'place', latitude: 41.39, longitude: -0.0000001, label: 'The "Docks"' });
    expect(html).toContain(
      '<a href="https://www.openstreetmap.org/?mlat=41.39&amp;mlon=0#map=15/41.39/0" rel="nofollow noopener" dir="auto">',
    );
    expect(html).toContain('>The &quot;Docks&quot;</a>');
    expect(render({ as: 'place', latitude: 1, longitude: 2, label: '' })).toContain('>1, 2</a>');
  });

  test('a meter and stars say in words what they show', () => {
    expect(render({ as: 'meter', value: 3, max: 5 })).toContain('aria-label="3 of 5"');
    expect(render({ as: 'meter', value: 3, max: 5, stars: true })).toContain('★★★☆☆</span><span class="vh">3 of 5</span>');
    expect(render({ as: 'meter', value: 3.5, max: 5, stars: true })).toContain(
      '★★★★☆</span><span class="num" aria-hidden="true">3.5</span>',
    );
  });
});
