import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { isBuild } from './build.ts';

const begun = readdirSync(join(import.meta.dirname, '../../site/public'));

test.each([
  ['an empty folder', []],
  ['a build', ['404.html', '_astro', 'index.html', 'records']],
  ['a build that was stopped while it copied files', begun],
  ['a build that was stopped while it drew pages', [...begun, '_astro', 'records', 'boards']],
])('%s may be emptied', (_, names) => expect(isBuild(names)).toBe(true));

test.each([
  ['notes', ['notes.md']],
  ['notes beside what a build copies', [...begun, 'notes.md']],
  ["another program's site", ['_astro', 'index.html']],
])('%s may not', (_, names) => expect(isBuild(names)).toBe(false));
