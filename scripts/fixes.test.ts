import { chmodSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { describeFix } from './engine/fix/describe.ts';
import { findFaults } from './faults.ts';
import { mendTracker } from './fixes.ts';
import { describeDiagnostic } from './model/diagnostic.ts';
import { commitOn, writeFiles } from './story/dated-folder.ts';
import { openTracker } from './workspace.ts';

const now = new Date('2026-11-21T12:00:00Z');
let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'woad-fixes-'));
  write({
    'workspace.yml': 'title: T\npeople: { ana: { name: Ana García, email: ana@tidewater.example }, luis: {} }\n',
    'lists/a.yml':
      'lists: [todo, { name: closed, locked: true }]\ntags: { urgent: {}, big-deal: { title: Big one } }\nfields:\n  n: { type: unique_id }\n  who: { type: person, many: true }\n  stage: { type: select, options: [low, high] }\n',
  });
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (files: { [path: string]: string }) => writeFiles(root, files);
const commit = (day: string) => commitOn(root, day);

async function mend(): Promise<string[]> {
  const { mended } = await mendTracker(root, now, { dry: false, isMeant: () => true });
  return mended.map(({ fix }) => describeFix(fix));
}

async function faults(since?: string): Promise<string[]> {
  return (await findFaults(await openTracker(root, now), { since })).map(describeDiagnostic);
}

