import type { ExpressionWorld, Kind } from './kinds.ts';

/** A function people may call, also behind a point: `upper(title)` is `title.upper()`. */
export interface ExpressionFunction {
  /** The kinds of its values, in their order. */
  wants: readonly Kind[];
  /** How many of them may be left out, from the last on. */
  optional: number;
  /** It takes more values, each of the kind of the last one. */
  more: boolean;
  /** What it gives, by the kinds of its values. */
  gives(kinds: Kind[]): Kind;
  /** Gets values of the kinds it wants; `undefined` is a missing result. */
  run(values: unknown[], world: ExpressionWorld): unknown;
}

/** A function by what it wants and gives; the caller of `run` has looked at the kinds. */
export function define<Values extends unknown[]>(
  wants: Kind[],
  gives: Kind | ((kinds: Kind[]) => Kind),
  run: (values: Values, world: ExpressionWorld) => unknown,
  { optional = 0, more = false }: { optional?: number; more?: boolean } = {},
): ExpressionFunction {
  return {
    wants,
    optional,
    more,
    gives: typeof gives === 'function' ? gives : () => gives,
    run: (values, world) => run(values as Values, world),
  };
}

/** Whether a function takes so many values. */
export function takes({ wants, optional, more }: ExpressionFunction, count: number): boolean {
  return count >= wants.length - optional && (more || count <= wants.length);
}
