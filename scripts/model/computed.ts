import type { Computing } from './computing.ts';
import type { AnyFieldType } from './field-type.ts';
import { compareText } from './reading.ts';
import type { TrackerRecord } from './record.ts';
import { recordName } from './record.ts';
import type { Value } from './value.ts';

/** What every computed type says of writing and editing: nothing is written for it. */
export function computedBy(name: string): Pick<AnyFieldType, 'read' | 'input'> {
  return {
    read: () => ({ problem: `is computed (${name}); nothing is written for it` }),
    input: () => ({ as: 'none' }),
  };
}

/** The order of two computed values: numbers by size, everything else as text. */
export function compareComputed(a: Value, b: Value): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : compareText(a, b);
}

/** The values of a key of several records, those that have one; the first that cannot be had is the problem, and its record is named. */
export function valuesAcross(
  about: Computing,
  records: TrackerRecord[],
  key: string,
): { found: { record: TrackerRecord; value: Value }[] } | { problem: string } {
  const found: { record: TrackerRecord; value: Value }[] = [];
  for (const record of records) {
    const { problem, value } = { problem: undefined, value: undefined, ...about.valueOf(record, key) };
    if (problem !== undefined) return { problem: `${recordName(record)}: ${key}: ${problem}` };
    if (value !== undefined) found.push({ record, value });
  }
  return { found };
}
