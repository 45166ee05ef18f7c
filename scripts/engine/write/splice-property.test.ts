import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { oddDocument, textOfDocument } from '../../fuzz/odd-document.ts';
import { oddText, oddValue } from '../../fuzz/odd-text.ts';
import type { Value } from '../../model/value.ts';
import { nextLine, readSource } from './source.ts';
import { spliceKey } from './splice.ts';
import { says } from './verify.ts';

const splice = (text: string, key: string, to: Value | undefined): string => {
  const result = spliceKey(text, key, to);
  return 'text' in result ? result.text : `✗ ${result.problem}`;
};

const keys = ['k0', 'k1', 'k2', 'k3', 'k4', 'k5'];
const key = fc.constantFrom(...keys, 'fresh');
const document = oddDocument(keys).map(textOfDocument);

describe('whatever the document', () => {
  test('setting a key changes only the bytes of its own lines, and it reads back', () => {
    fc.assert(
      fc.property(document, key, oddValue, (before, key, to) => {
        const result = spliceKey(before, key, to);
        if ('problem' in result) throw new Error(result.problem);
        const [old, now] = [readSource(before), readSource(result.text)];
        if ('problem' in old || 'problem' in now) throw new Error('unreadable');
        expect(says(now.written.get(key)!, to)).toBe(true);
        const pair = old.pairs.get(key);
        const end = old.split.present ? old.split.yamlStart + old.split.yaml.length : before.length;
        const [head, tail] = pair ? [pair.colonEnd, nextLine(before, Math.max(pair.end, pair.colonEnd))] : [end, end];
        expect(result.text.startsWith(before.slice(0, head))).toBe(true);
        expect(result.text.slice(head).endsWith(before.slice(tail))).toBe(true);
        const lf = result.text.replaceAll('\r\n', '');
        if (before.includes('\r\n')) expect(lf).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 2000 },
    );
  });

  test('unsetting a key takes its lines and nothing else; setting it again gives the same values', () => {
    fc.assert(
      fc.property(document, key, oddText, (before, key, to) => {
        const without = splice(before, key, undefined);
        const added = splice(before, 'fresh', to);
        expect(splice(added, 'fresh', undefined)).toBe(before);
        if (without === before) {
          const source = readSource(before);
          expect('written' in source && !source.written.has(key)).toBe(true);
          return;
        }
        const kept = without.split('\n');
        const lines = before.split('\n');
        let at = 0;
        for (const line of lines) if (line === kept[at]) at++;
        expect(at).toBe(kept.length);
      }),
      { numRuns: 1000 },
    );
  });
});
