import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import { describeDiagnostic } from '../../model/diagnostic.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import { openMemory } from '../../store/memory.ts';
import { readTracker } from './tracker.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const base = {
  'workspace.yml': 'title: T\npeople:\n  ana: { name: Ana }\n',
  'lists/a.yml': 'lists: [todo, { name: done, done: true }]\nfields:\n  size: { type: number }\n',
};

function read(files: { [path: string]: string | Uint8Array }) {
  const tracker = readTracker(openMemory({ ...base, ...files }), { fields, zod: z });
  return { tracker, found: tracker.diagnostics.map(describeDiagnostic) };
}

test('a sound tracker has nothing to say', () => {
  const { tracker, found } = read({
    'records/a/todo/one.md': '---\ntitle: 2026\nsize: 3\nassignees: ana\ndue: 2026-12-01\n---\nText\n',
    'records/a/_comments/one/20261120T101500Z-ana.md': 'Hello',
    'records/a/_files/one/x.txt': 'x',
  });
  expect(found).toEqual([]);
  const [record] = tracker.records;
  expect(record).toMatchObject({ board: 'a', list: 'todo', slug: 'one', title: '2026', body: 'Text\n' });
  expect(Object.fromEntries(record?.values ?? [])).toEqual({ title: '2026', size: 3, assignees: ['ana'], due: '2026-12-01' });
  expect(record?.places.get('due')).toEqual({ path: 'records/a/todo/one.md', line: 5, column: 6 });
  expect(record?.comments).toMatchObject([{ at: '2026-11-20T10:15:00Z', author: 'ana', text: 'Hello' }]);
  expect(record?.files).toEqual([{ path: 'records/a/_files/one/x.txt', name: 'x.txt', size: 1 }]);
});

test('every fault of one file is told, none hides another', () => {
  const { found, tracker } = read({ 'records/a/todo/one.md': '---\ntitle: One\ndue: 2026-02-30\ncolor: rd\nsize: many\n---\n' });
  expect(found).toEqual([
    'records/a/todo/one.md:3:6 due: 2026-02-30 is not a day of the calendar [field-value]',
    'records/a/todo/one.md:4:8 color: "rd" is not a colour; expected one of slate, red, orange, amber, green, teal, blue, violet, pink; did you mean "red"? [field-value]',
    expect.stringMatching(/^records\/a\/todo\/one\.md:5:7 size: .*"many".* \[field-value\]$/),
  ]);
  expect([...(tracker.records[0]?.problems.keys() ?? [])]).toEqual(['due', 'color', 'size']);
});

test.each([
  ['title: [', ':2:8 "[" is not closed; expected "]" behind it, or the whole value in quotes [frontmatter]'],
  ['title: One\nassignees: @ana', ':3:12 YAML refuses "@ana" without quotes; expected ana without "@" [frontmatter]'],
  ['title: One\ntitle: Two', ':3:1 the key "title" stands twice [frontmatter]'],
  ['title: a: b', ':2:8 a ": " stands inside a value; expected the value in quotes [frontmatter]'],
  ['__proto__: { polluted: true }', ':2:1 "__proto__" cannot be a key [frontmatter]'],
  ['title: &a x\nid: *a', ':2:11 anchors and aliases (& and *) are not read; write the value out, or put it in quotes [frontmatter]'],
  ['- one', ':2:1 expected keys and values, such as "title: Acme renewal" [frontmatter]'],
])('a record that cannot be read stays on its board: %j', (yaml, message) => {
  const { tracker, found } = read({ 'records/a/todo/one.md': `---\n${yaml}\n---\nText` });
  expect(found).toContain(`records/a/todo/one.md${message}`);
  expect(tracker.records).toHaveLength(1);
  expect(tracker.records[0]?.problems.get('')).toBeDefined();
  expect(tracker.records[0]?.body).toBe('Text');
  expect(({} as { polluted?: boolean }).polluted).toBeUndefined();
});

test('bytes that are no text are named, and the record stays', () => {
  const { tracker, found } = read({
    'records/a/todo/one.md': new Uint8Array([0x2d, 0xff, 0x80]),
    'records/a/todo/two.md': new Uint8Array([0xff, 0xfe, 0x2d, 0]),
  });
  expect(found).toEqual([
    'records/a/todo/one.md:1:1 the file is not UTF-8; expected UTF-8: save it so in the editor (Encoding: UTF-8) [encoding]',
    'records/a/todo/two.md:1:1 the file is UTF-16; expected UTF-8: save it so in the editor (Encoding: UTF-8) [encoding]',
  ]);
  expect(tracker.records).toHaveLength(2);
});

