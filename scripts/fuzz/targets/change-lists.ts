import assert from 'node:assert/strict';
import fc from 'fast-check';
import { z } from 'zod';
import { readTracker } from '../../engine/read/tracker.ts';
import { readChangeList } from '../../engine/write/change-schema.ts';
import type { Change } from '../../model/change.ts';
import type { Files } from '../../model/file.ts';
import { openMemory } from '../../store/memory.ts';
import { trial } from '../../story/trial.ts';
import { oddText, oddValue } from '../odd-text.ts';
import { fields, makeOn, treeOf } from '../odd-tracker.ts';
import type { FuzzTarget } from '../target.ts';

const evil = [
  '../../x',
  '..',
  '.',
  'a/b',
  'a\\b',
  '/etc/passwd',
  'C:x',
  '.git',
  '_comments',
  '_files/x',
  '%2e%2e',
  '．．',
  'con',
  'a\0b',
  'x'.repeat(300),
  '-x',
];
const part = fc.oneof(fc.constantFrom(...evil), oddText);
const board = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('sales', 'support') }, { weight: 1, arbitrary: part });
const slug = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('acme', 'globex', 'outage', 'broken', 'new') },
  { weight: 1, arbitrary: part },
);
const list = fc.oneof({ weight: 4, arbitrary: fc.constantFrom('open', 'won', 'todo', 'done', '') }, { weight: 1, arbitrary: part });
const record = fc.oneof({ weight: 6, arbitrary: fc.tuple(board, slug).map((parts) => parts.join('/')) }, { weight: 1, arbitrary: part });
const key = fc.oneof(
  fc.constantFrom('title', 'tags', 'due', 'deal_value', 'channels', 'aliases', 'repeat', 'parent', 'blocked_by', 'order'),
  part,
);
const texts = fc.array(oddText, { minLength: 1, maxLength: 3 });
const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 3 });
const to = fc.option(oddValue);

const change = fc.oneof(
  fc.record({ kind: fc.constant('set'), record, key, to, was: maybe(to) }),
  fc.record({ kind: fc.constantFrom('add', 'take'), record, key, values: texts }),
  fc.record({ kind: fc.constant('body'), record, to: oddText }),
  fc.record({
    kind: fc.constant('move'),
    record,
    list,
    board: maybe(board),
    before: maybe(slug),
    position: maybe(fc.constantFrom('top', 'bottom')),
  }),
  fc.record({ kind: fc.constant('rename'), record, slug }),
  fc.record({ kind: fc.constant('repeat'), record }),
  fc.record({
    kind: fc.constant('create'),
    board,
    list,
    slug: maybe(slug),
    title: oddText,
    body: maybe(oddText),
    template: maybe(part),
    values: maybe(fc.dictionary(key, oddValue, { maxKeys: 3 })),
  }),
  fc.record({ kind: fc.constant('remove'), record }),
  fc.record({ kind: fc.constant('comment'), record, text: oddText, author: maybe(part), at: maybe(part), reply_to: maybe(part) }),
  fc.record({ kind: fc.constant('edit-comment'), record, comment: fc.oneof(fc.constant('20260101T000000Z-ana'), part), text: oddText }),
  fc.record({
    kind: fc.constant('check-item'),
    record,
    text: fc.constantFrom('Call', 'Send'),
    heading: maybe(oddText),
    occurrence: maybe(fc.integer({ min: 1, max: 3 })),
    done: fc.boolean(),
  }),
  fc.record({
    kind: fc.constant('edit-item'),
    record,
    text: fc.constantFrom('Call', 'Send'),
    to: maybe(oddText),
    done: maybe(fc.boolean()),
  }),
  fc.record({ kind: fc.constant('attach'), record, name: part, content: fc.base64String() }),
  fc.record({ kind: fc.constant('press'), record, field: key }),
  fc.record({
    kind: fc.constant('configure'),
    file: fc.oneof(fc.constantFrom('lists/sales.yml', 'workspace.yml', 'automations/x.yml'), part),
    key,
    to,
  }),
  fc.record({ kind: fc.constant('restore'), record, from: part }),
);

/** The JSON of a change list: of the right shape, of another one, or with a part of its text exchanged. */
const json = fc.oneof(
  { weight: 6, arbitrary: fc.array(change, { maxLength: 5 }).map((changes) => JSON.stringify({ woad: 1, changes })) },
  { weight: 1, arbitrary: fc.json() },
  {
    weight: 1,
    arbitrary: fc
      .record({ woad: fc.constantFrom(1, 2), changes: fc.array(fc.oneof(change, fc.jsonValue())), base: maybe(part) })
      .map((each) => JSON.stringify(each)),
  },
  {
    weight: 1,
    arbitrary: fc
      .tuple(change, fc.nat(), fc.string())
      .map(([each, at, by]) => withPart(JSON.stringify({ woad: 1, changes: [each] }), at, by)),
  },
);

export default {
  summary: 'Any JSON as a change list: each change made or refused, no path outside, no file left that cannot be read.',
  runs: 400,
  property: fc.property(json, apply),
} satisfies FuzzTarget;

function apply(text: string): void {
  const read = readChangeList(text, z);
  if ('problems' in read) {
    assert.ok(read.problems.length > 0 && read.problems.every((each) => each.trim() !== ''));
    return;
  }
  const { changes } = read.list;
  const below = openMemory(trial);
  const { made, conflicts, edits, files, notes } = makeOn(below, changes as Change[]);
  const told = [...made, ...conflicts].map(({ index }) => index).sort((a, b) => a - b);
  assert.deepEqual(told, [...changes.keys()], 'each change is told once');
  for (const edit of edits) {
    for (const path of edit.kind === 'move' ? [edit.path, edit.to] : [edit.path]) {
      assert.match(path, changes.some(({ kind }) => kind === 'configure') ? /^(records|lists|automations|workspace)/ : /^records\//);
      assert.ok(
        path.split('/').every((each) => each !== '' && !/^\.\.?$|[\\\0]|^\.git$/i.test(each) && Buffer.byteLength(each) < 256),
        path,
      );
    }
  }
  const isConfigured = changes.some(({ kind }) => kind === 'configure');
  // a record that went to another board may be one that a reference may not name: that is said
  const said = notes.filter((note) => note.includes(', and it holds records of ')).length;
  if (!isConfigured) assert.ok(faultsOf(files) <= faultsOf(below) + said, 'no new fault of reading that is not told');
  const gone = changes.some(({ kind }) => kind === 'remove');
  if (!gone) assert.ok(Object.keys(treeOf(files)).length >= Object.keys(trial).length, 'no file is lost');
}

/** Errors of reading: what no sound change brings. */
function faultsOf(files: Files): number {
  return readTracker(files, { fields, zod: z }).diagnostics.filter(({ severity }) => severity === 'error').length;
}

function withPart(text: string, at: number, by: string): string {
  const from = at % (text.length + 1);
  return text.slice(0, from) + by + text.slice(from + 1);
}
