import type { Board } from '../../model/board.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { Place, SourceFile } from '../../model/file.ts';
import type { TrackerRecord } from '../../model/record.ts';
import { isEmptyWritten, plainValue, type Written } from '../../model/written.ts';
import { bodyFactsOf } from './body-facts.ts';
import { kibibytesOver } from './decode.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { hashWordFaults } from './hash-words.ts';
import { readKey } from './keys.ts';
import { leftMarkFaults } from './left-marks.ts';
import { lineEndFaults } from './line-ends.ts';
import { placerOf } from './place.ts';
import { readPlainYaml } from './plain-yaml.ts';
import { parseYaml } from './yaml.ts';

const frontmatterBytes = 64 * 1024;
const mostKeys = 256;
/** So large is a record at most. */
export const recordBytes = 1024 * 1024;

/** A record and all that is wrong with its file; `comments` and `files` are the caller's to fill. The path must be `records/<board>/<list>/<slug>.md`. */
export function readRecord(
  file: SourceFile,
  board: Board | undefined,
  fields: FieldTypes,
): { record: TrackerRecord; diagnostics: Diagnostic[] } {
  const record = emptyRecord(file.path);
  const diagnostics: Diagnostic[] = [];
  const placeOf = placerOf(file);
  const complain = (offset: number, check: string, message: string, key?: string) => {
    diagnostics.push({ place: placeOf(offset), check, message: key ? `${key}: ${message}` : message, severity: 'error' });
    if (!record.problems.has(key ?? '')) record.problems.set(key ?? '', message);
  };
  record.places.set('', placeOf(0));
  const size = kibibytesOver(file.text, recordBytes);
  if (size) complain(0, 'too-big', `${size} KiB of text; a record holds at most 1,024 KiB`);
  diagnostics.push(...lineEndFaults(file));
  const split = splitFrontmatter(file.text);
  if ('problem' in split) {
    complain(split.offset, 'frontmatter', split.problem);
    takeBody(record, file.text, placeOf(0));
    return { record, diagnostics };
  }
  const yamlSize = kibibytesOver(split.yaml, frontmatterBytes);
  if (yamlSize) {
    complain(split.yamlStart, 'too-big', `${yamlSize} KiB of frontmatter; a record holds at most 64 KiB`);
    takeBody(record, split.body, placeOf(split.bodyStart));
    return { record, diagnostics };
  }
  const lines = split.yaml.match(/^[^\s#\-\]}]/gm)?.length ?? 0;
  if (lines > 4 * mostKeys) {
    complain(split.yamlStart, 'too-big', `${lines} keys in the frontmatter; a record holds at most ${mostKeys}`);
    takeBody(record, split.body, placeOf(split.bodyStart));
    return { record, diagnostics };
  }
  diagnostics.push(...leftMarkFaults(file, split.bodyStart));
  const yaml = readPlainYaml(split.yaml, split.yamlStart) ?? parseYaml(split.yaml, split.yamlStart);
  for (const { offset, message } of yaml.problems) complain(offset, 'frontmatter', message);
  if (yaml.written.size > mostKeys)
    complain(split.yamlStart, 'too-big', `${yaml.written.size} keys in the frontmatter; a record holds at most ${mostKeys}`);
  const broken = record.problems.has('');
  if (!broken && split.yaml.includes('#')) diagnostics.push(...hashWordFaults(file, yaml.written, yaml.keys));
  for (const [key, written] of yaml.written) {
    const keyAt = yaml.keys.get(key) ?? split.yamlStart;
    if (broken) takeTitle(record, key, written);
    else readEntry(record, key, written, keyAt, { board, fields, complain, placeOf });
  }
  takeBody(record, split.body, placeOf(split.bodyStart));
  if (broken) return { record, diagnostics };
  const title = record.values.get('title');
  if (typeof title === 'string') record.title = title;
  else if (!record.problems.has('title')) {
    complain(
      split.present ? split.yamlStart : 0,
      'title',
      split.present
        ? 'no "title" in the frontmatter; expected one such as "title: Acme renewal"'
        : 'no frontmatter; expected "---", a line "title: ...", "---" above the text',
    );
  }
  return { record, diagnostics };
}

interface EntryContext {
  board: Board | undefined;
  fields: FieldTypes;
  complain(offset: number, check: string, message: string, key?: string): void;
  placeOf(offset: number): Place;
}

function readEntry(record: TrackerRecord, key: string, written: Written, keyAt: number, context: EntryContext): void {
  const reading = readKey(key, written, context.board, context.fields);
  record.places.set(key, context.placeOf(reading ? written.at : keyAt));
  if (!reading) {
    record.unknown.set(key, plainValue(written));
    return;
  }
  if (isEmptyWritten(written)) return;
  if ('problem' in reading) context.complain(reading.at ?? written.at, 'field-value', reading.problem, key);
  else record.values.set(key, reading.value);
}

function takeBody(record: TrackerRecord, body: string, place: Place): void {
  record.body = body;
  record.places.set('body', place);
  const named = bodyFactsOf(body);
  if (named) record.named = named;
}

function takeTitle(record: TrackerRecord, key: string, written: Written): void {
  if (key === 'title' && written.as === 'scalar' && written.source.trim() !== '') record.title = written.source;
}

/** A record with nothing read yet, named by its path. */
export function emptyRecord(path: string): TrackerRecord {
  const [, board = '', list = ''] = path.split('/');
  const slug = path.slice(path.lastIndexOf('/') + 1).replace(/\.md$/, '');
  return {
    path,
    board,
    list,
    slug,
    title: slug,
    body: '',
    comments: [],
    files: [],
    values: new Map(),
    unknown: new Map(),
    problems: new Map(),
    places: new Map(),
  };
}
