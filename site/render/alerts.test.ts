import { expect, test } from 'vitest';
import { siteOf } from '../tests/sample.ts';
import { renderMarkdown } from './markdown.ts';

const render = (markdown: string) => renderMarkdown(markdown, siteOf([])).replace(/<svg.*?<\/svg>/g, '<svg>');
const alert = (kind: string, color: string, inside: string) =>
  `<div class="alert" data-c="${color}" role="note"><p class="alert-word"><svg>alert.${kind}</p>${inside}</div>`;

test.each([
  ['note', 'blue'],
  ['tip', 'green'],
  ['important', 'violet'],
  ['warning', 'amber'],
  ['caution', 'red'],
])('a quote that begins with [!%s] has a word, a sign and a colour', (kind, color) => {
  expect(render(`> [!${kind.toUpperCase()}]\n> Mind **this**.`)).toBe(alert(kind, color, '<p>Mind <strong>this</strong>.</p>'));
  expect(render(`> [!${kind}]\n>\n> - one`)).toBe(alert(kind, color, '<ul>\n<li>one</li>\n</ul>'));
});

test('its line may end in a hard break or begin with markup', () => {
  expect(render('> [!NOTE]  \n> x')).toBe(alert('note', 'blue', '<p>\nx</p>'));
  expect(render('> [!NOTE]\n> `x` y')).toBe(alert('note', 'blue', '<p><code>x</code> y</p>'));
  expect(render('> [!NOTE]\n> <b>x</b>')).toBe(alert('note', 'blue', '<p><b>x</b></p>'));
});

test.each([
  '> [!NOTE]',
  '> [!NOTE] with a title\n> x',
  '> [!NOTE]**x**',
  '> [!REMARK]\n> x',
  '> [!__proto__]\n> x',
  '> x\n> [!NOTE]\n> y',
  '> > [!NOTE]\n> > in a quote',
  '- > [!NOTE]\n  > in a list',
])('%j is a quote, as on GitHub', (markdown) => {
  expect(render(markdown)).not.toContain('alert');
  expect(render(markdown)).toContain('<blockquote>');
});