test('a file that is not read for its ending is told with a name that would be read', () => {
  const { found } = read({ 'lists/Tasks.yaml': 'lists: [a]', 'automations/When Won.yaml': 'x' });
  expect(found.filter((each) => each.includes('rename'))).toEqual([
    'automations/When Won.yaml:1:1 is not read; rename it to when-won.yml [stray]',
    'lists/Tasks.yaml:1:1 is not read; rename it to tasks.yml [stray]',
  ]);
});

test('what stands where nothing is read is told', () => {
  const { found } = read({
    'records/a/loose.md': 'x',
    'records/loose.md': 'x',
    'records/a/todo/picture.png': 'x',
    'records/a/_file/one/x': 'x',
    'records/a/todo/deep/one.md': 'x',
    'lists/b.yaml': 'title: B',
    'records/a/todo/.gitkeep': '',
  });
  expect(found).toEqual([
    'lists/b.yaml:1:1 is not read; rename it to b.yml [stray]',
    'records/a/_file:1:1 "_file" is not a folder of a board; expected one of _comments, _files, _templates; did you mean "_files"? [stray]',
    'records/a/loose.md:1:1 a file outside of any list; expected records/a/<list>/loose.md [stray]',
    'records/a/todo/deep:1:1 a folder among records; only files are read here [stray]',
    'records/a/todo/picture.png:1:1 warning: not a .md file; records are .md files, other files go to _files/<slug>/ [stray]',
    'records/loose.md:1:1 a file outside of any board; expected records/<board>/<list>/loose.md [stray]',
  ]);
});

test('a folder that no board describes is read as one, and told', () => {
  const { tracker, found } = read({ 'records/b/todo/one.md': '---\ntitle: One\n---\n' });
  expect(found).toEqual(['records/b:1:1 no lists/b.yml describes this board; did you mean "a"? [unknown-board]']);
  expect(tracker.boards.get('b')?.lists.map(({ name }) => name)).toEqual(['todo']);
  expect(tracker.records).toHaveLength(1);
  expect(read({ 'records/deals/todo/one.md': '---\ntitle: One\n---\n' }).found).toEqual([
    'records/deals:1:1 no lists/deals.yml describes this board; lists/a.yml has no records: where both are one board, give them one name [unknown-board]',
  ]);
});

test('a part of a board that does not fit is left out, the rest is read', () => {
  const { tracker, found } = read({
    'lists/a.yml':
      'title: A\ncolour: red\nlists: [todo, { name: done, done: yes }, todo]\nfields:\n  size: { type: numbr }\n  due: { type: date }\n  pri: { type: select, options: [low], max: 3 }\n',
  });
  expect(found).toEqual([
    'lists/a.yml:2:1 warning: "colour" is not a key here; did you mean "color"? [unknown-key]',
    'lists/a.yml:3:35 lists.done.done: expected true or false; found "yes" [board]',
    'lists/a.yml:3:42 the list "todo" stands twice [board]',
    'lists/a.yml:5:17 "numbr" is not a type of field; did you mean "number"? [board]',
    'lists/a.yml:6:8 "due" has a meaning of its own; expected another name for this field [board]',
    expect.stringContaining('"max" is not an option of select'),
  ]);
  expect(tracker.boards.get('a')?.lists.map(({ name }) => name)).toEqual(['todo', 'done']);
});

test('a newer format is refused with the version that reads it', () => {
  expect(read({ 'workspace.yml': 'format: 2' }).found).toEqual([
    'workspace.yml:1:1 the tracker is written in format 2; this version of woad reads format 1, a newer one is needed [workspace]',
  ]);
});

test('a format of any size is newer, and one that is no whole number is told', () => {
  const found = (format: string) => read({ 'workspace.yml': `format: ${format}` }).found.join();
  expect(found('99999999999999999999')).toBe(
    'workspace.yml:1:1 the tracker is written in format 99999999999999999999; this version of woad reads format 1, a newer one is needed [workspace]',
  );
  expect(found('1.5')).toBe('workspace.yml:1:1 format: expected a whole number; found "1.5" [workspace]');
  expect(found('0')).toContain('expected at least 1; found "0"');
  expect(found('1')).toBe('');
});

test('a language that stands twice is told and spoken once, and a title with nothing behind it is told in one sentence', () => {
  const { tracker, found } = read({ 'workspace.yml': 'title:\nlanguages:\n  - fr\n  - en\n  - fr\n' });
  expect(found).toEqual([
    'workspace.yml:1:1 title: expected text or a map; found nothing [workspace]',
    'workspace.yml:5:5 the language "fr" stands twice [workspace]',
  ]);
  expect(tracker.workspace.languages).toEqual(['fr', 'en']);
});

