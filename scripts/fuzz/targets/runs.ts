import fc from 'fast-check';
import type { Doing } from '../run-doings.ts';
import { liveThrough } from '../run-history.ts';
import type { FuzzTarget } from '../target.ts';

const which = fc.nat(9);
const change = fc.record({
  do: fc.constantFrom('create', 'move', 'edit', 'tag', 'comment', 'rename', 'delete', 'merge', 'revert', 'undo'),
  which,
  to: which,
});
const run = fc.record({ do: fc.constantFrom('run', 'run-twice', 'run-together', 'force') });
const death = fc.record({
  do: fc.constant('run-and-die'),
  push: fc.integer({ min: 1, max: 3 }),
  when: fc.constantFrom('before', 'after'),
});
const doings: fc.Arbitrary<Doing[]> = fc.array(
  fc.oneof({ weight: 5, arbitrary: change }, { weight: 2, arbitrary: run }, { weight: 1, arbitrary: death }),
  { minLength: 6, maxLength: 12 },
);

export default {
  summary: 'Random work of people, runs in between, several at once, and runs that die: each effect is asked for once and sent once.',
  runs: 4,
  property: fc.asyncProperty(doings, liveThrough),
} satisfies FuzzTarget;
