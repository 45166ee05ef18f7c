import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { cataloguesRoot, loadCatalogue } from './catalogue.ts';
import { type Mutant, takeOut } from './security/mutant.ts';

const top = dirname(cataloguesRoot);
const mutants = await loadCatalogue<Mutant>('mutants');

test('every guard that the catalogue takes out stands where it says, once, and has tests', () => {
  const problems = [...mutants].flatMap(([name, mutant]) => {
    const taken = takeOut(mutant, readFileSync(join(top, mutant.file), 'utf8'));
    const files = Object.keys(mutant.tests);
    const lost = files.filter((file) => !existsSync(join(top, file)));
    if (lost.length > 0 || files.length === 0) return [`${name}: no tests at ${lost.join(', ')}`];
    return 'problem' in taken ? [`${name}: ${taken.problem}`] : [];
  });
  expect(problems).toEqual([]);
});

test('a guard that is not there, or there twice, is told', () => {
  const mutant = { row: 'mail', guard: '', file: 'a.ts', text: 'x', with: 'y', tests: {} } satisfies Mutant;
  expect(takeOut(mutant, 'a x $& b')).toEqual({ text: 'a y $& b' });
  expect(takeOut({ ...mutant, with: '$&' }, 'x')).toEqual({ text: '$&' });
  expect(takeOut(mutant, 'xx')).toEqual({ problem: 'its text stands 2 times in a.ts; expected once' });
  expect(takeOut(mutant, '')).toEqual({ problem: 'its text stands 0 times in a.ts; expected once' });
  expect(takeOut({ ...mutant, with: 'x' }, 'x')).toEqual({ problem: 'it changes nothing' });
});
