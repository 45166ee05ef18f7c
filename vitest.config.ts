import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** What takes longest, the longest first: begun late, it would keep one core busy while the other has nothing left to do. */
const long = [
  ...['publish', 'run/sending', 'fuzz/runs', 'run/attacked', 'workflow/tracker-job', 'stories/stories', 'run/telling', 'own-field-type'],
  ...['run/run', 'security/mail-of-runs', 'run/reaching', 'fuzz/targets', 'fuzz/big-list-of-naughty-strings', 'run/effects-samples'],
].map((name) => join(import.meta.dirname, `scripts/${name}.test.ts`));
/** What starts other programs goes first, what a browser takes part in next: in the end there is only what takes moments. */
const order = ['scripts', 'browser', 'alone', 'rooms'];

class LongFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const sorted = await super.sort(files);
    const early = long.flatMap((path) => sorted.filter(({ moduleId }) => moduleId === path));
    const all = [...early, ...sorted.filter((each) => !early.includes(each))];
    return all.sort((one, other) => order.indexOf(one.project.name) - order.indexOf(other.project.name));
  }
}

// what is loaded once is what the first is about; the second fills so much memory that those after it would be slower
const alone = ['site/render/highlight.test.ts', 'scripts/run/reaching.test.ts'];
const browser = ['site/tests/**/*.test.ts'];
const never = ['**/node_modules/**'];
// the rooms behind the walls start no other program: what they leave in memory would be copied for each git that the others start
const rooms = [
  'scripts/{actions,checks,engine,fields,importers,triggers}/**/*.test.ts',
  // these two ask git
  'scripts/model/**/!(branch-name).test.ts',
  'scripts/terminal/**/!(fold).test.ts',
  'scripts/fuzz/{targets,yaml-test-suite,big-list-of-naughty-strings,keps-and-cips}.test.ts',
  'site/{chart,client,render,search,views}/**/*.test.ts',
];

const env = {
  // without what git does for years to come: tidying up, and waiting for the disk
  GIT_CONFIG_GLOBAL: join(import.meta.dirname, 'scripts/story/gitconfig'),
  // another program of ours begins with what the one before it compiled, as woad.js does by itself
  NODE_COMPILE_CACHE: join(tmpdir(), 'node-compile-cache'),
};

// what hangs is ended some time; a machine on which all takes ten times as long is no fault, so no test has a shorter limit of its own
const limits = { testTimeout: 600_000, hookTimeout: 600_000 };

const beside = {
  // a file begins in the process of the one before it, where everything is loaded
  isolate: false,
  setupFiles: ['scripts/story/each-file.ts'],
  env,
  ...limits,
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    sequence: { sequencer: LongFirst },
    // each story and each git test makes its own folder, so files may run side by side
    projects: [
      {
        test: {
          ...beside,
          name: 'scripts',
          include: ['scripts/**/*.test.ts', 'site/**/*.test.ts', 'bench/**/*.test.ts', '.github/**/*.test.ts'],
          exclude: [...rooms, ...browser, ...alone, ...never],
          // the less memory a process holds, the sooner it starts another one
          execArgv: ['--max-semi-space-size=4'],
        },
      },
      {
        test: {
          ...beside,
          name: 'rooms',
          include: rooms,
          exclude: [...alone, ...never],
        },
      },
      {
        test: {
          ...beside,
          name: 'alone',
          include: alone,
          exclude: never,
          isolate: true,
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
          expect: { poll: { timeout: 60_000, interval: 20 } },
          ...limits,
        },
      },
    ],
  },
});
