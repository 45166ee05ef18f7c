import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readTree } from '../story/file-tree.ts';
import { naughty } from './odd-text.ts';

const stories = join(import.meta.dirname, '../stories');
/** Files of the stories: records, comments, boards, rules, sound ones and broken ones. */
const real: Uint8Array[] = readdirSync(stories, { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .flatMap(({ name }) => [...readTree(join(stories, name, 'before'))])
  .filter(([path]) => /\.(md|yml)$/.test(path))
  .map(([, bytes]) => new Uint8Array(Buffer.from(bytes, 'latin1')));

const encoder = new TextEncoder();
const marks = [
  '---\n',
  '---js\n',
  '\n---\n',
  '\r\n',
  '\r',
  '\ufeff',
  ': ',
  '- ',
  '[',
  ']',
  '{',
  '}',
  '|\n',
  '>-\n',
  '"',
  "'",
  '#',
  '&a ',
  '*a',
  '!!map ',
  '!x ',
];
const more = [
  '<<: ',
  '? ',
  '%YAML 1.1\n',
  '...\n',
  '\t',
  '  ',
  '\n',
  '\n\n',
  'title',
  'lists',
  'fields',
  'type: ',
  '__proto__: ',
  '<<<<<<< a\n',
  '=======\n',
  '>>>>>>> b\n',
];
const token = fc.constantFrom(...marks, ...more, ...naughty).map((text) => encoder.encode(text));
const some = fc.oneof(token, fc.uint8Array({ maxLength: 8 }));

interface Cut {
  at: number;
  length: number;
  by: Uint8Array;
  times: number;
}
const cut: fc.Arbitrary<Cut> = fc.record({
  at: fc.nat(4000),
  length: fc.constantFrom(0, 0, 1, 2, 10, 100),
  by: some,
  times: fc.constantFrom(1, 1, 1, 3, 60),
});

/** A real file with some of its bytes cut out and others put in. */
const mutated = fc.tuple(fc.constantFrom(...real), fc.array(cut, { maxLength: 6 })).map(([bytes, cuts]) => cuts.reduce(withCut, bytes));
/** What looks like YAML, between dashes or not. */
const madeUp = fc
  .tuple(fc.boolean(), fc.array(some, { maxLength: 40 }))
  .map(([isFenced, parts]) => joined(isFenced ? [encoder.encode('---\n'), ...parts, encoder.encode('\n---\nText\n')] : parts));

/** The bytes of a file, of any kind. */
export const oddBytes: fc.Arbitrary<Uint8Array> = fc.oneof(
  { weight: 5, arbitrary: mutated },
  { weight: 3, arbitrary: madeUp },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }) },
);

function withCut(bytes: Uint8Array, { at, length, by, times }: Cut): Uint8Array {
  const from = bytes.length === 0 ? 0 : at % bytes.length;
  return joined([bytes.subarray(0, from), ...Array.from({ length: times }, () => by), bytes.subarray(from + length)]);
}

function joined(parts: Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts));
}
