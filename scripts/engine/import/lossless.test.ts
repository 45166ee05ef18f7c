import fc from 'fast-check';
import { beforeAll, expect, test } from 'vitest';
import { stringify } from 'yaml';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import markdown from '../../importers/markdown.ts';
import type { AnyFieldType, FieldTypes } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import { textIn } from '../../model/value.ts';
import { plainValue } from '../../model/written.ts';
import { openMemory } from '../../store/memory.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { readTracker } from '../read/tracker.ts';
import { parseYaml } from '../read/yaml.ts';
import { planImport } from './plan.ts';

let fields: FieldTypes;
beforeAll(async () => {
  fields = await loadCatalogue<AnyFieldType>('fields');
});

const key = fc.oneof(
  fc.constantFrom(
    'title',
    'Title',
    'status',
    'Status',
    'tags',
    'labels',
    'created',
    'due',
    'author',
    'id',
    'parent',
    'order',
    'list',
    'Solution To',
    'solution-to',
    'x',
    'X',
    '2fa',
    'Ключ',
  ),
  fc.string({ minLength: 1, maxLength: 8 }),
);
const line = fc.oneof(
  fc.constantFrom(
    'Draft',
    'draft',
    'In Progress (since May)',
    'C++',
    'c',
    '2026-01-02',
    '2026-01-02 10:00',
    '7',
    'a: b',
    "it's",
    'true',
    '',
    'x, y',
  ),
  fc.string({ maxLength: 20 }),
);
const value: fc.Arbitrary<unknown> = fc.oneof(
  line,
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
  fc.array(line, { maxLength: 3 }),
  fc.dictionary(fc.constantFrom('a', 'b'), line, { maxKeys: 2 }),
  fc.array(fc.dictionary(fc.constantFrom('k', 'l'), line, { minKeys: 1, maxKeys: 2 }), { maxLength: 2 }),
);
const style = fc.record({ crlf: fc.boolean(), mark: fc.boolean(), bare: fc.boolean(), broken: fc.boolean() });
const body = fc
  .array(fc.constantFrom('# Heading', 'text', '- [ ] todo', '```', '', '---', '[x](gone.md)', 'ünï'), { maxLength: 5 })
  .map((lines) => lines.join('\n'));
const note = fc.tuple(fc.dictionary(key, value, { maxKeys: 6 }), body, style).map(([data, text, { crlf, mark, bare, broken }]) => {
  const yaml = stringify(data, { lineWidth: 0 });
  const whole = bare && !text.startsWith('---') ? text : `---\n${broken ? 'oops: @x\n' : ''}${yaml === '{}\n' ? '' : yaml}---\n${text}`;
  return (mark ? '\ufeff' : '') + (crlf ? whole.replaceAll('\n', '\r\n') : whole);
});
const notes = fc.dictionary(fc.constantFrom('a.md', 'b.md', 'A b.md', 'd/README.md', 'd/a.md', '№.md', 'con.md'), note, { minKeys: 1 });

