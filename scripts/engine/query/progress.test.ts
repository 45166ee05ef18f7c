import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import { openMemory } from '../../store/memory.ts';
import { readTracker } from '../read/tracker.ts';
import { indexRecords } from './facts.ts';
import { childrenOf, progressOfParents } from './progress.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');

test('children count once, done by their list or their own word, archived ones too, from any board and under an earlier name', () => {
  const child = (parent: string, more = '') => `---\ntitle: Child\nparent: ${parent}\n${more}---\n`;
  const tracker = readTracker(
    openMemory({
      'workspace.yml': 'title: T\n',
      'lists/a.yml': 'lists: [todo, { name: done, done: true }]\n',
      'lists/b.yml': 'lists: [new]\n',
      'records/a/todo/whole.md': '---\ntitle: Whole\naliases: [former]\n---\n',
      'records/a/todo/one.md': child('whole'),
      'records/a/done/two.md': child('former'),
      'records/a/done/three.md': child('whole', 'archived: 2026-01-01\n'),
      'records/a/done/four.md': child('whole', 'done: false\n'),
      'records/b/new/five.md': child('a/whole', 'done: true\n'),
      'records/b/new/six.md': child('whole'),
      'records/b/new/self.md': child('self'),
    }),
    { fields, zod: z },
  );
  const index = indexRecords(tracker);
  expect([...progressOfParents(tracker, index)]).toEqual([['a/whole', { done: 3, total: 5 }]]);
  const [whole, one] = ['a/whole', 'a/one'].map((name) => index.get(name));
  expect(whole && childrenOf(whole, tracker, index)).toHaveLength(5);
  expect(one && childrenOf(one, tracker, index)).toEqual([]);
});