/** Every file below the tracker but those of git and the cache, one character a byte. */
function snapshot(): Map<string, string> {
  const files = readdirSync(root, { withFileTypes: true, recursive: true }).filter((entry) => entry.isFile());
  const paths = files.map(({ parentPath, name }) => join(parentPath, name).slice(root.length + 1)).sort();
  return new Map(paths.filter((path) => !/^\.(git|cache)\//.test(path)).map((path) => [path, readFileSync(join(root, path), 'latin1')]));
}

describe('what git knows', () => {
  test('of two records with one number the one that came later gets the next', async () => {
    write({ 'records/a/todo/second.md': '---\ntitle: B\nn: 0007 # first in time\n---\n' });
    commit('2026-01-01');
    write({
      'records/a/todo/first.md': '---\ntitle: A\nn: 0007 # later\n---\n',
      'records/a/todo/third.md': '---\ntitle: C\nn: 0007\n---\n',
    });
    commit('2026-01-02');
    expect(await mend()).toEqual(['a/first: n is now 0008', 'a/third: n is now 0009']);
    expect(readFileSync(join(root, 'records/a/todo/first.md'), 'utf8')).toBe('---\ntitle: A\nn: "0008" # later\n---\n');
    expect(readFileSync(join(root, 'records/a/todo/second.md'), 'utf8')).toContain('n: 0007 # first in time');
    expect(await faults()).toEqual([]);
  });

  test('numbers that came with one commit, or in no repository, are not mended: nobody knows which is the first', async () => {
    write({ 'records/a/todo/one.md': '---\ntitle: A\nn: 0007\n---\n', 'records/a/todo/two.md': '---\ntitle: B\nn: 0007\n---\n' });
    expect(await mend()).toEqual([]);
    commit('2026-01-01');
    expect(await mend()).toEqual([]);
    expect(await faults()).toHaveLength(2);
  });

  test('a record that is a program becomes a plain file; an attachment may be one', async () => {
    write({ 'records/a/todo/one.md': '---\ntitle: A\n---\n', 'records/a/_files/one/run.sh': 'echo' });
    for (const path of ['records/a/todo/one.md', 'records/a/_files/one/run.sh']) chmodSync(join(root, path), 0o755);
    commit('2026-01-01');
    expect(await faults()).toEqual([expect.stringMatching(/^records\/a\/todo\/one\.md:1:1 warning: the file is marked as a program/)]);
    expect(await mend()).toEqual(['records/a/todo/one.md: is no program any more']);
    expect(statSync(join(root, 'records/a/todo/one.md')).mode & 0o111).toBe(0);
    expect(statSync(join(root, 'records/a/_files/one/run.sh')).mode & 0o111).not.toBe(0);
    expect(await faults()).toEqual([]);
  });

  test('what came into a locked list or left it since a commit is told', async () => {
    write({ 'records/a/closed/old.md': '---\ntitle: A\n---\n', 'records/a/todo/new.md': '---\ntitle: B\n---\n' });
    commit('2026-01-01');
    renameSync(join(root, 'records/a/closed/old.md'), join(root, 'records/a/todo/old.md'));
    renameSync(join(root, 'records/a/todo/new.md'), join(root, 'records/a/closed/new.md'));
    expect(await faults()).toEqual([]);
    expect(await faults('HEAD')).toEqual([
      'lists/a.yml:1:15 closed is locked, and old left it [locked]',
      'records/a/closed/new.md:1:1 closed is locked, and new came into it [locked]',
    ]);
  });

  test('a comment that came since a commit under another name than its author has in git is told', async () => {
    write({ 'records/a/todo/one.md': '---\ntitle: A\n---\n', 'records/a/_comments/one/20260101T000000Z-luis.md': 'Old.' });
    commit('2026-01-01');
    write({ 'records/a/_comments/one/20260102T000000Z-luis.md': 'New.', 'records/a/_comments/one/20260102T000001Z-ana.md': 'New.' });
    commit('2026-01-02');
    expect(await faults()).toEqual([]);
    expect(await faults('HEAD~1')).toEqual([
      expect.stringMatching(
        /^records\/a\/_comments\/one\/20260102T000000Z-luis\.md:1:1 warning: the file says that luis wrote this, git that ana did/,
      ),
    ]);
  });

  test('a record that was renamed twice by hand is followed; one that was deleted is not', async () => {
    write({
      'records/a/todo/one.md': '---\ntitle: A\nid: 7\n---\n',
      'records/a/todo/gone.md': '---\ntitle: Gone\n---\n',
      'records/a/todo/other.md': '---\ntitle: Other\n---\n[[one]] and [[gone]]\n',
    });
    commit('2026-01-01');
    rmSync(join(root, 'records/a/todo/one.md'));
    write({ 'records/a/todo/two.md': '---\ntitle: Another title\nid: 7\n---\nAnd another text.\n' });
    commit('2026-01-02');
    rmSync(join(root, 'records/a/todo/two.md'));
    rmSync(join(root, 'records/a/todo/gone.md'));
    write({ 'records/a/closed/three.md': '---\ntitle: A third\nid: 7\n---\n', 'records/a/todo/new.md': '---\ntitle: New\n---\n' });
    commit('2026-01-03');
    await mend();
    expect(readFileSync(join(root, 'records/a/todo/other.md'), 'utf8')).toContain('[[three]] and [[gone]]');
    expect(await faults()).toEqual(['records/a/todo/other.md:4:15 warning: [[gone]] leads to no record [broken-link]']);
  });
});

test('a template is looked at as a record is', async () => {
  write({
    'records/a/_templates/call.md':
      '---\nassignees: anna\ntags: urgnt\nblocked_by: nothing\ncolour: red\n---\n- [ ] @luiz (due 2026-02-30) [[nowhere]]\n',
  });
  expect(await faults()).toEqual([
    'records/a/_templates/call.md:2:12 "anna" is not a person or team of the workspace; did you mean "ana"? [unknown-person]',
    'records/a/_templates/call.md:3:7 "urgnt" is not a tag of a; did you mean "urgent"? [unknown-tag]',
    'records/a/_templates/call.md:4:13 there is no record a/nothing [unknown-reference]',
    'records/a/_templates/call.md:5:1 warning: "colour" is not a field of a; did you mean "color"? [unknown-key]',
    'records/a/_templates/call.md:7:7 warning: @luiz is not a person or team of the workspace; did you mean "luis"? [unknown-mention]',
    'records/a/_templates/call.md:7:18 warning: due 2026-02-30: expected a day such as 2026-12-01 [dates]',
    'records/a/_templates/call.md:7:30 warning: [[nowhere]] leads to no record [broken-link]',
  ]);
});

const names = fc.constantFrom('urgent', 'Urgent', 'URGENT', 'big-deal', 'Big one', 'urgnt', '"big_deal"');
const people = fc.constantFrom('ana', 'Ana', '@ana', '"@Luis"', 'Ana García', 'nobody');
const listOf = (items: fc.Arbitrary<string>, key: string) =>
  fc.tuple(fc.array(items, { minLength: 1, maxLength: 4 }), fc.boolean(), fc.boolean()).map(([values, isFlow, isNoted]) => {
    if (isFlow) return `${key}: [${values.join(', ')}] # note`;
    return `${key}: # note\n${values.map((value) => `  - ${value}${isNoted ? ' # note' : ''}`).join('\n')}`;
  });
const line = fc.oneof(
  listOf(names, 'tags'),
  listOf(people, 'assignees'),
  listOf(people, 'who'),
  fc.constantFrom(
    'stage: High # note',
    'stage: high',
    'stage: hihg',
    'due: 2026-02-30',
    'colour: red # note',
    'n: 0001',
    'aliases: [old] # note',
  ),
);
const text = fc.constantFrom(
  'Ask @Ana note',
  'See [[old]] note',
  '- [ ] note @LUIS (due 2026-13-01)',
  '`@Ana` note',
  '<<<<<<< note',
  '[x](../_files/old/x.txt) note',
);
const record = fc.record({
  keys: fc.uniqueArray(line, { maxLength: 4, selector: (each) => each.split(':')[0] }),
  body: fc.array(text, { maxLength: 4 }),
  ends: fc.array(fc.constantFrom('\n', '\r\n'), { minLength: 1, maxLength: 3 }),
  list: fc.constantFrom('todo', 'Todo', 'closed', 'elsewhere'),
});

test('whatever is broken: no error more, no note less, and a second time there is nothing to do', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { minLength: 1, maxLength: 3 }), fc.boolean(), async (records, hasOrphan) => {
      rmSync(join(root, 'records'), { recursive: true, force: true });
      for (const [number, { keys, body, ends, list }] of records.entries()) {
        const lines = ['---', `title: R${number}`, ...keys.flatMap((each) => each.split('\n')), '---', ...body];
        write({ [`records/a/${list}/r${number}.md`]: lines.map((each, index) => each + ends[index % ends.length]).join('') });
      }
      if (hasOrphan)
        write({
          'records/a/_files/old/x.txt': 'note',
          'records/a/_comments/old/20261120T101500Z-ana.md': 'note ![x](../../_files/old/x.txt)\n',
        });
      const before = snapshot();
      const first = await findFaults(await openTracker(root, now));
      const unread = new Set(first.flatMap(({ check, place }) => (check === 'frontmatter' ? [place.path] : [])));
      const isSeen = (path: string) => ![...unread].some((each) => each.endsWith(path.slice(path.lastIndexOf('/'))));
      const errors = (all: typeof first) => all.filter(({ severity, place }) => severity === 'error' && isSeen(place.path)).length;
      const { left } = await mendTracker(root, now, { dry: false, isMeant: () => true });
      const after = snapshot();
      expect(errors(left)).toBeLessThanOrEqual(errors(first));
      expect(notesIn(after)).toBe(notesIn(before));
      expect(after.size).toBe(before.size);
      expect(await mend()).toEqual([]);
      expect(snapshot()).toEqual(after);
      expect((await faults()).length).toBe(left.length);
    }),
    { numRuns: 15 },
  );
});

function notesIn(files: Map<string, string>): number {
  return [...files.values()].join('').split('note').length;
}
