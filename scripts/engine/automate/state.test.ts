import { expect, test } from 'vitest';
import { filesOfRules, runContext, runRules } from '../../story/running.ts';

/** How often the settings of the one field are read while a rule makes so many changes. */
function readings(changes: number): number {
  let count = 0;
  const number = runContext.fields.get('number');
  if (!number?.options) throw new Error('no options');
  const { options } = number;
  const counting = {
    ...number,
    options: (...given: Parameters<typeof options>) => [count++, options(...given)][1] as ReturnType<typeof options>,
  };
  const steps = Array.from({ length: changes }, (_, index) => `  - set: { score: ${index} }\n`).join('');
  const start = {
    'workspace.yml': 'title: T\n',
    'lists/sales.yml': 'lists: [todo]\nfields: { score: { type: number } }\n',
    'records/sales/todo/a.md': '---\ntitle: A\n---\n',
    ...filesOfRules({ a: `when: color-changed\ndo:\n${steps}` }),
  };
  const change = { 'records/sales/todo/a.md': '---\ntitle: A\ncolor: red\n---\n' };
  const { files } = runRules(start, [change], { fields: new Map(runContext.fields).set('number', counting) });
  expect(files['records/sales/todo/a.md']).toContain(`score: ${changes - 1}\n`);
  return count;
}

test('a board is read once for all that rules change', () => {
  const few = readings(2);
  expect(few).toBeGreaterThan(0);
  expect(readings(20)).toBe(few);
});
