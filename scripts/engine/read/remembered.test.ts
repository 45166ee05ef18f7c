import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../catalogue.ts';
import type { Check } from '../../model/check.ts';
import type { AnyFieldType } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import { pack, unpack } from '../../model/pack.ts';
import { valueAt } from '../../model/record.ts';
import type { Tracker } from '../../model/tracker.ts';
import { openMemory } from '../../store/memory.ts';
import { trial } from '../../story/trial.ts';
import { indexRecords } from '../query/facts.ts';
import { recordJson, recordLine } from '../query/record-json.ts';
import type { Remembered } from './remembered.ts';
import { readTracker } from './tracker.ts';

const [fields, checks] = await Promise.all([loadCatalogue<AnyFieldType>('fields'), loadCatalogue<Check>('checks')]);
const now = '2026-11-21T13:45';

type Contents = { [path: string]: string };

/** Files in memory that know what git would call them, and which of them were read. */
function filesWithBlobs(contents: Contents): { files: Files; read: Set<string> } {
  const files = openMemory(contents);
  const read = new Set<string>();
  return {
    read,
    files: {
      ...files,
      read(path) {
        read.add(path);
        return files.read(path);
      },
      blob: (path) => {
        const bytes = files.read(path);
        return bytes && createHash('sha1').update(bytes).digest('hex');
      },
    },
  };
}

function memory(): Remembered & { found: number } {
  const lines = new Map<string, string>();
  return {
    found: 0,
    settings: (_, read) => unpack(JSON.parse(JSON.stringify(pack(read())))) as ReturnType<typeof read>,
    find(path, blob) {
      const line = lines.get(`${path}\n${blob}`);
      if (line !== undefined) this.found++;
      return line;
    },
    keep(path, blob, packed) {
      expect(packed).not.toContain('\n');
      lines.set(`${path}\n${blob}`, packed);
    },
  };
}

/** All that can be asked of a tracker's records, as plain data. */
function tell(tracker: Tracker) {
  const index = indexRecords(tracker);
  return {
    diagnostics: tracker.diagnostics,
    orphans: tracker.orphans,
    automations: tracker.automations,
    records: tracker.records.map((record) => ({
      ...Object.fromEntries(
        (['path', 'board', 'list', 'slug', 'title', 'body', 'named', 'files'] as const).map((key) => [key, record[key]]),
      ),
      comments: record.comments.map(({ path, name, at, author, replyTo, edited, imported, text, place, named }) => [
        [path, name, at, author, replyTo, edited, imported, text],
        place,
        named,
      ]),
      maps: [record.values, record.unknown, record.problems, record.places].map((map) => JSON.stringify([...map])),
      peeked: [valueAt(record, 'due'), valueAt(record, 'order'), valueAt(record, 'done'), valueAt(record, 'blocked_by')],
      json: recordJson(record, tracker, index, now),
      line: JSON.parse(recordLine(record, tracker, index, now)),
    })),
  };
}

function readTwice(contents: Contents) {
  const remembered = memory();
  const context = { fields, zod: z, remembered };
  const fresh = tell(readTracker(filesWithBlobs(contents).files, context));
  const again = filesWithBlobs(contents);
  const tracker = readTracker(again.files, context);
  const untouched = [...again.read].filter((path) => /^records\/[^/]+\/[^_]/.test(path));
  return { plain: tell(readTracker(openMemory(contents), { fields, zod: z })), fresh, kept: tell(tracker), untouched, remembered };
}

test('a record that is remembered is not read, and tells the same', () => {
  const { plain, fresh, kept, untouched, remembered } = readTwice(trial);
  expect(fresh).toEqual(plain);
  expect(kept).toEqual(plain);
  expect(untouched).toEqual([]);
  expect(remembered.found).toBe(5);
});

describe.each([...checks])('what the check %s looks at is remembered whole', (_, { examples }) => {
  test.each(examples)('$files', ({ files }) => {
    const { plain, kept } = readTwice({ ...trial, ...files });
    expect(kept).toEqual(plain);
  });
});

test('any text is remembered as it was read', () => {
  const line = fc.oneof(
    fc.constantFrom(
      'title: "A\\tb"',
      'due: 2026-12-01',
      'done: false',
      'archived: 2026-01-01',
      'order: a0',
      'aliases: [old, "x"]',
      'tags: []',
    ),
    fc.constantFrom(
      'assignees: ana',
      'repeat: { every: week }',
      'stage: proposal',
      'deal_value: 12',
      'odd: { $map: [1], a: [null] }',
      '7: seven',
    ),
    fc.constantFrom('blocked_by: [globex]', 'title: [', 'channels: [web, mail]', 'remind: [-1d]', 'created: 2025-01-01', '\u2028: é'),
    fc.string().map((text) => text.replace(/[\0\r\n]/g, ' ')),
  );
  const body = fc.oneof(
    fc.constantFrom('- [ ] Call @ana (due 2026-13-01)\n', '[[globex]] <<<<<<< a', '# Head\n- [x] done\n'),
    fc.string({ unit: 'binary' }),
  );
  fc.assert(
    fc.property(fc.array(line, { maxLength: 8 }), body, fc.constantFrom('\n', '\r\n'), (lines, text, end) => {
      const record = ['---', ...lines, '---', text].join(end).replaceAll('\0', '').toWellFormed();
      const { plain, kept } = readTwice({ ...trial, 'records/sales/open/any.md': record });
      expect(kept).toEqual(plain);
    }),
    { numRuns: 100 },
  );
});

test('who wrote a comment is told anew, since that hangs on people and on the comments beside', () => {
  const path = 'records/sales/_comments/acme/20260101T000000Z-ana-2.md';
  const remembered = memory();
  const authors = (contents: Contents) => {
    const { files } = filesWithBlobs({ ...trial, ...contents });
    const { records } = readTracker(files, { fields, zod: z, remembered });
    return records.flatMap(({ comments }) => comments.map(({ author }) => author));
  };
  expect(authors({ [path]: 'Second' })).toEqual(['ana', 'ana']);
  expect(authors({ [path]: 'Second', 'workspace.yml': 'people: { ana-2: {} }\n' })).toEqual(['ana', 'ana-2']);
});
