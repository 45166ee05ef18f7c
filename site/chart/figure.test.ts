import { expect, test } from 'vitest';
import { drawFigure } from './figure.ts';

test('what a chart says begins as a sentence does, whatever a board calls its records', () => {
  const html = drawFigure({ kind: 'bar', heading: 'Сделки', reading: 'сделки: 13; самая большая группа — <сайт>: 5.', body: '' });
  expect(html).toContain('<p dir="auto">Сделки: 13; самая большая группа — &lt;сайт&gt;: 5.</p>');
});
