import assert from 'node:assert/strict';
import fc from 'fast-check';
import { splitFrontmatter } from '../../engine/read/frontmatter.ts';
import { spliceKey } from '../../engine/write/splice.ts';
import type { Value } from '../../model/value.ts';
import { assertSameBut, readText } from '../edited-document.ts';
import { oddBytes } from '../odd-bytes.ts';
import { oddValue } from '../odd-text.ts';
import type { FuzzTarget } from '../target.ts';

export default {
  summary: 'Any key set to anything in any file: written so that it reads back and nothing else changes, or refused.',
  runs: 1500,
  property: fc.property(
    oddBytes,
    fc.constantFrom('line', 'long', 'due', 'ключ', 'a: b', '#', '1', 'null'),
    fc.option(oddValue, { nil: undefined }),
    write,
  ),
} satisfies FuzzTarget;

function write(bytes: Uint8Array, key: string, to: Value | undefined): void {
  const before = new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes);
  const written = spliceKey(before, key, to);
  if ('problem' in written) {
    assert.notEqual(written.problem, '');
    return;
  }
  assert.deepEqual(spliceKey(written.text, key, to), written);
  if (written.text === before) return;
  assertSameBut(key, before, written.text);
  const [old, now] = [readText(before), readText(written.text)];
  assert.equal(now.body, old.body);
  assert.equal(now.places.has(key), to !== undefined);
  const split = splitFrontmatter(before);
  // a key that goes out again leaves the file as it was
  if (!old.places.has(key) && 'yaml' in split && split.present) assert.deepEqual(spliceKey(written.text, key, undefined), { text: before });
}
