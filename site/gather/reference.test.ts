import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { catalogueNames, loadCatalogue } from '../../scripts/catalogue.ts';
import { describeFix } from '../../scripts/engine/fix/describe.ts';
import { filterSentences, stepSentences } from '../../scripts/engine/read/rule-keys.ts';
import { schemaFromZod } from '../../scripts/engine/schema/from-zod.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import { gatherReference } from './reference.ts';
import { takenBy } from './reference-options.ts';

const tools = { zod: z, schemaOf: schemaFromZod, describeFix, filters: filterSentences, beside: stepSentences };
const reference = await gatherReference({ load: loadCatalogue, ...tools });
const fieldTypes = await loadCatalogue<AnyFieldType>('fields');

describe.each(['fields', 'checks', 'commands', 'triggers', 'actions'] as const)('%s', (folder) => {
  test('every entry is there, with its sentence', () => {
    expect(reference[folder].map(({ name }) => name)).toEqual(catalogueNames(folder));
    for (const { name, summary } of reference[folder]) expect(summary, name).toMatch(/^[A-Z].*\.$/);
  });
});

describe('options', () => {
  const entries = [...reference.fields, ...reference.triggers, ...reference.actions];

  test('each is described, and says what it takes', () => {
    const options = entries.flatMap(({ name, options }) => options.map((option) => ({ name, ...option })));
    expect(options.length).toBeGreaterThan(30);
    for (const { name, key, description, takes } of options) {
      expect(description, `${name}: ${key}`).toMatch(/^[A-Z].*\.$/);
      expect(takes, `${name}: ${key}`).toMatch(/^([a-z]|[A-Z]{2})/);
      expect(takes, `${name}: ${key}`).not.toContain('anything');
    }
    for (const { key, description } of [...reference.filters, ...reference.beside]) expect(description, key).toMatch(/^[A-Z].*\.$/);
  });

  test('all of every type are there, with what counts when nothing is told', () => {
    for (const { name, options } of reference.fields) {
      const shape = fieldTypes.get(name)?.options(z);
      expect(Object.keys((shape && z.toJSONSchema(shape, { io: 'input' }).properties) ?? {})).toEqual(options.map(({ key }) => key));
    }
    const rating = reference.fields.find(({ name }) => name === 'rating');
    expect(rating?.options).toEqual([
      expect.objectContaining({ key: 'max', default: '5', takes: 'a whole number from 1 to 15', needed: false }),
    ]);
    const select = reference.fields.find(({ name }) => name === 'select');
    expect(select?.options).toEqual([expect.objectContaining({ key: 'options', needed: true })]);
  });

  test('an action may take a value of its own beside options', () => {
    const move = reference.actions.find(({ name }) => name === 'move');
    expect(move?.itself).toEqual([{ description: 'The list.', takes: 'text', needed: false }]);
    expect(move?.options.map(({ key, needed }) => [key, needed])).toEqual([
      ['list', true],
      ['board', false],
      ['position', false],
    ]);
  });

  test.each([
    [z.string(), 'text'],
    [z.array(z.string()), 'a list of texts'],
    [z.union([z.string(), z.array(z.number().min(2))]), 'text or a list, each a number, at least 2'],
    [z.record(z.string(), z.union([z.null(), z.array(z.array(z.number()))])), 'a map, each value null or a list'],
    [z.strictObject({ a: z.string(), b: z.string() }), 'a map with a and b'],
    [z.enum(['a', 'b', 'c']), 'a, b or c'],
    [z.number().gt(0), 'a number above 0'],
    [z.unknown(), 'anything'],
  ])('%# is told as %s', (schema, words) => {
    expect(takenBy(schemaFromZod(schema, z))).toBe(words);
  });
});

describe('examples', () => {
  test('none of a field type is lost', () => {
    for (const { name, written, worked, computed, seen } of reference.fields) {
      const type = fieldTypes.get(name);
      expect(written.flatMap(({ readings }) => readings).length, name).toBe(type?.examples.length);
      expect(worked.length, name).toBe(type?.computed?.length ?? 0);
      expect(computed, name).toBe(worked.length > 0);
      expect(seen === '', name).toBe(name === 'button');
    }
  });

  test('a value is told as records show it, a problem in its words', () => {
    const currency = reference.fields.find(({ name }) => name === 'currency');
    const euros = currency?.written.find(({ options }) => options === 'currency: EUR')?.readings;
    expect(euros?.[0]).toMatchObject({ yaml: '12000', gives: { display: { as: 'number', number: 12000 } } });
    expect(euros).toContainEqual({ yaml: '12000 EUR', gives: { problem: '"12000 EUR" is not an amount; write 12000' } });
    // what has no options stands where nothing above it says otherwise
    expect(currency?.written[0]?.options).toBe('');
  });

  test('a computed type shows the tracker it was worked out in', () => {
    const rollup = reference.fields.find(({ name }) => name === 'rollup');
    expect(rollup?.worked[0]?.parts.map(({ label }) => label)).toEqual([
      'lists/sales.yml',
      'lists/deals.yml',
      'sales/todo/acme',
      'deals/todo/a',
      'deals/todo/b',
      'deals/todo/c',
    ]);
    const times = reference.fields.find(({ name }) => name === 'time_in_list');
    expect(times?.worked[0]?.parts).toContainEqual({ label: '2026-11-02 10:00', text: 'tags: [urgent]' });
  });

  test('every check shows a finding, at a line of a file that it shows or by its path', () => {
    for (const { name, examples } of reference.checks) {
      expect(examples.length, name).toBeGreaterThan(0);
      for (const { files, elsewhere } of examples) {
        const shown = files.flatMap(({ lines, findings }) => findings.map(({ line }) => [line, lines.length] as const));
        expect(shown.length + elsewhere.length, name).toBeGreaterThan(0);
        for (const [line, count] of shown) expect(line, name).toBeLessThanOrEqual(count);
        for (const { path, message } of elsewhere) expect([path, message], name).not.toContain('');
      }
    }
  });

  test('a check says whether --fix mends what it finds, and how', () => {
    const mending = reference.checks.filter(({ mends }) => mends).map(({ name }) => name);
    expect(mending).toContain('executable');
    expect(mending).not.toContain('unknown-tag');
    expect(reference.checks.find(({ name }) => name === 'executable')?.examples[0]?.mends).toEqual([
      'records/sales/todo/one.md: is no program any more',
    ]);
  });

  test('a command shows what may be typed, and what is said of it', () => {
    for (const { name, usage } of reference.commands) expect(usage[0]?.text.startsWith(`woad ${name}`), name).toBe(true);
    const undo = reference.commands.find(({ name }) => name === 'undo');
    expect(undo?.usage.filter(({ typed }) => typed).length).toBe(2);
    expect(undo?.usage.some(({ typed }) => !typed)).toBe(true);
  });
});
