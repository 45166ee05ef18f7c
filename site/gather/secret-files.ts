import type { Board, Field } from '../../scripts/model/board.ts';
import type { FieldTypes } from '../../scripts/model/field-type.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { Tools } from './tools.ts';

/** Attachments that a field the audience must not see names, on whatever record of the board; all of a record's own where that field cannot be read or names no attachment. */
export function secretFilesOf(board: Board, secret: ReadonlySet<string>, { tracker, fields }: Tools): Set<string> {
  const holdsFiles = ({ type, options }: Field) => fields.get(type)?.input(options).as === 'files';
  const hidden = [...board.fields.values()].filter((field) => secret.has(field.name) && holdsFiles(field));
  const paths = new Set<string>();
  if (hidden.length === 0) return paths;
  const records = tracker.records.filter((record) => record.board === board.name);
  const present = new Set(records.flatMap(({ files }) => files.map(({ path }) => path)));
  for (const record of records) {
    for (const field of hidden) {
      const named = namedBy(field, record, fields);
      const own = named?.every((path) => present.has(path)) ? [] : record.files.map(({ path }) => path);
      for (const path of [...(named ?? []), ...own]) paths.add(path);
    }
  }
  return paths;
}

/** The paths a field of a record names; undefined where it cannot be read. */
function namedBy({ name, type, options }: Field, record: TrackerRecord, fields: FieldTypes): string[] | undefined {
  if (record.problems.has(name) || record.problems.has('')) return undefined;
  const value = record.values.get(name);
  const mentions = (value !== undefined && fields.get(type)?.mentions?.(value, options, record.board)) || [];
  return mentions.flatMap((mention) => (mention.kind === 'file' ? [mention.path] : []));
}
