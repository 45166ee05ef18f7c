import assert from 'node:assert/strict';
import { parse } from 'yaml';
import { splitFrontmatter } from '../engine/read/frontmatter.ts';
import { readRecord } from '../engine/read/record.ts';
import type { TrackerRecord } from '../model/record.ts';
import { type Chunk, type OddDocument, textOfChunks } from './odd-document.ts';
import { board, fields } from './odd-tracker.ts';

const blankOrComment = /^(?:[ \t]*(?:#[^\n]*)?\r?\n)*$/;

/** The document with what an edit of one key made of it; throws where a line of anything else is not the same to the byte. */
export function withKey({ chunks, body, newline }: OddDocument, key: string, after: string): OddDocument {
  const found = chunks.findIndex((chunk) => chunk.key === key);
  const at = found === -1 ? chunks.length - 1 : found;
  const above = chunks.slice(0, at);
  const head = textOfChunks(above);
  assert.equal(after.slice(0, head.length), head, `the lines above ${key}`);
  const isUnset = !readText(after).places.has(key);
  let below = chunks.slice(found === -1 ? at : at + 1);
  if (isUnset && !after.slice(head.length).endsWith(textOfChunks(below) + body)) below = withoutLoose(below);
  const tail = textOfChunks(below) + body;
  const end = Math.max(head.length, after.length - tail.length);
  assert.equal(after.slice(end), tail, `the lines below ${key}`);
  const text = after.slice(head.length, end);
  assert.ok(text === '' || text.endsWith(newline), `whole lines of ${key}`);
  const others = newline === '\n' ? /\r/ : /(?<!\r)\n|\r(?!\n)/;
  assert.doesNotMatch(text, others, `line ends of ${key}`);
  if (isUnset) assert.match(text, blankOrComment, `what is left of ${key}`);
  return { chunks: [...above, isUnset ? { text } : { key, text }, ...below], body, newline };
}

/** Without the blank and indented lines below a key that goes away: they would fall to the value above it. */
function withoutLoose(chunks: Chunk[]): Chunk[] {
  const [first, ...rest] = chunks;
  if (!first || first.key !== undefined || !blankOrComment.test(first.text)) return chunks;
  const flush = first.text.search(/^#/m);
  // where nothing of it stays, what was left of another key that went away may follow
  return flush === -1 ? withoutLoose(rest) : [{ text: first.text.slice(flush) }, ...rest];
}

let known: [text: string, record: TrackerRecord][] = [];

/** A text as a record of the board; the two that were asked for last are remembered. */
export function readText(text: string): TrackerRecord {
  const held = known.find(([each]) => each === text)?.[1];
  if (held) return held;
  const { record } = readRecord({ path: 'records/odd/one/odd.md', text }, board, fields);
  known = [[text, record], ...known.slice(0, 1)];
  return record;
}

/** What another reader of YAML finds at a key. */
export function plainAt(text: string, key: string): unknown {
  const split = splitFrontmatter(text);
  assert.ok('yaml' in split);
  return (parse(split.yaml) as { [key: string]: unknown } | null)?.[key];
}

/** Throws where a key other than this one reads otherwise than before. */
export function assertSameBut(key: string, before: string, after: string): void {
  const [old, now] = [before, after].map((text) => {
    const { values, unknown, problems } = readText(text);
    return [values, unknown, problems].map((each) => [...each].filter(([name]) => name !== key && name !== ''));
  });
  assert.deepEqual(now, old);
}
