import type { Diagnostic } from '../../model/diagnostic.ts';
import { pack } from '../../model/pack.ts';
import { peekedKeys } from '../../model/record.ts';
import { checklistsIn } from '../query/checklists.ts';
import { ownJson } from '../query/record-json.ts';
import { packDiagnostic, type RecordReading, type Rest, valueIn } from './remembered-record.ts';

/** Whether what was read may be kept under git's name for the bytes: git may hold other line ends than the disk, and give one name to files that are at fault and that are not. */
export function isKeepable({ diagnostics }: { diagnostics: Diagnostic[] }): boolean {
  return !diagnostics.some(({ check }) => check === 'line-ends');
}

/** A record as one line: its title and what is asked of every record, what `--json` prints of it, the rest, and the places; JSON between tabs. */
export function packRecord({ record, diagnostics }: RecordReading, fieldNames: Iterable<string>): string {
  const { title, values, unknown, problems, places } = record;
  const peeked = Object.fromEntries([...values].filter(([key]) => peekedKeys.has(key)));
  const own = ownJson(record, fieldNames);
  const elsewhere = Object.fromEntries([...values].filter(([key, value]) => !isSame(value, valueIn(own, key))));
  const rest: Rest = [
    [...values.keys()],
    elsewhere,
    checklistsIn(record),
    pack(unknown),
    [...problems],
    diagnostics.map(packDiagnostic),
    record.named ?? null,
  ];
  const flat = [...places].flatMap(([key, { line, column }]) => [key, line, column]);
  const head = [title, diagnostics.length, ...(Object.keys(peeked).length > 0 ? [peeked] : [])];
  return `${JSON.stringify(head)}\t${JSON.stringify(own).slice(1, -1)}\t${JSON.stringify(rest)}\t${JSON.stringify(flat)}`;
}

function isSame(a: unknown, b: unknown): boolean {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