test('whatever the sources hold is found again in the records, and a second import changes nothing', () => {
  fc.assert(
    fc.property(notes, fc.boolean(), (sources, byStatus) => {
      const source = openMemory(sources);
      const hasStatus = Object.values(sources).some((text) => /^"?status"?:/m.test(text) && entriesOf(text)?.has('status'));
      const options = { board: 'b', ...(byStatus && hasStatus ? { listFrom: 'status' } : {}) };
      const { items } = markdown.find(source, { folder: 'n' });
      const plan = (tracker: Files) => {
        const { boards } = readTracker(tracker, { fields, zod: z });
        return planImport(source, items, options, { tracker, board: boards.get('b'), fields, zod: z, people: new Map() });
      };
      const first = plan(openMemory({ 'workspace.yml': 'title: T\n' }));
      const files = openMemory({
        'workspace.yml': 'title: T\n',
        ...Object.fromEntries(
          first.edits.map((edit) => [edit.path, edit.kind === 'write' ? edit.text : edit.kind === 'copy' ? edit.bytes : '']),
        ),
      });
      expect(plan(files).edits).toEqual([]);
      const tracker = readTracker(files, { fields, zod: z });
      expect(tracker.records).toHaveLength(Object.keys(sources).length);
      expect(tracker.diagnostics.filter(({ place }) => place.path === 'lists/b.yml')).toEqual([]);
      const broken = new Set(first.report.broken.map(({ path }) => path));
      expect(tracker.diagnostics.filter(({ place }) => !broken.has(place.path))).toEqual([]);
      const texts = first.edits.flatMap((edit) =>
        edit.path.startsWith('records/') && edit.kind !== 'move' && edit.kind !== 'remove' ? [edit] : [],
      );
      items.forEach(({ source: path }, index) => {
        const edit = texts[index];
        const before = sources[path] ?? '';
        const after = edit?.kind === 'write' ? edit.text : new TextDecoder('utf-8', { ignoreBOM: true }).decode(edit?.bytes);
        if (broken.has(edit?.path ?? '')) {
          expect(after).toBe(before);
          return;
        }
        expect(after.endsWith(bodyOf(before))).toBe(true);
        const now = entriesOf(after);
        const list = tracker.boards.get('b')?.lists.find(({ name }) => name === edit?.path.split('/')[2]);
        const tags = new Map([...(tracker.boards.get('b')?.tags.values() ?? [])].map(({ name, title }) => [name, textIn(title, 'en')]));
        for (const [key, written] of entriesOf(before) ?? []) {
          const found = [...(now ?? [])].some(([name, each]) =>
            forms(each, name === 'tags' ? tags : new Map()).has(JSON.stringify(written)),
          );
          const isList =
            list !== undefined && textIn(list.title, 'en') === (typeof written === 'object' ? written : String(written).trim());
          const isEmpty = written === null || (typeof written === 'string' && written.trim() === '');
          if (!found && !isList && !isEmpty) expect({ key, written, now: [...(now ?? [])] }).toBe('found again');
        }
      });
    }),
    { numRuns: 200, examples: [[{ 'a.md': '---\ntags: "00:"\n---\n' }, false]] },
  );
});

/** The forms in which a value may have stood in the source: itself, tags by their titles, times with a space. */
function forms(value: unknown, tags: Map<string, string>): Set<string> {
  // a tag is named by what stands there: `00` is no number
  const asWritten = (each: unknown) => [...tags.keys()].find((name) => typeof each === 'number' && Number(name) === each) ?? String(each);
  const titled = (each: unknown) => (typeof each === 'object' ? each : (tags.get(asWritten(each)) ?? each));
  const shown = Array.isArray(value) ? value.map(titled) : titled(value);
  const found = [
    value,
    shown,
    Array.isArray(shown) && shown.every((each) => typeof each === 'string') ? shown.join(', ') : shown,
    typeof value === 'string' ? value.replace('T', ' ') : value,
  ];
  if (typeof shown !== 'object') found.push(String(shown), Number(shown));
  if (Array.isArray(shown)) found.push(shown.map((each) => (typeof each === 'string' ? each : '')).join(','));
  const colons = Array.isArray(value) ? value.map((each) => (typeof each === 'string' ? plainYaml(each) : each)) : value;
  return new Set([...found, colons].map((each) => JSON.stringify(each)));
}

function plainYaml(text: string): unknown {
  const { written, problems } = parseYaml(text, 0);
  return problems.length > 0 || written.size !== 1 ? text : Object.fromEntries([...written].map(([key, each]) => [key, plainValue(each)]));
}

function entriesOf(text: string): Map<string, unknown> | undefined {
  const split = splitFrontmatter(text);
  if ('problem' in split) return undefined;
  return new Map([...parseYaml(split.yaml, split.yamlStart).written].map(([key, written]) => [key, plainValue(written)]));
}

function bodyOf(text: string): string {
  const split = splitFrontmatter(text);
  return 'problem' in split ? text : split.body;
}
