import type { About } from './diagnostic.ts';
import { nearest } from './names.ts';
import { quoteText } from './reading.ts';

/** What is wrong, and what of it a program can ask without reading the words. */
export interface Told {
  problem: string;
  about?: About;
}

/** Tells that a name is not among those there are (`a field of sales`), with the nearest of them, or else with `otherwise`. */
export function unknownName(
  fact: Pick<About, 'part' | 'name' | 'board'>,
  what: string,
  known: Iterable<string>,
  otherwise = '',
): Required<Told> {
  const near = nearest(fact.name, known);
  const hint = near === undefined ? otherwise : `; did you mean "${near}"?`;
  return { problem: `${quoteText(fact.name)} is not ${what}${hint}`, about: near === undefined ? fact : { ...fact, near } };
}
