import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import { readComment } from '../../scripts/engine/read/comment.ts';
import { splitFrontmatter } from '../../scripts/engine/read/frontmatter.ts';
import { readRecord } from '../../scripts/engine/read/record.ts';
import { placesOfKeys } from '../../scripts/engine/write/places.ts';
import { spliceKey } from '../../scripts/engine/write/splice.ts';
import type { Board } from '../../scripts/model/board.ts';
import { commentText } from '../../scripts/model/comment-text.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import type { Value } from '../../scripts/model/value.ts';
import { bodyOf, type Entry, emptyTemplate, recordText } from './record-text.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const field = (name: string, type: string, options: Record<string, unknown> = {}) =>
  [name, { name, type, title: name, required: false, private: false, hidden: false, options }] as const;
const board: Board = {
  name: 'sales',
  path: 'lists/sales.yml',
  title: 'Sales',
  record: { one: 'Record', many: 'Records' },
  color: 'teal',
  publish: 'all',
  lists: [],
  tags: new Map(),
  open: new Set(['tags', 'people'] as const),
  fields: new Map([
    field('line', 'text', { many: false }),
    field('lines', 'text', { many: true }),
    field('notes', 'markdown'),
    field('size', 'number', {}),
    field('ready', 'checkbox'),
    field('day', 'date', { time: false, range: false }),
    field('trip', 'date', { time: false, range: true }),
  ]),
  card: [],
  views: [],
  places: new Map(),
};

const read = (text: string) => readRecord({ path: 'records/sales/open/x.md', text }, board, fields);

const edgy = fc.constantFrom(
  'null',
  'yes',
  '~',
  '12',
  '1e5',
  '0x1f',
  '007',
  '- a',
  'a: b',
  'a #b',
  '@ana',
  '*x',
  '&y',
  '!t',
  '%',
  '{a',
  '[b',
  '"',
  "'",
  ': ',
  '---',
  '...',
  '#',
  '>',
  '|',
  '?',
  '2026-12-01',
  '12:30:00',
  'a\\b',
  '<<',
  '=',
  '\u0007',
  '\u2028',
  '\ufeff',
  'é',
  '🎉',
  '\u00a0',
  'true',
  'NaN',
  '.inf',
  '+1',
  '1_000',
  'x:',
  '`a`',
);
const piece = fc.oneof(fc.string({ unit: 'binary', maxLength: 12 }), fc.string({ maxLength: 20 }), edgy);
const words = fc.array(piece, { maxLength: 4 }).map((parts) => parts.join(' '));
const line = words
  .map((text) =>
    text
      .replace(/[\r\n\0]/g, '')
      .toWellFormed()
      .trim(),
  )
  .filter((text) => text !== '');
const lines = fc.array(words, { maxLength: 5 }).map((parts) =>
  parts
    .join('\n')
    .replace(/[\r\0]/g, '')
    .toWellFormed(),
);
const day = fc.constantFrom('2026-12-01', '2028-02-29', '1999-01-31');
const values = fc.record(
  {
    line,
    lines: fc.uniqueArray(line, { minLength: 1, maxLength: 4 }),
    notes: lines.filter((text) => text.trim() !== ''),
    size: fc.oneof(
      fc.integer(),
      fc.double({ noNaN: true, noDefaultInfinity: true }).filter((each) => !Object.is(each, -0)),
    ),
    ready: fc.boolean(),
    day,
    trip: fc.constant({ start: '2026-12-01', end: '2026-12-15' }),
  },
  { requiredKeys: [] },
);

const templates: string[] = [
  '---\n---\n',
  '---\ntitle: Bug # short\nsize: 3 # points\nlines:\n  - a\n  # kept?\n  - b\nunknown: |\n  x\n\n  # no comment\n---\n## Steps\n',
  '---\r\ntitle: "Bug: "\r\nlines: [a, b]\r\nline:\r\n---\r\nText\r\nmore',
  '---\n  notes: >\n    folded\n    text\n\n  line: |-\n    # x\n  size: 1\n---\n',
  'Only text, no frontmatter\n',
  '---\n# what this is\nday: 2026-12-01\nlines:\n- a\n- b\nline: "two\n  lines"\n---',
];
const placed = templates.map((text) => {
  const found = placesOfKeys(text, new Set());
  if (!found) throw new Error(`${text} was not placed`);
  return found;
});

