import fc from 'fast-check';
import type { Value } from '../../model/value.ts';
import { type Edit, editDocument } from '../edit-run.ts';
import { oddDocument } from '../odd-document.ts';
import { oddLine, oddText } from '../odd-text.ts';
import type { FuzzTarget } from '../target.ts';

const keys = [
  'line',
  'lines',
  'long',
  'size',
  'sure',
  'pick',
  'tags',
  'color',
  'due',
  'done',
  'order',
  'aliases',
  'odd_a',
  'odd-b',
  'Odd c',
];
const name = fc.constantFrom('a', 'b', 'x', 'é', '日本', 'in-two');

const value: fc.Arbitrary<[key: string, to: Value]> = fc.oneof(
  fc.tuple(fc.constantFrom('line', 'title'), oddLine),
  fc.tuple(fc.constant('lines'), fc.array(oddLine, { maxLength: 4 })),
  fc.tuple(fc.constant('long'), oddText),
  fc.tuple(
    fc.constant('size'),
    fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).map((n) => n || 0),
    ),
  ),
  fc.tuple(fc.constantFrom('sure', 'done'), fc.boolean()),
  fc.tuple(fc.constant('pick'), fc.subarray(['a', 'b', 'x', 'y'])),
  fc.tuple(fc.constant('tags'), fc.uniqueArray(name, { maxLength: 4 })),
  fc.tuple(fc.constant('color'), fc.constantFrom('red', 'blue')),
  fc.tuple(fc.constant('due'), fc.constantFrom('2026-12-24', '2026-02-28T17:30')),
);
const listed = fc.oneof(
  fc.record({ key: fc.constantFrom('lines', 'aliases'), values: fc.uniqueArray(oddLine, { minLength: 1, maxLength: 3 }) }),
  fc.record({ key: fc.constantFrom('tags', 'pick'), values: fc.subarray(['a', 'b', 'x', 'y'], { minLength: 1 }) }),
);
const where = fc.constantFrom({ position: 'top' as const }, { position: 'bottom' as const }, { before: 'other' }, { after: 'other' });
const edits: [weight: number, arbitrary: fc.Arbitrary<Edit>][] = [
  [6, value.filter(([key, to]) => key !== 'title' || String(to).trim() !== '').map(([key, to]) => ({ kind: 'set', key, to }))],
  [3, fc.constantFrom(...keys.slice(0, -3)).map((key) => ({ kind: 'set', key, to: null }))],
  [2, listed.map((each) => ({ kind: 'add', ...each }))],
  [2, listed.map((each) => ({ kind: 'take', ...each }))],
  [1, oddText.map((to) => ({ kind: 'body', to }))],
  [2, fc.constantFrom('one', 'two', 'gone').map((list) => ({ kind: 'move', list }))],
  [1, where.map((each) => ({ kind: 'place', where: each }))],
  [1, fc.constant({ kind: 'other-board' })],
  [2, fc.constantFrom('odd', 'new', 'other', 'straße', 'strasse', 'con').map((slug) => ({ kind: 'rename', slug }))],
  [1, fc.record({ kind: fc.constant('create'), title: oddLine, body: oddText })],
  [1, fc.constant({ kind: 'remove' })],
];
const edit = fc.oneof(...edits.map(([weight, arbitrary]) => ({ weight, arbitrary })));

export default {
  summary: 'Ten random edits of an odd document: every other line is the same to the byte, and the new value reads back.',
  // ten edits each: ten thousand in all
  runs: 1000,
  property: fc.property(oddDocument(keys), fc.array(edit, { minLength: 10, maxLength: 10 }), editDocument),
} satisfies FuzzTarget;
