import { expect, test } from 'vitest';
import type { RuleWord } from '../data-rules.ts';
import { canary, gather } from '../tests/gathering.ts';

const files = {
  'workspace.yml': 'title: T\npeople: { ana: { name: Ana García } }\n',
  'lists/sales.yml': `title: Sales
lists: [open, { name: closed-won, title: { en: Won, fr: Gagnées } }]
tags: { hot: { title: { en: Hot, fr: Chaud } } }
fields:
  stage: { type: select, title: Stage, options: [{ name: won, title: { en: It is won, fr: C’est gagné } }, lost] }
  kinds: { type: multiselect, title: Kinds, options: [{ name: a, title: Kind A }] }
  agent: { type: person, title: Agent }
  agreed: { type: checkbox, title: Agreed }
  code: { type: text, title: Code }
  secret: { type: select, private: true, options: [{ name: x, title: ${canary} }] }
`,
};
const name = (text: unknown) => ({ as: 'name', text });
const won = name({ en: 'It is won', fr: 'C’est gagné' });

/** The condition of a rule in words. */
function asks(condition: string): RuleWord | undefined {
  const rule = `when: { record-moved: { board: sales } }\nif: ${JSON.stringify(condition)}\ndo: [reopen]\n`;
  return gather({ rules: { rule }, files }).rules[0]?.conditions[0]?.asks;
}

test.each([
  ['stage == "won"', { key: name('Stage'), sign: '==', value: won }],
  ['stage != "lost"', { sign: '!=', value: name('Lost') }],
  ['agent == "ana"', { value: name('Ana García') }],
  ['agreed == true', { value: { as: 'answer', yes: true } }],
  ['done', { key: { as: 'key', key: 'done' }, sign: '==', value: { as: 'answer', yes: true } }],
  ['blocked', { key: { as: 'key', key: 'blocked' }, sign: '==', value: { as: 'answer', yes: true } }],
  ['!agreed', { key: name('Agreed'), sign: '==', value: { as: 'answer', yes: false } }],
  ['"a" in kinds', { key: name('Kinds'), sign: 'in', value: name('Kind A') }],
  ['"hot" in tags', { key: { as: 'key', key: 'tags' }, sign: 'in', value: name({ en: 'Hot', fr: 'Chaud' }) }],
  ['"ana" in assignees', { key: { as: 'key', key: 'assignees' }, value: name('Ana García') }],
  ['list in ["open", "closed-won"]', { sign: '==', value: { as: 'any', of: [name('Open'), name({ en: 'Won', fr: 'Gagnées' })] } }],
  ['code == "won"', { value: { as: 'quote', text: 'won' } }],
])('%s is told with the titles of what it names', (condition, told) => {
  expect(asks(condition)).toMatchObject({ as: 'comparison', ...told });
});

test.each([
  'stage in ["won", "nothing"]',
  'nothing',
  'stage == "won" && lower(code) == "x"',
  'lower(stage) == "won"',
  'tags.exists(tag, tag == "hot")',
  'due < addDays(today(), amount)',
  'stage == vars.STAGE || done',
])('%s stays code', (condition) => {
  expect(asks(condition)).toEqual({ as: 'code', code: condition });
});

const is = (key: unknown, sign: string, value: unknown) => ({ as: 'comparison', key, sign, value });
const yes = { as: 'answer', yes: true };
const no = { as: 'answer', yes: false };
const key = (each: string) => ({ as: 'key', key: each });

test.each<[string, unknown]>([
  ['stage == "won" && done', { as: 'all', of: [is(name('Stage'), '==', won), is(key('done'), '==', yes)] }],
  ['late || (agreed && has(due))', { as: 'any', of: [{ key: key('late') }, { as: 'all', of: [{ value: yes }, { sign: 'set' }] }] }],
  ['!(stage == "won")', is(name('Stage'), '!=', won)],
  ['!("hot" in tags)', { sign: 'not_in' }],
  ['!has(due)', { key: key('due'), sign: 'unset' }],
  ['!late', is(key('late'), '==', no)],
  ['!(late || done)', { as: 'not', of: { as: 'any', of: [{ key: key('late') }, { key: key('done') }] } }],
  ['due <= addDays(today(), 7)', is(key('due'), 'until', { as: 'shifted', day: { as: 'today' }, days: 7 })],
  ['!(due < "2026-12-01")', is(key('due'), 'from', { as: 'day', day: '2026-12-01' })],
  ['2 <= days(created, today())', is({ as: 'span', from: key('created'), to: { as: 'today' } }, '>=', { as: 'days', count: 2 })],
  ['size(tags) > 1', is({ as: 'count', of: key('tags') }, '>', { as: 'number', number: 1 })],
  ['previous.stage != "won"', is({ as: 'before', of: name('Stage') }, '!=', won)],
  ['record.code.startsWith("A")', is(name('Code'), 'starts', { as: 'quote', text: 'A' })],
  ['actor in assignees', is(key('assignees'), 'in', { as: 'actor' })],
])('%s is told by its operators', (condition, told) => {
  expect(asks(condition)).toMatchObject(told as object);
});

test('of a condition with a private field nothing is told, whatever stands beside it', () => {
  expect(asks('done && (late || secret == "x")')).toEqual({ as: 'hidden' });
});

test('triggers and steps call options by their titles, expressions stay as they are, and of a private field nothing is told', () => {
  const rule = `when:
  - field-changed: { board: sales, field: stage, from: lost, to: won }
  - record-created: { board: sales, where: stage == "won" }
do: [{ set: { stage: won, kinds: [a], agreed: false, code: "{{ title }}", agent: ana } }]
`;
  const hidden = 'when: { field-changed: { board: sales, field: secret, to: x } }\ndo: [{ set: { secret: x } }]\n';
  const { rules } = gather({ rules: { rule, hidden }, files });
  const told = rules.find((each) => each.name === 'rule');
  expect(told?.when).toMatchObject([
    { slots: { from: [name('Lost')], to: [won] } },
    { slots: { where: [{ as: 'comparison', value: won }] } },
  ]);
  expect(told?.steps[0]?.phrases.map(({ slots }) => slots['value'])).toEqual([
    [won],
    [name('Kind A')],
    [{ as: 'answer', yes: false }],
    [{ as: 'code', code: 'title' }],
    [name('Ana García')],
  ]);
  expect(JSON.stringify(rules)).not.toContain(canary);
});
