import type fc from 'fast-check';

/** One thing that is attacked: an entry of `targets/`, whose file name is what `--only` names. */
export interface FuzzTarget {
  summary: string;
  /** How many tries `npm test` makes; `npm run fuzz` goes on until its time is over. */
  runs: number;
  property: fc.IRawProperty<unknown>;
}
