import { expect, test } from 'vitest';
import { leftMarkFaults } from './left-marks.ts';

const conflict = '# <<<<<<< ours\ndue: 2026-12-15\n# =======\n# due: 2027-01-07\n# >>>>>>> theirs\n';

function placesOf(text: string, end = text.length): string[] {
  return leftMarkFaults({ path: 'a.md', text }, end).map(({ place, check }) => `${place.line}:${place.column} ${check}`);
}

test('each key that a merge left open is told, also where it is indented or lines end in CRLF', () => {
  const inner = conflict.replaceAll(/^/gm, '  ').trimEnd();
  expect(placesOf(`title: A\n${conflict}map:\n${inner}\n`)).toEqual(['2:1 merge-conflict', '8:3 merge-conflict']);
  expect(placesOf(`title: A\n${conflict}`.replaceAll('\n', '\r\n'))).toEqual(['2:1 merge-conflict']);
});

test('what stands in the text below, in a value or among other words is none', () => {
  expect(placesOf(`title: A\n${conflict}`, 9)).toEqual([]);
  expect(placesOf('title: "# <<<<<<< ours"\n# <<<<<<< ours are such marks\n')).toEqual([]);
});
