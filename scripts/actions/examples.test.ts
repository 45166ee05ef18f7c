import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../catalogue.ts';
import { compileRule } from '../engine/automate/compile.ts';
import { readTracker } from '../engine/read/tracker.ts';
import type { AnyAction } from '../model/action.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import type { AnyTrigger } from '../model/trigger.ts';
import { openMemory } from '../store/memory.ts';

const [fields, triggers, actions] = await Promise.all([
  loadCatalogue<AnyFieldType>('fields'),
  loadCatalogue<AnyTrigger>('triggers'),
  loadCatalogue<AnyAction>('actions'),
]);
const tracker = {
  'workspace.yml': 'title: T\npeople: { ana: { notify: email }, luis: {} }\nwebhooks: { allow: [hooks.example.org] }\n',
  'lists/support.yml':
    'lists: [new, in-progress]\ntags: { escalated: {}, waiting: {} }\nfields:\n  priority: { type: select, options: [high, urgent] }\n',
  'lists/sales.yml': 'lists: [todo]\n',
  'lists/hiring.yml': 'lists: [applied, interview]\n',
};

const indent = (yaml: string) => yaml.replace(/^/gm, '    ').trimStart();
const ruleOf = (trigger: string, action: string) => `when:\n  - ${indent(trigger)}\ndo:\n  - ${indent(action)}\n`;
const ofTriggers = [...triggers].map(([name, { example, ...entry }]) => ({
  folder: 'triggers',
  name,
  example,
  ...entry,
  rule: ruleOf(example, 'comment: Seen.'),
}));
const ofActions = [...actions].map(([name, { example, ...entry }]) => ({
  folder: 'actions',
  name,
  example,
  ...entry,
  rule: ruleOf('record-moved: {}', example),
}));

describe.each([...ofTriggers, ...ofActions])('$folder/$name', ({ name, summary, options, example, rule }) => {
  test('its example is a rule without a fault', () => {
    expect(example.startsWith(`${name}:`)).toBe(true);
    const { automations, diagnostics, ...rest } = readTracker(openMemory({ ...tracker, 'automations/example.yml': rule }), {
      fields,
      zod: z,
    });
    expect(diagnostics).toEqual([]);
    const [read] = automations;
    expect(read && compileRule(read, { automations, diagnostics, ...rest }, { fields, triggers, actions, zod: z }).findings).toEqual([]);
  });

  test('has a sentence for the docs, and one for each option', () => {
    expect(summary).toMatch(/^[A-Z].*\.$/);
    const schema = z.toJSONSchema(options(z), { io: 'input' });
    for (const shape of [schema, ...(schema.anyOf ?? [])]) {
      const parts = Object.values(shape.properties ?? {});
      if (parts.length === 0 && shape.type !== 'object') expect([shape.description, schema.anyOf]).not.toEqual([undefined, undefined]);
      for (const part of parts) expect(typeof part === 'object' && part.description).toMatch(/^[A-Z].*\.$/);
    }
  });
});
