import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeTree } from '../story/file-tree.ts';
import { woadIn } from '../story/woad.ts';
import { newFolder } from '../workflow/place.ts';

const record =
  '---\ntitle: Acme # the big one\n---\r\n- [ ] Call\n\n## Before\n* [ ]  Send the *draft* @ana\n- [x] Call\n- [ ] 12\n- [ ] Call\n';

async function begin() {
  const folder = newFolder();
  writeTree(
    folder,
    new Map([
      ['workspace.yml', 'people: { ana: { name: Ana } }\n'],
      ['lists/a.yml', 'lists: [todo]\n'],
      ['records/a/todo/acme.md', record],
      ['records/a/todo/bare.md', '---\ntitle: Bare\n---\n'],
      ['records/a/todo/long.md', `---\ntitle: Long\n---\n${'- [ ] Call\n'.repeat(300)}`],
    ]),
  );
  const woad = (...args: string[]) => woadIn(folder, args);
  return { woad, text: () => readFileSync(join(folder, 'records/a/todo/acme.md'), 'utf8') };
}

test.each([
  [['tick', 'a/acme', '2'], record.replace('[ ]  Send', '[x]  Send')],
  [['tick', 'a/acme', 'SEND the'], record.replace('[ ]  Send', '[x]  Send')],
  [['tick', 'a/acme', '5', '1'], record.replace('- [ ] Call', '- [x] Call').replace('[ ] Call\n', '[x] Call\n')],
  [['tick', 'a/acme', '12'], record.replace('[ ] 12', '[x] 12')],
  [['untick', 'a/acme', '3'], record.replace('[x] Call', '[ ] Call')],
  [['tick', 'a/acme', '3'], record],
])('%j changes the one character in its box', async (args, text) => {
  const tracker = await begin();
  expect(await tracker.woad(...args)).toMatchObject({ code: 0, err: '' });
  expect(tracker.text()).toBe(text);
});

test('without an item, all are shown with the numbers they have', async () => {
  const { woad, text } = await begin();
  expect((await woad('tick', 'a/acme')).out.split('\n').map((line) => line.replace(/ +/g, ' ').trim())).toEqual([
    '1 - Call',
    '2 - Before: Send the *draft* @ana',
    '3 x Before: Call',
    '4 - Before: 12',
    '5 - Before: Call (2)',
    '',
  ]);
  expect(text()).toBe(record);
});

test.each([
  [['a/acme', 'call'], '"call" stands in several items of a/acme; say a number: 1 (Call), 3 (Before: Call), 5 (Before: Call (2))'],
  [['a/acme', 'Cal1'], 'a/acme has no item "Cal1"; did you mean "Call"?'],
  [['a/acme', 'Cal1'], '? It is 1 (Call), 3 (Before: Call), 5 (Before: Call (2)): say a number'],
  [['a/acme', 'darft'], 'a/acme has no item "darft"; did you mean "draft"? It is 2 (Before: Send the *draft* @ana)'],
  [['a/acme', 'snd the darft'], 'did you mean "Send the draft"? It is 2 (Before: Send the *draft* @ana)'],
  [['a/long', 'call'], 'say a number: 1 (Call), 2 (Call (2)), 3 (Call (3)), 4 (Call (4)), 5 (Call (5)) and 295 more\n'],
  [['a/acme', 'a'], 'stands in several items of a/acme'],
  [['a/acme', '7'], 'a/acme has no item "7"; it has 5: woad tick a/acme shows them'],
  [['a/acme', ''], 'a/acme has no item ""; it has 5'],
  [['a/bare', '1'], 'a/bare has no checklist'],
  [['a/acmee', '1'], 'there is no record a/acmee; did you mean "acme"?'],
  [['a/acme', '2', 'nothing'], 'a/acme has no item "nothing"'],
])('%j is told, and nothing is written', async (args, problem) => {
  const { woad, text } = await begin();
  const { code, err } = await woad('tick', ...args);
  expect([code, err]).toEqual([2, expect.stringContaining(problem)]);
  expect(text()).toBe(record);
});
