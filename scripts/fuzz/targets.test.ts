import fc from 'fast-check';
import { test } from 'vitest';
import { loadCatalogue } from '../catalogue.ts';
import { describeFailure } from './failure.ts';
import type { FuzzTarget } from './target.ts';

const targets = await loadCatalogue<FuzzTarget>('fuzz/targets');
// has a test of its own beside this one
targets.delete('runs');

test.each([...targets])('%s', async (_, { property, runs }) => {
  const details = await fc.check(property, { numRuns: runs });
  if (details.failed) throw new Error(describeFailure(details));
});
