import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import { listOf } from '../../scripts/engine/query/facts.ts';
import { sortRecords } from '../../scripts/engine/query/sort.ts';
import { readTracker } from '../../scripts/engine/read/tracker.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import { openMemory } from '../../scripts/store/memory.ts';
import { inListOrder } from './site.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');

test.each(['salary', '-salary'])('a list ordered by %s tells its order to nobody who must not see that key', (sort) => {
  const files = Object.fromEntries(
    [3, 1, 2].map((salary, index) => [`records/hiring/open/${'abc'[index]}.md`, `---\ntitle: ${'abc'[index]}\nsalary: ${salary}\n---\n`]),
  );
  const board = `lists: [{ name: open, sort: ${sort} }]\nfields: { salary: { type: number, private: true } }\n`;
  const tracker = readTracker(openMemory({ 'workspace.yml': 'title: T\n', 'lists/hiring.yml': board, ...files }), { fields, zod: z });
  const order = (secret: string[]) =>
    inListOrder(tracker.records, new Map([['hiring', { secret: new Set(secret) }]]), { tracker, fields, listOf, sortRecords })
      .map(({ slug }) => slug)
      .join('');
  expect([order([]), order(['salary'])]).toEqual([sort === 'salary' ? 'bca' : 'acb', 'abc']);
});