describe('the text of a new record', () => {
  test('reads back exactly as it was entered, whatever that is and whatever the template', () => {
    fc.assert(
      fc.property(line, values, lines, fc.constantFrom(...placed), (title, entered, body, template) => {
        const entries: Entry[] = [['title', title], ...(Object.entries(entered) as Entry[])];
        const text = recordText(template, entries, body);
        const split = splitFrontmatter(text);
        if ('problem' in split) throw new Error(split.problem);
        const before = read(template.text).record;
        const { record, diagnostics } = read(text);
        const wanted = new Map<string, Value>([...before.values, ...(entries as [string, Value][])]);
        const faults = diagnostics.filter(
          ({ message }) => !/^(title|line|lines|day|notes|size)/.test(message) && !message.includes('line end'),
        );
        expect(faults.filter(({ severity }) => severity === 'error')).toEqual([]);
        for (const [key, value] of wanted) {
          // what the type itself refuses, it refuses by the value that was entered
          if (record.problems.has(key)) continue;
          expect(record.values.get(key), `${key} of ${JSON.stringify(text)}`).toEqual(value);
        }
        expect(split.body.replaceAll('\r\n', '\n')).toBe(body === '' || body.endsWith('\n') ? body : `${body}\n`);
        expect([...record.unknown]).toEqual([...before.unknown]);
      }),
      { numRuns: 1500 },
    );
  });

  test('common values stand as the command writes them', () => {
    const entries: [string, Value][] = [
      ['title', 'Acme renewal'],
      ['assignees', ['ana', 'luis']],
      ['due', '2026-12-01'],
      ['line', 'Call: at noon'],
      ['lines', ['12', 'yes', 'plain words']],
      ['notes', 'One\n\n- two\n'],
      ['size', 12_000],
      ['ready', true],
      ['trip', { start: '2026-12-01', end: '2026-12-15' }],
      ['day', '2026-12-01T17:30'],
    ];
    let spliced = '---\n---\n';
    for (const [key, value] of entries) {
      const next = spliceKey(spliced, key, value);
      if ('problem' in next) throw new Error(next.problem);
      spliced = next.text;
    }
    expect(recordText(emptyTemplate, entries, '')).toBe(spliced);
  });

  test('a template keeps its bytes, comments behind values too; a key may be taken out', () => {
    const [, bug, windows] = placed;
    if (!bug || !windows) throw new Error('no templates');
    expect(recordText(bug, [['title', 'Crash']], bodyOf(bug))).toBe(bug.text.replace('Bug #', 'Crash #'));
    expect(recordText(bug, [['lines', undefined]], bodyOf(bug))).toBe(bug.text.replace('lines:\n  - a\n  # kept?\n  - b\n', ''));
    expect(recordText(windows, [['line', 'x']], bodyOf(windows))).toBe(`${windows.text.replace('line:', 'line: x')}\r\n`);
    expect(recordText(bug, [['__proto__', 'x']], '')).toContain('"__proto__": x\n');
  });

  test('a template without what must not be told, or none', () => {
    const without = (text: string) => placesOfKeys(text, new Set(['phone']))?.text;
    expect(without('---\ntitle: A\nphone: 555\n---\nB\n')).toBe('---\ntitle: A\n---\nB\n');
    expect(without('---\ntitle: A\n"ph\\u006fne": 555\n---\n')).toBe('---\ntitle: A\n---\n');
    expect(without('---\n# phone is 555\ntitle: A\n---\n')).toBe(undefined);
    expect(without('---\n{ title: A, phone: 555 }\n---\n')).toBe(undefined);
    expect(without('---\ntitle: [\n---\n')).toBe(undefined);
  });
});

test('a comment reads back as it was written, whatever it begins with', () => {
  fc.assert(
    fc.property(
      lines.filter((text) => text.trim() !== ''),
      fc.boolean(),
      (said, answers) => {
        const path = 'records/sales/_comments/acme/20261120T101500Z-ana.md';
        const text = commentText(said, answers ? '20261119T090000Z-luis' : undefined);
        const { comment } = readComment({ path, text });
        expect(comment.text).toBe(said.endsWith('\n') ? said : `${said}\n`);
        expect(comment.replyTo).toBe(answers ? '20261119T090000Z-luis' : undefined);
      },
    ),
  );
});
