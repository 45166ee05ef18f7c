import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { AnyAction } from '../../model/action.ts';
import type { Check } from '../../model/check.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import type { JsonSchema } from '../../model/json-schema.ts';
import { builtInKeys } from '../../model/keys.ts';
import type { AnyTrigger } from '../../model/trigger.ts';
import { plainValue } from '../../model/written.ts';
import { openMemory } from '../../store/memory.ts';
import { fits, schemasIn } from '../../story/json-schema.ts';
import { salesTracker } from '../../story/sales.ts';
import { compileRule } from '../automate/compile.ts';
import { readTracker } from '../read/tracker.ts';
import { parseYaml } from '../read/yaml.ts';
import { recordSchemaPath, schemaFiles, schemaGlobs } from './files.ts';
import { partOf, propertiesOf, schemaFromZod } from './from-zod.ts';

const [fields, triggers, actions, checks] = await Promise.all([
  loadCatalogue<AnyFieldType>('fields'),
  loadCatalogue<AnyTrigger>('triggers'),
  loadCatalogue<AnyAction>('actions'),
  loadCatalogue<Check>('checks'),
]);
const context = { fields, triggers, actions, views: ['board', 'list'], zod: z };

/** A board with every field type there is, each by the options of its first example that has some. */
const everyField = JSON.stringify({
  lists: ['todo', { name: 'done', title: { en: 'Done', es: 'Hecho' }, done: true, limit: 3, archive_after: '90d' }],
  tags: { urgent: null, late: { color: 'red' } },
  fields: Object.fromEntries(
    [...fields].map(([name, { examples }]) => [
      `a_${name}`,
      { ...examples.find(({ options }) => options)?.options, type: name, help: 'Help.' },
    ]),
  ),
});
const files: { [path: string]: string } = {
  ...salesTracker,
  'lists/every.yml': everyField,
  'lists/strict.yml': 'lists: [a]\nfields:\n  must: { type: text, required: true }\n  who: { type: person, team: desk }\nviews: [board]\n',
  'workspace.yml': 'title: T\npeople: { ana: { name: Ana }, luis: {} }\nteams: { desk: [luis] }\n',
};
const read = (more: { [path: string]: string } = {}) => readTracker(openMemory({ ...files, ...more }), { fields, zod: z });
const written = schemaFiles(read(), context);
const schemaAt = (path: string): JsonSchema => JSON.parse(written.find((file) => file.path === path)?.text ?? '{ "none": 1 }');
const [workspace, board, rule] = Object.keys(schemaGlobs).map(schemaAt) as [JsonSchema, JsonSchema, JsonSchema];
const dataOf = (yaml: string) => plainValue({ as: 'map', entries: parseYaml(yaml, 0).written, at: 0 });

/** What reading says of a file of the tracker, warnings included; rules are compiled too. */
function faultsOf(path: string, text: string): string[] {
  const tracker = read({ [path]: text });
  const found = tracker.diagnostics.filter(({ place }) => place.path === path).map(({ message }) => message);
  const rules = tracker.automations.filter((each) => each.path === path);
  return [...found, ...rules.flatMap((each) => compileRule(each, tracker, context).findings.map(({ message }) => message))];
}

