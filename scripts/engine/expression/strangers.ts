import type { About } from '../../model/diagnostic.ts';
import { type Told, unknownName } from '../../model/unknown-name.ts';
import { type Node, pathOf } from './node.ts';
import type { ExpressionProblem } from './parse.ts';

/** All that a name can hold, and what a word beside these is not: `an option of priority`. */
export interface KnownWords {
  words: ReadonlySet<string>;
  what: string;
  /** Which part of a settings file says them, of which board. */
  of?: Pick<About, 'part' | 'board'>;
}

const mostListed = 12;

/** Words that an expression compares a name with, or looks for in it, though the name never holds them; `wordsOf` gives all that it can hold, by its path. */
export function* findStrangers(node: Node, wordsOf: (path: string) => KnownWords | undefined): Generator<ExpressionProblem & Told> {
  if (node.is === 'binary' && (node.sign === '==' || node.sign === '!=' || node.sign === 'in')) {
    yield* compare(node.left, node.right, wordsOf);
    yield* compare(node.right, node.left, wordsOf);
  }
  if (node.is !== 'each') {
    for (const part of partsOf(node)) yield* findStrangers(part, wordsOf);
    return;
  }
  const ofItem = wordsAt(node.of, wordsOf);
  yield* findStrangers(node.of, wordsOf);
  for (const step of node.steps) yield* findStrangers(step, (path) => (path === node.variable ? ofItem : wordsOf(path)));
}

function wordsAt(node: Node, wordsOf: (path: string) => KnownWords | undefined): KnownWords | undefined {
  const path = pathOf(node);
  return path === undefined ? undefined : wordsOf(path);
}

function* compare(name: Node, other: Node, wordsOf: (path: string) => KnownWords | undefined): Generator<ExpressionProblem & Told> {
  const literals = (other.is === 'list' ? other.items : [other]).flatMap((each) =>
    each.is === 'value' && typeof each.value === 'string' && each.value !== '' ? [{ word: each.value, at: each.at }] : [],
  );
  const known = literals.length > 0 ? wordsAt(name, wordsOf) : undefined;
  if (!known) return;
  for (const { word, at } of literals) {
    if (known.words.has(word)) continue;
    const all = known.words.size > 0 && known.words.size <= mostListed ? `; expected one of ${[...known.words].join(', ')}` : '';
    // of the options of a field nothing follows
    const { problem, about } = unknownName({ part: 'fields', ...known.of, name: word }, known.what, known.words, all);
    yield { problem, offset: at, ...(known.of && { about }) };
  }
}

function partsOf(node: Node): Node[] {
  switch (node.is) {
    case 'value':
    case 'name':
    case 'has':
      return [];
    case 'member':
    case 'not':
    case 'minus':
      return [node.of];
    case 'item':
      return [node.of, node.index];
    case 'list':
      return node.items;
    case 'map':
      return node.entries.flat();
    case 'choose':
      return [node.test, node.yes, node.no];
    case 'otherwise':
      return [node.of, node.other];
    case 'binary':
      return [node.left, node.right];
    case 'call':
      return node.args;
    case 'method':
      return [node.of, ...node.args];
    case 'each':
      return [node.of, ...node.steps];
    default:
      return node satisfies never;
  }
}
