import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from '../catalogue.ts';
import { openForeign } from '../fuzz/foreign-history.ts';
import { samplesMissing } from '../fuzz/samples.ts';
import type { TrackerEvent } from '../model/event.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import { readRecordPath } from '../model/record-path.ts';
import type { Tracker } from '../model/tracker.ts';
import { eventsOf, findRange } from './happened.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

const mostCommits = 30;

/** What tells one event from another; the records themselves are told by their paths. */
function noteOf({ kind, record, previous, key, from, to, detail, actor, at, commit, bulk }: TrackerEvent): unknown[] {
  return [kind, record.path, previous?.path, key, from, to, detail, actor, at, commit, bulk];
}

describe.skipIf(samplesMissing !== '').each(['backlogmd', 'changesets'])(`the history of %s${samplesMissing}`, (name) => {
  test('is told the same wherever the cursor stood in between, and leads from what was to what is', () => {
    const { folder, repository, branch, emptiest, trackerAt } = openForeign(name, fields);
    folders.push(folder);
    const happened = (since: string, head: string, tracker: Tracker) =>
      eventsOf(findRange(repository, since, head), repository, tracker, fields);
    const seen = new Set<string>();
    const positions = fc.tuple(fc.nat(branch.length - 2), fc.integer({ min: 1, max: mostCommits }), fc.nat(mostCommits));
    fc.assert(
      fc.property(positions, ([start, length, cut]) => {
        const at = (index: number) => branch[Math.min(index, branch.length - 1)] ?? '';
        const [a, b, c] = [at(start), at(start + (cut % (length + 1))), at(start + length)];
        const [was, is] = [trackerAt(a).tracker, trackerAt(c).tracker];
        const whole = happened(a, c, is);
        const parts = [...happened(a, b, trackerAt(b).tracker), ...happened(b, c, is)];
        expect(parts.map(noteOf)).toEqual(whole.map(noteOf));
        const paths = new Set(was.records.map(({ path }) => path));
        for (const { kind, record, previous } of whole) {
          seen.add(kind);
          if (kind === 'deleted' || kind === 'moved' || kind === 'renamed') paths.delete(previous?.path ?? '');
          if (kind !== 'deleted') paths.add(record.path);
        }
        expect([...paths].sort()).toEqual(is.records.flatMap(({ path }) => (readRecordPath(path) ? [path] : [])).sort());
      }),
      { numRuns: 10, examples: [[[0, mostCommits, 7]], [[Math.max(0, emptiest - 3), mostCommits, 7]]] },
    );
    expect([...seen]).toEqual(
      expect.arrayContaining(['created', 'deleted', ...(name === 'backlogmd' ? ['edited', 'changed', 'checked'] : [])]),
    );
  });
});
