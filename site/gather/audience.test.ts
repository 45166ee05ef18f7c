import { expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import { readTracker } from '../../scripts/engine/read/tracker.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import { openMemory } from '../../scripts/store/memory.ts';
import { boardsFor } from './audience.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');

test.each([
  ['a field that can be read', 'contract: { type: file, private: true }', true],
  ['a private field whose options have a fault', 'contract: { type: file, private: true, acept: pdf }', false],
  ['a private field of a type that nobody knows', 'contract: { type: flie, private: true }', false],
  ['a field with a fault that says nothing of privacy', 'contract: { type: flie }', true],
])('a board with %s', (_, field, isShown) => {
  const files = openMemory({ 'workspace.yml': 'title: T\n', 'lists/sales.yml': `lists: [open]\nfields:\n  ${field}\n` });
  const tracker = readTracker(files, { fields, zod: z });
  const { shown, heldBack } = boardsFor('public', tracker);
  expect([shown.length, heldBack.length]).toEqual(isShown ? [1, 0] : [0, 1]);
  expect(boardsFor('members', tracker).shown).toHaveLength(1);
});
