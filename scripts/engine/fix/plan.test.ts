import { expect, test } from 'vitest';
import { z } from 'zod';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { Files } from '../../model/file.ts';
import { openMemory } from '../../store/memory.ts';
import { planFixes } from './plan.ts';

const context = { fields: new Map(), zod: z, now: '2026-11-21T12:00', utc: '2026-11-21T12:00:00Z', random: () => 0 };
const carry = (from: string, to: string): Diagnostic => ({
  place: { path: 'records', line: 1, column: 1 },
  check: 'renamed',
  message: '',
  severity: 'warning',
  fix: { mend: 'carry', from, to },
});
const record = (body: string): string => `---\ntitle: T\n---\n${body}`;

function texts(contents: { [path: string]: string }, faults: Diagnostic[]): { [path: string]: string } {
  const { edits } = planFixes(
    openMemory({ 'lists/a.yml': 'lists: [todo]\n', 'lists/b.yml': 'lists: [todo]\n', ...contents }),
    faults,
    context,
  );
  return Object.fromEntries(edits.flatMap((edit) => (edit.kind === 'write' ? [[edit.path, edit.text]] : [])));
}

test('so many names are carried with so many reads as one, but for those of the records themselves', () => {
  const slugs = Array.from({ length: 100 }, (_, number) => `new-${number}`);
  const memory = openMemory({
    'lists/a.yml': 'lists: [todo]\n',
    ...Object.fromEntries(slugs.map((slug, number) => [`records/a/todo/${slug}.md`, record(`[[old-${(number * 7) % 100}]]\n`)])),
  });
  let reads = 0;
  const counted: Files = {
    ...memory,
    read: (path) => {
      reads++;
      return memory.read(path);
    },
  };
  const { mended, edits } = planFixes(
    counted,
    slugs.map((slug) => carry(`a/${slug.replace('new', 'old')}`, `a/${slug}`)),
    context,
  );
  expect(mended).toHaveLength(100);
  expect(edits).toContainEqual({
    kind: 'write',
    path: 'records/a/todo/new-3.md',
    text: '---\ntitle: T\naliases:\n  - old-3\n---\n[[new-21]]\n',
  });
  expect(reads).toBeLessThan(500);
});

test('records that went to another board together lead to each other as before', () => {
  const one = record('[[two]] [[a/two]] [[stays]] [it](../todo/two.md) [[left#part]]\n');
  const faults = [carry('a/one', 'b/one'), carry('a/two', 'b/second'), carry('a/left', 'a/kept')];
  const contents = {
    'records/b/todo/one.md': one,
    'records/b/todo/second.md': record(''),
    'records/a/todo/kept.md': record('[[one]]\n'),
    'records/a/todo/stays.md': record(''),
  };
  expect(texts(contents, faults)).toEqual({
    'records/b/todo/one.md': '---\ntitle: T\naliases:\n  - a/one\n---\n[[second]] [[second]] [[a/stays]] [it](second.md) [[a/kept#part]]\n',
    'records/b/todo/second.md': '---\ntitle: T\naliases:\n  - a/two\n---\n',
    'records/a/todo/kept.md': '---\ntitle: T\naliases:\n  - left\n---\n[[b/one]]\n',
  });
});

test('one record that had two names before keeps both', () => {
  const contents = { 'records/a/todo/third.md': record('[[first]]\n'), 'records/a/todo/other.md': record('[[first]] [[second]]\n') };
  expect(texts(contents, [carry('a/first', 'a/third'), carry('a/second', 'a/third')])).toEqual({
    'records/a/todo/third.md': '---\ntitle: T\naliases:\n  - first\n  - second\n---\n[[third]]\n',
    'records/a/todo/other.md': record('[[third]] [[third]]\n'),
  });
});
