import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first: begun late, it would keep one core busy while the other has nothing left to do. */
const long = ['scripts/fuzz/runs.test.ts', 'scripts/run/attacked.test.ts', 'site/tests/axe.test.ts', 'scripts/publish.test.ts'].map(
  (path) => join(import.meta.dirname, path),
);

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const early = long.flatMap((path) => sorted.filter(({ moduleId }) => moduleId === path));
    return [...early, ...sorted.filter((each) => !early.includes(each))];
  }
}

// these touch nothing but memory and keep nothing between files, so that a file need not begin with a process of its own
const pure = [
  'scripts/{engine,model,terminal,fields,checks,triggers,actions}/**/*.test.ts',
  'site/{chart,search}/**/*.test.ts',
  // but that one: what is loaded once is what it is about
  'site/render/!(highlight).test.ts',
];
const never = ['**/node_modules/**'];

// without what git does for years to come: tidying up, and waiting for the disk
const env = { GIT_CONFIG_GLOBAL: join(import.meta.dirname, 'scripts/story/gitconfig') };

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // each story and each git test makes its own folder, so files may run side by side
    projects: [
      {
        test: {
          name: 'scripts',
          include: ['scripts/**/*.test.ts', 'site/**/*.test.ts', 'bench/**/*.test.ts', '.github/**/*.test.ts'],
          exclude: ['site/tests/**', ...pure, ...never],
          env,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'units',
          include: pure,
          exclude: never,
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['site/tests/**/*.test.ts'],
          globalSetup: ['site/tests/sharing.ts'],
          env,
          // beside another browser a page is late with what a person would not notice
          expect: { poll: { timeout: 20_000, interval: 20 } },
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
