import type { Board } from '../../model/board.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { TrackerRecord } from '../../model/record.ts';
import { readRecordPath } from '../../model/record-path.ts';
import { decodeText } from '../read/decode.ts';
import { emptyRecord, readRecord } from '../read/record.ts';

/** Whether a record stands at a path; comments, files and templates do not count. */
export function isRecordPath(path: string): boolean {
  return readRecordPath(path) !== undefined;
}

/** The record in a file's bytes, read by today's boards; its comments and files are not looked for. */
export function readRecordAt(path: string, bytes: Uint8Array, boards: ReadonlyMap<string, Board>, fields: FieldTypes): TrackerRecord {
  const decoded = decodeText(bytes);
  if ('text' in decoded) return readRecord({ path, text: decoded.text }, boards.get(path.split('/')[1] ?? ''), fields).record;
  const record = emptyRecord(path);
  record.problems.set('', decoded.problem);
  return record;
}
