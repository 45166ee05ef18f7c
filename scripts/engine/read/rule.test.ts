import { expect, test } from 'vitest';
import { readRule } from './rule.ts';

const told = (steps: number): string[] => {
  const text = `when: record-moved\ndo:\n${'  - comment: Hi.\n'.repeat(steps)}`;
  return readRule({ path: 'automations/a.yml', text }).diagnostics.map(({ place, message }) => `${place.line}:${place.column} ${message}`);
};

test('a rule has at most fifty steps, and the first beyond is where the fault stands', () => {
  expect(told(50)).toEqual([]);
  expect(told(3000)).toEqual(['53:5 do: the rule has 3000 steps; expected at most 50, and the others in another rule']);
});

test.each([
  ['{ en: Won, es: Ganado }', { en: 'Won', es: 'Ganado' }, []],
  ['Won', 'Won', []],
  ['{}', 'won', ['name: expected text, or texts by language, such as { en: Won, es: Ganado }']],
  ['{ en: [Won] }', 'won', ['name: expected text, or texts by language, such as { en: Won, es: Ganado }']],
  ['[Won]', 'won', ['name: expected text, or texts by language, such as { en: Won, es: Ganado }']],
])('a rule that is called %s', (name, title, problems) => {
  const text = `name: ${name}\nwhen: { record-moved: {} }\ndo: [{ comment: Hi }]\n`;
  const { rule, diagnostics } = readRule({ path: 'automations/won.yml', text });
  expect([rule?.title, diagnostics.map(({ message }) => message)]).toEqual([title, problems]);
});
