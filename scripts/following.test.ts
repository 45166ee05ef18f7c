import { expect, test } from 'vitest';
import { newTracker } from './workflow/place.ts';

const board = 'lists: [todo, doing]\ntags: { urgent: }\nfields: { nr: { type: number }, visit: { type: date } }\n';
const record = '---\ntitle: One\nnr: 1\nvisit: 2026-12-01\ntags: [urgent]\nassignees: [ana]\n---\nAsk @ana.\n';
const people = 'title: T\npeople: { ana: { name: Ana } }\n';
const large = `# ${'x'.repeat(300_000)}\n`;

async function check(files: { [path: string]: string }) {
  const place = newTracker({ 'automations/won.yml': 'when: record-created\nif: visit != ""\ndo: [{ set: { nr: 2 } }]\n', ...files });
  const { output } = await place.woad('check');
  const { output: json } = await place.woad('check', '--json');
  return { lines: output.trim().split('\n'), diagnostics: JSON.parse(json).diagnostics };
}

test.each([
  ['too large to be read', `${board}${large}`, /^lists\/calls\.yml:1:1 294 KiB of YAML; at most 256 KiB are read \[yaml\]$/],
  ['a conflict of a merge', `<<<<<<< a\n${board}=======\n>>>>>>> b\n`, /^lists\/calls\.yml:1:1 the marks of a merge conflict/],
])('a board of which nothing is read is told once: %s', async (_, text, fault) => {
  const { lines } = await check({
    'workspace.yml': people,
    'lists/sales.yml': board,
    'lists/calls.yml': text,
    'records/calls/todo/one.md': record,
    'records/calls/todo/two.md': record,
  });
  expect(lines).toEqual([
    expect.stringMatching(fault),
    expect.stringMatching(
      /^lists\/calls\.yml:1:1 6 more follow from this; the first is: records\/calls\/todo\/one\.md:3 "nr" is not a field of calls/,
    ),
  ]);
});

test('people of a workspace that is not read are told once', async () => {
  const { lines } = await check({
    'workspace.yml': `${people}${large}`,
    'lists/sales.yml': board,
    'records/sales/todo/one.md': record,
    'records/sales/todo/two.md': record,
  });
  expect(lines).toEqual([
    'workspace.yml:1:1 294 KiB of YAML; at most 256 KiB are read [yaml]',
    'workspace.yml:1:1 2 more follow from this; the first is: records/sales/todo/one.md:6 "ana" is not a person or team of the workspace [unknown-person]',
  ]);
});

test('what a fault says is not there is told as data, wherever it is said', async () => {
  const { diagnostics } = await check({
    'workspace.yml': `${people}email: { allow: [field:sales.mial] }\nviews: [{ view: table, columns: [nn] }]\n`,
    'lists/sales.yml': `lists: [todo, doing]
tags: { urgent: }
fields:
  nr: { type: number }
  visit: { type: date }
  sum: { type: rollup, reference: parent, field: amount, function: sum, where: list == "here" }
views:
  - { view: table, where: visti == "2026-12-01" }
  - { view: table, where: '"lost" in tags' }
  - { view: dashboard, charts: [{ type: bar, by: zzzz, where: zzz == 1 }] }
`,
    'records/sales/todo/one.md': record
      .replace('nr: 1', 'cost: 1')
      .replace('[urgent]', '[zzzzzz]')
      .replace('[ana]', '[zoe]')
      .replace('@ana', '@anna'),
    'records/sales/elsewhere/two.md': '---\ntitle: Two\n---\n',
    'automations/won.yml':
      'when: record-created\nif: list == "gone"\ndo:\n  - set: { cost: 2 }\n  - move: nowhere\n  - notify: { to: [bob], text: "{{ costs }}" }\n',
  });
  type Shown = { path: string; line: number; about?: { part: string; name: string; board?: string; near?: string } };
  const told = (diagnostics as Shown[]).map(({ path, line, about }) =>
    [`${path}:${line}`, about?.part, about?.name, about?.board, about?.near].join(' ').trim(),
  );
  expect(told).toEqual([
    'automations/won.yml:2 lists gone sales',
    'automations/won.yml:4 fields cost sales',
    'automations/won.yml:5 lists nowhere sales',
    'automations/won.yml:6 people bob',
    'automations/won.yml:6 fields costs',
    'lists/sales.yml:6 fields amount sales',
    'lists/sales.yml:6 lists here sales',
    'lists/sales.yml:8 fields visti  visit',
    'lists/sales.yml:9 tags lost sales',
    'lists/sales.yml:10 fields zzzz',
    'lists/sales.yml:10 fields zzz',
    'records/sales/elsewhere/two.md:1 lists elsewhere sales',
    'records/sales/todo/one.md:3 fields cost sales',
    'records/sales/todo/one.md:5 tags zzzzzz sales',
    'records/sales/todo/one.md:6 people zoe',
    'records/sales/todo/one.md:8 people anna  ana',
    'workspace.yml:3 fields mial sales',
    'workspace.yml:4 fields nn sales nr',
  ]);
});
