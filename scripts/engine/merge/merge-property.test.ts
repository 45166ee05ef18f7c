import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oddDocument, textOfDocument } from '../../fuzz/odd-document.ts';
import { oddText, oddValue } from '../../fuzz/odd-text.ts';
import type { Value } from '../../model/value.ts';
import { plainValue } from '../../model/written.ts';
import { readSource } from '../write/source.ts';
import { spliceKey } from '../write/splice.ts';
import { type MergeText, mergeRecord, mergeYaml } from './merge-record.ts';

/** Both texts, whole: enough to see that nothing is lost. */
const mergeText: MergeText = (_base, ours, theirs) => ({ text: `<<<<<<< ours\n${ours}=======\n${theirs}>>>>>>> theirs\n`, conflicts: 1 });
const merge = (base: string, ours: string, theirs: string) => mergeRecord(base, ours, theirs, mergeText);

const keys = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'];
const document = oddDocument(keys).map(textOfDocument);
const value = fc.oneof(oddValue, fc.constant(undefined), fc.subarray(['a', 'b', 'c', 'x', 'y']));
type Edit = [key: string, to: Value | undefined];
const editsOf = (names: string[]): fc.Arbitrary<Edit[]> =>
  fc.uniqueArray(fc.tuple(fc.constantFrom(...names), value), { selector: ([key]) => key, maxLength: 3 });

function edit(text: string, edits: Edit[]): string {
  return edits.reduce((now, [key, to]) => {
    const result = spliceKey(now, key, to);
    return 'text' in result ? result.text : now;
  }, text);
}

function valuesOf(text: string): { [key: string]: unknown } {
  const source = readSource(text);
  if ('problem' in source) throw new Error(`${source.problem}:\n${text}`);
  return Object.fromEntries([...source.written].map(([key, written]) => [key, plainValue(written)]));
}

/** The lines that stand once in a text, and in the other one too. */
function keptLines(base: string, side: string): Set<string> {
  const [all, lines] = [base.split('\n'), new Set(side.split('\n'))];
  return new Set(all.filter((line) => lines.has(line) && all.indexOf(line) === all.lastIndexOf(line)));
}

describe('whatever the document', () => {
  test('edits of one side alone give that side, byte for byte', () => {
    fc.assert(
      fc.property(document, editsOf([...keys, 'fresh']), (base, edits) => {
        const side = edit(base, edits);
        expect(merge(base, side, base).text).toBe(side);
        expect(merge(base, base, side).text).toBe(side);
        expect(merge(base, side, side).text).toBe(side);
      }),
      { numRuns: 300 },
    );
  });

  test('edits of different keys are all there, lines nobody touched stay, and it does not matter who merges', () => {
    fc.assert(
      fc.property(document, editsOf(['k0', 'k2', 'k4', 'mine']), editsOf(['k1', 'k3', 'k5', 'other']), (base, mine, other) => {
        const [ours, theirs] = [edit(base, mine), edit(base, other)];
        const merged = merge(base, ours, theirs);
        expect(merged).toMatchObject({ conflicts: [], way: 'keys' });
        expect(valuesOf(merged.text)).toEqual(valuesOf(edit(ours, other)));
        expect(valuesOf(merge(base, theirs, ours).text)).toEqual(valuesOf(merged.text));
        const lines = new Set(merged.text.split('\n'));
        const inTheirs = keptLines(base, theirs);
        for (const line of keptLines(base, ours)) if (inTheirs.has(line)) expect(lines).toContain(line);
        if (base.includes('\r\n')) expect(merged.text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
        expect(merged.text.startsWith('\ufeff')).toBe(base.startsWith('\ufeff'));
      }),
      { numRuns: 500 },
    );
  });

  test('edits of the same keys: every conflict is named and marked, the file can still be read, all else is as either side has it', () => {
    fc.assert(
      fc.property(document, editsOf([...keys, 'fresh']), editsOf([...keys, 'fresh']), (base, mine, other) => {
        const [ours, theirs] = [edit(base, mine), edit(base, other)];
        const merged = merge(base, ours, theirs);
        expect(merged.way).toBe('keys');
        const [was, here, there, now] = [base, ours, theirs, merged.text].map(valuesOf);
        const marks = merged.text.match(/^ *# <<<<<<< ours\r?$/gm) ?? [];
        expect(marks).toHaveLength(merged.conflicts.length);
        const named = new Set(merged.conflicts.map(({ key }) => key.split('.')[0]));
        for (const key of new Set([was, here, there, now].flatMap((each) => Object.keys(each ?? {})))) {
          const [a, b, c, d] = [was?.[key], here?.[key], there?.[key], now?.[key]].map((each) => JSON.stringify(each));
          if (a === b && !named.has(key)) expect(d).toBe(c);
          if (a === c && !named.has(key)) expect(d).toBe(b);
          if (b === c) expect(d).toBe(b);
          if (named.has(key) && !b?.startsWith('{')) expect(d).toBe(b);
        }
        const swapped = merge(base, theirs, ours);
        expect(swapped.conflicts.map(({ key }) => key).sort()).toEqual(merged.conflicts.map(({ key }) => key).sort());
      }),
      { numRuns: 500 },
    );
  });

  test('lists are merged as sets', () => {
    const set = fc.subarray(['a', 'b', 'c', 'd', 'e, f', '1', 'g: h']);
    const spell = fc.constantFrom(
      (items: string[]) => ` [${items.map((item) => JSON.stringify(item)).join(', ')}]\n`,
      (items: string[]) => (items.length === 0 ? ' []\n' : `\n${items.map((item) => `  - ${JSON.stringify(item)}\n`).join('')}`),
    );
    fc.assert(
      fc.property(fc.tuple(set, set, set), fc.tuple(spell, spell, spell), (sets, spells) => {
        const texts = sets.map((items, index) => `---\nx: 1\ntags:${spells[index]?.(items)}---\n`) as [string, string, string];
        const merged = merge(...texts);
        const [base, ours, theirs] = sets.map((items) => new Set(items)) as [Set<string>, Set<string>, Set<string>];
        const expected = new Set([...ours.intersection(theirs), ...ours.difference(base), ...theirs.difference(base)]);
        expect(merged.conflicts).toEqual([]);
        expect(new Set((valuesOf(merged.text)['tags'] as string[] | undefined) ?? [])).toEqual(expected);
      }),
      { numRuns: 500 },
    );
  });

  test('three texts of any kind: never a crash, and what is not merged by key stands there whole', () => {
    const any = fc.oneof(
      document,
      oddText,
      document.map((text) => text.slice(4)),
      fc.tuple(document, fc.nat(80)).map(([text, cut]) => text.slice(0, cut)),
    );
    fc.assert(
      fc.property(any, any, any, fc.boolean(), (base, ours, theirs, isYaml) => {
        const merged = (isYaml ? mergeYaml : mergeRecord)(base, ours, theirs, mergeText);
        if (merged.way === 'keys') return;
        expect(merged.text).toContain(ours);
        expect(merged.text).toContain(theirs);
      }),
      { numRuns: 1000 },
    );
  });
});