describe('the files', () => {
  test('are one for each kind of file, and one for the records of each board that is described', () => {
    expect(written.map(({ path }) => path)).toEqual(
      [...Object.keys(schemaGlobs), ...['every', 'sales', 'strict', 'support'].map(recordSchemaPath)].sort(),
    );
    const stray = schemaFiles(read({ 'records/undescribed/a/b.md': '---\ntitle: B\n---\n' }), context);
    expect(stray.map(({ path }) => path)).toEqual(written.map(({ path }) => path));
  });

  test('are the same bytes each time, and end in a line end', () => {
    expect(schemaFiles(read(), context)).toEqual(written);
    for (const { text } of written) expect(text).toMatch(/[^\n]\n$/);
  });

  test.each(written)('$path: every key has a sentence, and there is no keyword that editors do not know', ({ text }) => {
    const bare: string[] = [];
    for (const { schema, way } of schemasIn(JSON.parse(text))) {
      expect(() => fits(schema, null)).not.toThrow();
      const isKey = way.at(-2) === 'properties' && !way.includes('if');
      if (isKey && !/^[A-Z"].*[.?]$/.test(String(schema['description']))) bare.push(way.join('.'));
    }
    expect(bare).toEqual([]);
  });
});

/** One of the ways in which the value of a key may be written. */
function wayOf(schema: JsonSchema, key: string, index: number): JsonSchema {
  const ways = partOf(schema, 'properties', key)['anyOf'] as JsonSchema[];
  return ways[index] ?? {};
}

describe('what the catalogues hold is offered', () => {
  const branches = partOf(board, 'properties', 'fields', 'additionalProperties')['allOf'] as { if: JsonSchema; then: JsonSchema }[];
  const branchOf = (name: string) => branches.find(({ if: when }) => propertiesOf(when)['type']?.['const'] === name)?.then ?? {};

  test.each([...fields])('the field type %s, with its options and those of every field', (name, { options, summary }) => {
    const properties = propertiesOf(branchOf(name));
    expect(properties['type']?.['description']).toBe(summary);
    const own = Object.keys(propertiesOf(schemaFromZod(options(z), z)));
    expect(Object.keys(properties)).toEqual(
      expect.arrayContaining(['type', 'title', 'help', 'required', 'default', 'private', 'hidden', ...own]),
    );
  });

  test('triggers and actions with their options', () => {
    const when = wayOf(rule, 'when', 0);
    const step = wayOf(rule, 'do', 1);
    for (const [name, { options, summary }] of [...triggers, ...actions]) {
      const found = propertiesOf(triggers.has(name) ? when : step)[name] ?? {};
      expect([name, found['description']]).toEqual([name, summary]);
      const shapes = (shape: JsonSchema) =>
        [shape, ...((shape['anyOf'] as JsonSchema[] | undefined) ?? [])].flatMap((each) => Object.keys(propertiesOf(each)));
      expect(shapes(found)).toEqual(expect.arrayContaining(shapes(schemaFromZod(options(z), z))));
    }
  });

  test('names of the tracker: in rules as suggestions, on records as all there are', () => {
    const when = propertiesOf(wayOf(rule, 'when', 0));
    expect(JSON.stringify(propertiesOf(when['record-moved'] ?? {})['to'])).toContain('"doing"');
    expect(JSON.stringify(propertiesOf(when['record-moved'] ?? {})['board'])).toContain('"sales"');
    expect(JSON.stringify(propertiesOf(when['field-changed'] ?? {})['field'])).toContain('"priority"');
    const sales = schemaAt(recordSchemaPath('sales'));
    expect(Object.keys(propertiesOf(sales))).toEqual([...builtInKeys, 'priority', 'score', 'code', 'email']);
    expect(JSON.stringify(propertiesOf(sales)['tags'])).toContain('["urgent","escalated"]');
    expect(JSON.stringify(propertiesOf(sales)['assignees'])).toContain('["ana","luis","desk"]');
    expect(JSON.stringify(propertiesOf(schemaAt(recordSchemaPath('strict')))['who'])).toContain('["desk","luis"]');
  });
});

describe('records', () => {
  const takes = (name: string, yaml: string) => fits(schemaAt(recordSchemaPath(name)), dataOf(yaml));
  test.each([
    ['sales', 'title: 2026\ntags: urgent\nassignees: [ana, desk]\npriority: low\nscore: "3"\ndue:\n', true],
    ['sales', 'tags: [urgent]\n', false],
    ['sales', 'title: A\ntags: [urgnt]\n', false],
    ['sales', 'title: A\nassignees: [bob]\n', false],
    ['sales', 'title: A\ncolour: red\n', false],
    ['sales', 'title: A\npriority: middle\n', false],
    ['strict', 'title: A\n', false],
    ['strict', 'title: A\narchived: 2026-01-01\n', true],
    ['strict', 'title: A\nmust: x\nwho: ana\n', false],
    ['strict', 'title: A\nmust: x\nwho: luis\n', true],
    ['support', 'title: A\ntags: [anything]\n', false],
  ])('of %s: %j is taken: %s', (name, yaml, taken) => {
    expect(takes(name, yaml)).toBe(taken);
  });
});

describe('boards, rules and workspaces: what a schema refuses, reading refuses too', () => {
  const kinds: [RegExp, JsonSchema][] = [
    [/^workspace\.yml$/, workspace],
    [/^lists\/[^/]+\.yml$/, board],
    [/^automations\/[^/]+\.yml$/, rule],
  ];
  const schemaOf = (path: string) => kinds.find(([pattern]) => pattern.test(path))?.[1];
  const ofChecks = [...checks.values()].flatMap(({ examples }) => examples.flatMap((example) => Object.entries(example.files)));
  const known = [...Object.entries(files), ...ofChecks].filter(([path]) => schemaOf(path) !== undefined);
  const rules = [
    ...[...triggers.values()].map(({ example }) => `when:\n  - ${example.replaceAll('\n', '\n    ')}\ndo:\n  comment: Seen.\n`),
    ...[...actions.values()].map(
      ({ example }) => `when: record-moved\ndo:\n  - ${example.replaceAll('\n', '\n    ')}\n    on_error: continue\n`,
    ),
  ];
  const sound: [string, string][] = [
    ...Object.entries(files).filter(([path]) => schemaOf(path)),
    ...rules.map((text): [string, string] => ['automations/new.yml', text]),
  ];

  test.each(sound)('%s is taken: %j', (path, text) => {
    if (!path.startsWith('automations/')) expect(faultsOf(path, text)).toEqual([]);
    expect(fits(schemaOf(path) ?? {}, dataOf(text))).toBe(true);
  });

  test('of all the examples of the checks', () => {
    expect(known.length).toBeGreaterThan(10);
    for (const [path, text] of known) {
      const isTaken = parseYaml(text, 0).problems.length > 0 || fits(schemaOf(path) ?? {}, dataOf(text));
      if (!isTaken) expect([path, text, faultsOf(path, text)]).not.toEqual([path, text, []]);
    }
  });

  test.each([
    ['workspace.yml', 'titel: T\n'],
    ['workspace.yml', 'languages: [de]\n'],
    ['workspace.yml', 'format: 2\n'],
    ['workspace.yml', 'people: { Ana: {} }\n'],
    ['workspace.yml', 'people: { ana: { notfy: none } }\n'],
    ['workspace.yml', 'repository: tracker\n'],
    ['lists/new.yml', 'title: New\n'],
    ['lists/new.yml', 'lists: [a]\ncolour: red\n'],
    ['lists/new.yml', 'lists: [a b]\n'],
    ['lists/new.yml', 'lists: [{ name: a, limit: 0 }]\n'],
    ['lists/new.yml', 'lists: [{ name: a, archive_after: soon }]\n'],
    ['lists/new.yml', 'lists: [a]\ntags: { "a b": {} }\n'],
    ['lists/new.yml', 'lists: [a]\nfields: { x: { type: selct } }\n'],
    ['lists/new.yml', 'lists: [a]\nfields: { x: { title: X } }\n'],
    ['lists/new.yml', 'lists: [a]\nfields: { x: { type: select } }\n'],
    ['lists/new.yml', 'lists: [a]\nfields: { x: { type: number, mn: 2 } }\n'],
    ['lists/new.yml', 'lists: [a]\nfields: { due: { type: date } }\n'],
    ['lists/new.yml', 'lists: [a]\nfields: { Value: { type: date } }\n'],
    ['lists/new.yml', 'lists: [a]\nopen: [tag]\n'],
    ['lists/new.yml', 'lists: [a]\nviews: [{ title: A }]\n'],
    ['automations/new.yml', 'do: [{ comment: Hi. }]\n'],
    ['automations/new.yml', 'when: record-moved\n'],
    ['automations/new.yml', 'when: record-movd\ndo: [{ comment: Hi. }]\n'],
    ['automations/new.yml', 'when: field-changed\ndo: [{ comment: Hi. }]\n'],
    ['automations/new.yml', 'when: { record-moved: { too: done } }\ndo: [{ comment: Hi. }]\n'],
    ['automations/new.yml', 'when: record-moved\ndo: [{ comment: Hi., set: { score: 1 } }]\n'],
    ['automations/new.yml', 'when: record-moved\ndo: [{ move: { list: done, position: middle } }]\n'],
    ['automations/new.yml', 'when: record-moved\ndo: [{ comment: Hi., on_error: stopp }]\n'],
    ['automations/new.yml', 'when: record-moved\nunles: late\ndo: [{ comment: Hi. }]\n'],
    ['automations/new.yml', `when: record-moved\ndo:\n${'  - comment: Hi.\n'.repeat(51)}`],
    ['automations/new.yml', 'when: record-moved\nenabled: yes\ndo: [{ comment: Hi. }]\n'],
  ])('%s is refused by both: %j', (path, text) => {
    expect(faultsOf(path, text)).not.toEqual([]);
    expect(fits(schemaOf(path) ?? {}, dataOf(text))).toBe(false);
  });
});
