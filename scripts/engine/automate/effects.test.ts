import { expect, test } from 'vitest';
import { filesOfRules, runRules } from '../../story/running.ts';
import { salesTracker } from '../../story/sales.ts';
import type { Tree } from '../../story/trial.ts';

/** The keys of what a rule asks for, when records change so, one commit after the other. */
function keysOf(steps: string, changes: { [path: string]: string | null }[], start: Tree = {}): string[] {
  const rule = `when: { record-edited: {} }\ndo:\n${steps}`;
  return runRules({ ...salesTracker, ...start, ...filesOfRules({ a: rule }) }, changes).effects.map(({ key }) => key);
}
const step = (oncePer: string) => `  - open-issue: { title: "{{ title }}"${oncePer === '' ? '' : `, once_per: ${oncePer}`} }\n`;
const scored = (slug: string, score: number) => ({
  [`records/sales/todo/${slug}.md`]: `---\nid: T-1\ntitle: Acme\nscore: ${score}\n---\n`,
});
const renamed = { 'records/sales/todo/acme.md': null, ...scored('acme-inc', 2) };

test('with once_per a record that was renamed asks for the same, without it each time for another', () => {
  const keys = (oncePer: string) => [
    ...keysOf(step(oncePer), [scored('acme', 1)], scored('acme', 0)),
    // a later run, in which it bears another name
    ...keysOf(step(oncePer), [renamed, scored('acme-inc', 3)], scored('acme', 1)),
  ];
  expect([keys('record').length, new Set(keys('record')).size]).toEqual([3, 1]);
  expect([keys('').length, new Set(keys('')).size]).toEqual([3, 3]);
});

test('with once_per another value asks anew, and the one before does not', () => {
  const keys = [1, 2, 1].flatMap((score) => keysOf(step('[record, score]'), [scored('acme', score)], scored('acme', 0)));
  expect([keys.length, keys[0] === keys[2], new Set(keys).size]).toEqual([3, true, 2]);
});

test('with once_per two steps of a rule are two, though they say the same', () => {
  const keys = keysOf(step('record') + step('record'), [scored('acme', 1)], scored('acme', 0));
  expect([keys.length, new Set(keys).size]).toEqual([2, 2]);
});
