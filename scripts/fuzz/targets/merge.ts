import assert from 'node:assert/strict';
import fc from 'fast-check';
import { type MergeText, mergeRecord } from '../../engine/merge/merge-record.ts';
import { oddBytes } from '../odd-bytes.ts';
import type { FuzzTarget } from '../target.ts';

/** Like a merge line by line that gives up where both sides changed the text. */
const mergeText: MergeText = (base, ours, theirs) => {
  if (ours === theirs || base === theirs) return { text: ours, conflicts: 0 };
  return base === ours ? { text: theirs, conflicts: 0 } : { text: `${ours}${theirs}`, conflicts: 1 };
};
const text = oddBytes.map((bytes) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));

export default {
  summary:
    'Any three texts merged: what only one side changed is as that side has it, to the byte, and what both changed alike is no conflict.',
  runs: 500,
  property: fc.property(text, text, text, (base, ours, theirs) => {
    for (const [was, mine, other, expected] of [
      [base, ours, ours, ours],
      [base, base, theirs, theirs],
      [base, ours, base, ours],
    ] as const) {
      const { text, conflicts } = mergeRecord(was, mine, other, mergeText);
      assert.deepEqual([text, conflicts], [expected, []]);
    }
    const { text, conflicts } = mergeRecord(base, ours, theirs, mergeText);
    assert.equal(typeof text, 'string');
    for (const { key } of conflicts) assert.equal(typeof key, 'string');
  }),
} satisfies FuzzTarget;
