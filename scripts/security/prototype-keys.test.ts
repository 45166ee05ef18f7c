import { afterEach, expect, test } from 'vitest';
import { z } from 'zod';
import { readTracker } from '../engine/read/tracker.ts';
import { readChangeList } from '../engine/write/change-schema.ts';
import { fields, makeOn } from '../fuzz/odd-tracker.ts';
import { openMemory } from '../store/memory.ts';
import { trial } from '../story/trial.ts';

const keys = ['__proto__', 'constructor', 'prototype'];

afterEach(() => {
  expect(({} as { polluted?: unknown }).polluted).toBeUndefined();
});

test.each(keys)('"%s" is no key of a record, a board, a workspace or a rule, however deep', (key) => {
  const nested = `title: T\nx: { y: [{ ${key}: { polluted: true } }] }\n`;
  const flat = `title: T\n${key}: { polluted: true }\n`;
  for (const yaml of [nested, flat, `title: T\n"${key}":\n  polluted: true\n`]) {
    const files = {
      ...trial,
      'records/sales/open/acme.md': `---\n${yaml}---\n`,
      'automations/x.yml': yaml,
      'lists/support.yml': `${yaml}lists: [todo]\n`,
      'workspace.yml': `${yaml}people: { ana: { name: Ana } }\n`,
    };
    const { diagnostics, records } = readTracker(openMemory(files), { fields, zod: z });
    for (const path of ['records/sales/open/acme.md', 'automations/x.yml', 'lists/support.yml', 'workspace.yml'])
      expect(diagnostics).toContainEqual(
        expect.objectContaining({ message: `"${key}" cannot be a key`, place: expect.objectContaining({ path }) }),
      );
    expect(records.find(({ slug }) => slug === 'acme')?.problems.has('')).toBe(true);
  }
});

test.each(keys)('"%s" is no field, person, tag or list that names something', (key) => {
  const { conflicts, edits } = makeOn(openMemory(trial), [
    { kind: 'set', record: 'sales/acme', key, to: 'x' },
    { kind: 'set', record: 'sales/acme', key: 'stage', to: key },
    { kind: 'set', record: 'sales/acme', key: 'color', to: key },
    { kind: 'move', record: 'sales/acme', list: key },
    { kind: 'comment', record: `${key}/acme`, text: 'x' },
    { kind: 'create', board: key, list: '', title: 'x' },
    { kind: 'create', board: 'sales', list: '', title: 'x', template: key },
    { kind: 'edit-comment', record: 'sales/acme', comment: key, text: 'x' },
  ]);
  expect([conflicts.length, edits]).toEqual([8, []]);
});

test.each(keys)('a change list that sets "%s" is refused', (key) => {
  const json = `{"woad":1,"changes":[{"kind":"set","record":"sales/acme","key":"repeat","to":{"every":{"${key}":{"polluted":true}}}}]}`;
  expect(readChangeList(json, z)).toEqual({ problems: [expect.stringContaining('changes[0].to')] });
});
