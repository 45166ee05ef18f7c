import fc from 'fast-check';
import { test } from 'vitest';
import { describeFailure } from './failure.ts';
import type { FuzzTarget } from './target.ts';
import target from './targets/runs.ts';

// by itself, since it takes longer than all other targets: they go on beside it
test('runs', async () => {
  const { property, runs }: FuzzTarget = target;
  const details = await fc.check(property, { numRuns: runs });
  if (details.failed) throw new Error(describeFailure(details));
});
