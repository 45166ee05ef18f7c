import type { Board } from '../../model/board.ts';
import type { Diagnostic, Severity } from '../../model/diagnostic.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import { type Attachment, type Comment, recordName, type TrackerRecord } from '../../model/record.ts';
import type { Workspace } from '../../model/workspace.ts';
import type { CommentNeighbours } from './comment-name.ts';
import { decodeText } from './decode.ts';
import { late } from './late.ts';
import type { CommentReading, Remembered } from './remembered.ts';
import { type RecordSource, unpackRecord } from './remembered-record.ts';

const attachmentBytes = 25 * 1024 * 1024;

/** Reads the files of records one by one, or takes what is remembered of them; every fault goes to `diagnostics`. */
export interface RecordFiles {
  /** The record at a path, without its comments and attachments. */
  read(path: string, board: Board): TrackerRecord;
  /** Gives a record its comments and attachments, from the paths of their files. */
  attach(record: TrackerRecord, comments: string[], attachments: string[]): void;
}

/** Opens the record files of a tracker. */
export function openRecordFiles(
  files: Files,
  { fields, remembered }: { fields: FieldTypes; remembered?: Remembered },
  workspace: Workspace,
  diagnostics: Diagnostic[],
): RecordFiles {
  const say = (path: string, check: string, message: string, severity: Severity = 'error') =>
    diagnostics.push({ place: { path, line: 1, column: 1 }, check, message, severity });

  const source: RecordSource = {
    readBody: (path) => bodyOf(files, path),
    readMore: (path, blob, board) => remembered?.findMore?.(path, blob) ?? readAnew(path, board),
  };
  return { read, attach };

  function read(path: string, board: Board): TrackerRecord {
    const blob = remembered && files.blob?.(path);
    const packed = blob && remembered.find(path, blob);
    if (packed) {
      const known = unpackRecord(packed, path, blob, board, source);
      for (const each of known.diagnostics) diagnostics.push(each);
      return known.record;
    }
    const decoded = decodeFile(files, path);
    if ('problem' in decoded) {
      say(path, 'encoding', decoded.problem);
      const record = late.record().emptyRecord(path);
      record.problems.set('', decoded.problem);
      return record;
    }
    const reading = late.record().readRecord({ path, text: decoded.text }, board, fields);
    for (const each of reading.diagnostics) diagnostics.push(each);
    if (blob && late.packed().isKeepable(reading)) remembered.keep(path, blob, late.packed().packRecord(reading, board.fields.keys()));
    return reading.record;
  }

  /** What is remembered of a record, from its file, where that was lost meanwhile. */
  function readAnew(path: string, board: Board): string {
    const decoded = decodeFile(files, path);
    const packed = late
      .packed()
      .packRecord(
        'text' in decoded
          ? late.record().readRecord({ path, text: decoded.text }, board, fields)
          : { record: late.record().emptyRecord(path), diagnostics: [] },
        board.fields.keys(),
      );
    return packed.slice(packed.indexOf('\t') + 1);
  }

  function readCommentFile(path: string, neighbours: CommentNeighbours): CommentReading | undefined {
    const blob = remembered && files.blob?.(path);
    const packed = blob && remembered.find(path, blob);
    if (packed) return late.remembered().unpackComment(packed, path, neighbours, () => bodyOf(files, path));
    const decoded = decodeFile(files, path);
    if ('problem' in decoded) {
      say(path, 'encoding', decoded.problem);
      return undefined;
    }
    const reading = late.comment().readComment({ path, text: decoded.text }, neighbours);
    if (blob && late.packed().isKeepable(reading)) remembered.keep(path, blob, late.remembered().packComment(reading));
    return reading;
  }

  function attach(record: TrackerRecord, comments: string[], attachments: string[]): void {
    const names = new Set(comments.map((path) => path.slice(path.lastIndexOf('/') + 1, -'.md'.length)));
    const neighbours = { isPerson: (key: string) => workspace.people.has(key), isThere: (name: string) => names.has(name) };
    const [told, held]: [Comment[], Attachment[]] = [[], []];
    for (const path of comments) {
      const reading = readCommentFile(path, neighbours);
      if (!reading) continue;
      told.push(reading.comment);
      for (const each of reading.diagnostics) diagnostics.push(each);
    }
    for (const path of attachments) {
      const size = files.size(path);
      if (size === undefined) {
        say(path, 'encoding', missing(path));
        continue;
      }
      if (size > attachmentBytes)
        say(
          path,
          'too-big',
          `${Math.ceil(size / 1024 / 1024)} MiB; an attachment holds at most 25 MiB: keep large files elsewhere and link them from ${recordName(record)}`,
        );
      held.push({ path, name: path.slice(path.lastIndexOf('/') + 1), size });
    }
    if (told.length > 0) record.comments = told.sort((a, b) => (a.name < b.name ? -1 : 1));
    if (held.length > 0) record.files = held;
  }
}

/** The text of a file of the tracker, or why it cannot be had. */
export function decodeFile(files: Files, path: string): { text: string } | { problem: string } {
  const bytes = files.read(path);
  return bytes ? decodeText(bytes) : { problem: missing(path) };
}

/** The text below the frontmatter of a file that was read before; what has gone meanwhile is empty. */
function bodyOf(files: Files, path: string): string {
  const decoded = decodeFile(files, path);
  if ('problem' in decoded) return '';
  const split = late.frontmatter().splitFrontmatter(decoded.text);
  return 'problem' in split ? decoded.text : split.body;
}

/** Why a file that was listed is not there: a name of other bytes than UTF-8 is listed with a mark in their place. */
function missing(path: string): string {
  return path.includes('\ufffd') ? "the file's name is not UTF-8; expected one that is" : 'no such file';
}
