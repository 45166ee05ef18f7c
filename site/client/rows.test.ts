import fc from 'fast-check';
import { expect, test } from 'vitest';
import { allotRows } from '../render/row-sections.ts';
import { drawBetween } from './rows.ts';

interface Piece {
  section?: number;
  from?: number;
  to?: number;
  rows?: number;
  headings?: number;
}

const section = (index: number, from: number, to: number) => `${JSON.stringify({ section: index, from, to })}\n`;
const skip = (rows: number, headings: number) => `${JSON.stringify({ rows, headings })}\n`;
const pieces = (text: string): Piece[] =>
  text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
const sections = fc.array(fc.nat(200), { minLength: 1, maxLength: 30 });

test('what is drawn and what is left out are as high as all rows, and all that one sees is drawn', () => {
  fc.assert(
    fc.property(sections, fc.integer({ min: -500, max: 90_000 }), fc.integer({ min: 1, max: 2000 }), (sizes, top, high) => {
      const [row, heading] = [40, 46];
      let [y, count] = [0, 0];
      for (const piece of pieces(drawBetween(sizes, row, heading, top, top + high, section, skip))) {
        if (piece.section === undefined) {
          const height = (piece.rows ?? 0) * row + (piece.headings ?? 0) * heading;
          expect(y + height <= top || y >= top + high).toBe(true);
          y += height;
          count += piece.headings ?? 0;
          continue;
        }
        expect(piece.section).toBe(count);
        const size = sizes[piece.section] ?? 0;
        const [from = 0, to = 0] = [piece.from, piece.to];
        expect(0 <= from && from <= to && to <= size).toBe(true);
        expect(from === 0 || y + heading + from * row <= top).toBe(true);
        expect(to === size || y + heading + to * row >= top + high).toBe(true);
        y += heading + size * row;
        count += 1;
      }
      expect(count).toBe(sizes.length);
      expect(y).toBe(sizes.reduce((sum, size) => sum + heading + size * row, 0));
    }),
  );
});

test('no section is given more rows than it has or than may be, and the first as many as it can', () => {
  fc.assert(
    fc.property(sections, fc.integer({ min: 1, max: 100 }), fc.integer({ min: 30, max: 100 }), (sizes, most, budget) => {
      const rows = allotRows(sizes, most, budget);
      for (const [index, count] of rows.entries()) expect(count).toBeLessThanOrEqual(Math.min(sizes[index] ?? 0, most));
      expect(rows[0]).toBe(Math.min(sizes[0] ?? 0, most, budget));
      expect(rows.reduce((sum, count) => sum + count, 0)).toBeLessThanOrEqual(budget + 3 * sizes.length);
    }),
  );
});
