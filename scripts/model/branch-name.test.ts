import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { branchProblem } from './branch-name.ts';

/** `git branch` refuses more than what a ref may be called: what looks like an option, and what stands for the commit that is checked out. */
const isTaken = (name: string): boolean =>
  !name.startsWith('-') && name !== 'HEAD' && name !== '@' && spawnSync('git', ['check-ref-format', `refs/heads/${name}`]).status === 0;
const near = (problem: string | undefined): string | undefined => /; write (.*)$/.exec(problem ?? '')?.[1];

describe('the name of a branch', () => {
  test.each([
    ['main', undefined],
    ['feature/über-ñ.2', undefined],
    ['a-', undefined],
    ['a b', 'a-b'],
    ['a..b', 'a.b'],
    ['release.lock', 'release'],
    ['a.lock.lock/b', 'a/b'],
    ['-main', 'main'],
    ['~a^b:c?d*e[f\\g', 'a-b-c-d-e-f-g'],
    ['a\u0007b\u007f', 'a-b-'],
    ['main@{1}', 'main-1}'],
    ['/a//.b/', 'a/b'],
    ['a.', 'a'],
  ])('%j', (name, expected) => {
    const problem = branchProblem(name);
    expect(near(problem)).toBe(expected);
    expect(isTaken(name)).toBe(problem === undefined);
    if (expected !== undefined) expect(isTaken(expected)).toBe(true);
  });

  test.each(['', 'HEAD', '@', '..', '/.', '//'])('%j has no near one', (name) => {
    expect(branchProblem(name)).toBe(`${JSON.stringify(name)} is not a name that git takes for a branch; expected one such as main`);
    expect(isTaken(name)).toBe(false);
  });

  test('whatever is written, git takes what is taken here, and the name that is told instead', () => {
    const part = fc.constantFrom('a', 'B', '-', '.', '..', '.lock', '/', '@', '{', '@{', ' ', '~', '\\', '\t', 'ñ', 'HEAD', '*', '🦊');
    const names = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => parts.join(''));
    fc.assert(
      fc.property(names, (name) => {
        const problem = branchProblem(name);
        expect([name, isTaken(name)]).toEqual([name, problem === undefined]);
        const told = near(problem);
        if (told !== undefined) expect([told, isTaken(told)]).toEqual([told, true]);
      }),
      { numRuns: 150 },
    );
  });
});
