/** The type of a value in an expression; `date` is a day or a time as text, compared by day. */
export type ExpressionType = 'string' | 'double' | 'bool' | 'list<string>' | 'date' | 'dyn';

/** So much of something: `{ amount: 12000, unit: 'EUR' }`. */
export interface Measure {
  amount: number;
  unit: string;
}
