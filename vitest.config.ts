import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first: begun late, it would keep one core busy while the other has nothing left to do. */
const long = [
  ...['publish', 'run/sending', 'run/reaching', 'run/attacked', 'fuzz/runs', 'fuzz/targets', 'fuzz/big-list-of-naughty-strings'],
  ...['run/effects-samples', 'workflow/tracker-job', 'stories/stories', 'security/mail-of-runs', 'run/run', 'run/telling'],
].map((name) => join(import.meta.dirname, `scripts/${name}.test.ts`));

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const early = long.flatMap((path) => sorted.filter(({ moduleId }) => moduleId === path));
    return [...early, ...sorted.filter((each) => !early.includes(each))];
  }
}

// what is loaded once is what these are about
const alone = ['site/render/highlight.test.ts'];
const browser = ['site/tests/**/*.test.ts'];
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
          exclude: [...browser, ...alone, ...never],
          // a file begins in the process of the one before it, where everything is loaded
          isolate: false,
          setupFiles: ['scripts/story/each-file.ts'],
          env,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'alone',
          include: alone,
          exclude: never,
          env,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: browser,
          isolate: false,
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
