import { describe, expect, test } from 'vitest';
import type { BoardHead, Card } from '../card.ts';
import { cardOf, headOf, siteOf } from '../tests/sample.ts';
import { renderCard } from './card.ts';

const show = (part: Partial<Card>, head: Partial<BoardHead> = {}) => renderCard(cardOf(part), headOf(head), siteOf([], '/x/'));

describe('a card', () => {
  test('links the record by its title, whatever is in it', () => {
    const html = show({ slug: 'заявка-7', title: '<script>alert("1")</script>' });
    const address = encodeURIComponent('заявка-7');
    expect(html).toContain(`<a href="/x/records/sales/${address}/">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</a>`);
  });

  test('leaves to the browser which way a title runs that does not begin as the page does', () => {
    for (const title of ['שלום', '1. שלום abc', '42', '日本']) expect(show({ title })).toContain(' dir="auto">');
    for (const title of ['Hello שלום', '«Привет»', '1. Élan']) expect(show({ title })).not.toContain('dir=');
  });

  test('shows one number without boxes, and what may wrap in boxes', () => {
    const fields = ['size', 'score'].map((name) => ({ name, title: name, input: { as: 'number' } as const, adds: true }));
    const values: Card['values'] = { size: { as: 'number', number: 7 }, score: { as: 'number', number: 80 } };
    expect(show({ values }, { card: ['size'], fields })).toContain('<p class="fact"><span>size</span> 7</p>');
    expect(show({ values }, { card: ['size', 'score'], fields })).toContain('<dl class="facts"><div><dt>size</dt><dd>7</dd></div><div>');
    const long: Card['values'] = { size: { as: 'text', text: 'as long as a whole sentence' } };
    expect(show({ values: long }, { card: ['size'], fields })).toContain('<dl class="facts"><div>');
  });

  test('shows what the board asks for, and what the record holds', () => {
    const html = show(
      {
        due: '2026-12-01',
        assignees: ['ana'],
        color: 'red',
        checked: { done: 1, total: 3 },
        values: { score: { as: 'number', number: 80 }, other: { as: 'text', text: 'not asked for' } },
      },
      { card: ['due', 'score'], fields: [{ name: 'score', title: 'Score', input: { as: 'number' }, adds: true }] },
    );
    expect(html).toContain('data-c="red"');
    expect(html).toContain('<span>Score</span> 80');
    expect(html).toContain('data-due');
    expect(html).toContain('>1/3<');
    expect(html).not.toContain('class="avs"');
    expect(html).not.toContain('not asked for');
  });

  test('says how far its parts and its checklist are', () => {
    const html = show({ parts: { done: 2, total: 5 }, checked: { done: 1, total: 3 } });
    expect(html).toContain('title="Parts: 2 of 5">2/5<');
    expect(html).toContain('title="Checklist: 1 of 3">1/3<');
  });

  test('of a done record is never late', () => {
    const html = show({ done: true, due: '2026-01-01' }, { card: ['due'] });
    expect(html).toContain('2026-01-01');
    expect(html).not.toContain('data-due');
  });

  test('of a broken file says what is wrong', () => {
    const html = show({ fault: { key: '', message: 'expected "]"', more: 1 } });
    expect(html).toContain('class="card faulty"');
    expect(html).toContain('expected &quot;]&quot;');
    expect(html).toContain('and 1 more');
    expect(show({ fault: { key: '', message: '', more: 0 } })).toContain('cannot be read');
  });
});