test('cards stand by order, then those without one by title', () => {
  const card = (title: string, order?: string) => `---\ntitle: ${title}\n${order ? `order: ${order}\n` : ''}---\n`;
  const { tracker } = read({
    'records/a/done/z.md': card('Z', 'a0'),
    'records/a/todo/c.md': card('C'),
    'records/a/todo/b.md': card('B'),
    'records/a/todo/d.md': card('D', 'a1'),
    'records/a/todo/e.md': card('E', 'Zz'),
  });
  expect(tracker.records.map(({ slug }) => slug)).toEqual(['e', 'd', 'b', 'c', 'z']);
});

test('marks of a merge conflict are told as such, once', () => {
  const { found } = read({ 'records/a/todo/one.md': '---\ntitle: One\n<<<<<<< HEAD\nsize: 1\n=======\nsize: 2\n>>>>>>> other\n---\n' });
  expect(found).toEqual([
    'records/a/todo/one.md:3:1 the marks of a merge conflict are left here; keep one side and remove the lines that begin with <<<<<<<, ======= and >>>>>>> [frontmatter]',
  ]);
});

test('a line without its colon is told in words', () => {
  expect(read({ 'records/a/todo/one.md': '---\ntitle One\nsize: 1\n---\n' }).found).toContain(
    'records/a/todo/one.md:2:1 "title One" is no key with a value; expected "key: value", with a blank behind the colon [frontmatter]',
  );
});

test('templates are read like records, but need no title', () => {
  const { found, tracker } = read({
    'records/a/_templates/sound.md': '---\nsize: 1\n---\n',
    'records/a/_templates/wrong.md': '---\nsize: many\n---\n',
  });
  expect(found).toEqual(['records/a/_templates/wrong.md:2:7 size: "many" is not a number [field-value]']);
  expect(tracker.templates.map(({ name }) => name)).toEqual(['sound', 'wrong']);
});

test('a board without lists says so once', () => {
  const { found } = read({ 'lists/a.yml': 'title: A\n', 'records/a/todo/one.md': '---\ntitle: One\n---\n' });
  expect(found).toEqual([
    'lists/a.yml:1:1 the board has no lists; expected "lists:" with at least one name, such as "lists: [todo, done]" [board]',
  ]);
});

test('an option that is neither of two things says both', () => {
  const { found } = read({
    'lists/a.yml': 'lists: [todo]\nfields:\n  wood: { type: select, options: [oak, { name: elm, color: brown }] }\n',
  });
  expect(found).toEqual([
    expect.stringMatching(/^lists\/a\.yml:3:\d+ wood: options\.1\.color: expected one of slate, .*; found "brown" \[board\]$/),
  ]);
});

test('a key of a rule that nobody knows is an error: the rule would run without what was meant', () => {
  const { found } = read({ 'automations/x.yml': 'when: { record-moved: {} }\niff: size > 1\ndo: [{ comment: Hi }]\n' });
  expect(found).toEqual(['automations/x.yml:2:1 "iff" is not a key of a rule; did you mean "if"? [rule]']);
});

test('a file where the folder of records should be is told', () => {
  expect(read({ records: 'x' }).found).toEqual(['records:1:1 a file; expected a folder with a folder for each board [stray]']);
});

test('what was told once as wrong is not told again as missing, and an item behind it is told itself', () => {
  const { found } = read({
    'workspace.yml': 'title: T\nviews: [{ view: 1 }, {}, { view: [] }, { view: table, boards: 1 }]\n',
    'automations/one.yml': 'when: record-created\ndo: [{}]\n',
  });
  expect(found).toEqual([
    'automations/one.yml:2:6 do: a step holds one action; found none [rule]',
    'workspace.yml:2:17 views.0.view: expected text; found "1" [workspace]',
    'workspace.yml:2:22 views.1.view: expected text; found nothing [workspace]',
    'workspace.yml:2:34 views.2.view: expected text; found a list [workspace]',
    'workspace.yml:2:63 views.3.boards: expected a list; found "1" [workspace]',
  ]);
});

test('a branch that git knows no name for is told at its place, with the nearest name, and is not used', () => {
  const { tracker, found } = read({ 'workspace.yml': 'title: T\nbranch: "a b"\n' });
  expect(found).toEqual(['workspace.yml:2:1 branch: "a b" is not a name that git takes for a branch; write a-b [workspace]']);
  expect(tracker.workspace.branch).toBeUndefined();
});

test('a sender and a person whose address is none are told at their place', () => {
  const { found } = read({
    'workspace.yml':
      'title: T\nemail:\n  from: Hartley Office\npeople:\n  ana: { name: Ana, email: ana@tidewater.example }\n  maria:\n    email: maria.hartley.example\n',
  });
  expect(found).toEqual([
    'workspace.yml:3:9 email.from: "Hartley Office" holds no e-mail address; expected tracker@example.org or Name <tracker@example.org> [workspace]',
    'workspace.yml:7:12 people.maria.email: "maria.hartley.example" is not one e-mail address such as ana@example.org [workspace]',
  ]);
});
