import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    // most of the time is spent waiting for git
    maxWorkers: 2,
    // each story and each git test makes its own folder, so files may run side by side
    projects: [
      {
        test: {
          name: 'scripts',
          include: ['scripts/**/*.test.ts', 'site/**/*.test.ts', 'bench/**/*.test.ts', '.github/**/*.test.ts'],
          exclude: ['site/tests/**', '**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        test: {
          name: 'browser',
          include: ['site/tests/**/*.test.ts'],
          // a browser beside another one is late with what a person would not notice
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
