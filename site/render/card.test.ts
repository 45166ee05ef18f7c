import { describe, expect, test } from 'vitest';
import { recordOf, siteOf } from '../tests/sample.ts';
import { renderCard } from './card.ts';

const show = (part: Parameters<typeof recordOf>[0]) => {
  const record = recordOf(part);
  return renderCard(record, siteOf([record], '/x/'));
};

describe('a card', () => {
  test('links the record by its title, whatever is in it', () => {
    expect(show({ slug: 'заявка-7', title: '<script>alert("1")</script>' })).toBe(
      '<article class="card"><h3><a href="/x/records/sales/заявка-7/" dir="auto">&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt;</a></h3></article>'.replace(
        'заявка',
        encodeURIComponent('заявка'),
      ),
    );
  });

  test('shows what the board asks for, and what the record holds', () => {
    const html = show({
      due: '2026-12-01',
      assignees: ['ana'],
      color: 'red',
      checked: { done: 1, total: 3 },
      card: [
        { key: 'due', display: { as: 'date', date: '2026-12-01' } },
        { key: 'score', title: 'Score', display: { as: 'number', number: 80 } },
      ],
    });
    expect(html).toContain('<article class="card" data-c="red"><span class="tab">');
    expect(html).toContain('<dt>Score</dt><dd><span class="num">80</span></dd>');
    expect(html).toContain('data-due');
    expect(html).toContain('>1/3<');
    expect(html).not.toContain('class="avs"');
  });

  test('says how far its parts and its checklist are', () => {
    const html = show({ progress: { done: 2, total: 5 }, checked: { done: 1, total: 3 } });
    expect(html).toContain('<span class="num" aria-hidden="true">2/5</span><span class="vh">Parts: 2 of 5</span>');
    expect(html).toContain('<span class="num" aria-hidden="true">1/3</span><span class="vh">Checklist: 1 of 3</span>');
  });

  test('of a done record is never late', () => {
    const html = show({ done: true, due: '2026-01-01', card: [{ key: 'due', display: { as: 'date', date: '2026-01-01' } }] });
    expect(html).toContain('2026-01-01');
    expect(html).not.toContain('data-due');
  });

  test('of a broken file says what is wrong', () => {
    const html = show({
      broken: true,
      problems: [
        { key: '', message: 'expected "]"', line: 2 },
        { key: 'due', message: 'no day', line: 3 },
      ],
    });
    expect(html).toContain('class="card faulty"');
    expect(html).toContain('expected &quot;]&quot;');
    expect(html).toContain('and 1 more');
    expect(show({ problems: [{ key: '', message: '', line: 1 }] })).toContain('cannot be read');
  });
});
