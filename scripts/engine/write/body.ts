import type { Change } from '../../model/change.ts';
import type { Problem } from '../../model/field-type.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { type Desk, findRecord, type Refusal, readText } from './desk.ts';
import { newlineOf } from './source.ts';

const recordBytes = 1024 * 1024;

/** Exchanges the text below a record's frontmatter. */
export function changeBody(desk: Desk, { record, to, was }: Extract<Change, { kind: 'body' }>): Refusal {
  const found = findRecord(desk, record);
  if ('problem' in found) return found;
  const read = readText(desk.files, found.path);
  if ('problem' in read) return { problem: `${found.name} cannot be read: ${read.problem}` };
  const split = splitFrontmatter(read.text);
  if ('problem' in split) return { problem: `${found.name}: its frontmatter cannot be read (${split.problem})` };
  if (was !== undefined && unixLines(was) !== unixLines(split.body))
    return { problem: `the text of ${found.name} is not as it was when this change was made` };
  const next = withBody(read.text, to);
  if ('problem' in next) return { problem: `${found.name}: ${next.problem}` };
  if (next.text === read.text) return undefined;
  desk.files.edit({ kind: 'write', path: found.path, text: next.text });
  desk.touched.add(found.name);
  return undefined;
}

/** A file's text with another body, in the file's own line ends. */
export function withBody(text: string, body: string): { text: string } | Problem {
  const wrong = textProblem(body, recordBytes);
  if (wrong) return { problem: wrong };
  const split = splitFrontmatter(text);
  if ('problem' in split) return split;
  const newline = newlineOf(text);
  const head = text.slice(0, split.bodyStart);
  const asked = unixLines(body).replaceAll('\n', newline);
  const isOpen = split.present && !head.endsWith('\n') && asked !== '';
  const next = head + (isOpen ? newline : '') + asked;
  const after = splitFrontmatter(next);
  if ('problem' in after || after.body !== asked)
    return { problem: 'the text begins with "---", which would be taken for a frontmatter; expected something above it' };
  return { text: next };
}

/** Why a text cannot be written to a file, or undefined when it can. */
export function textProblem(text: string, most: number): string | undefined {
  if (text.includes('\0')) return 'the text holds a NUL byte';
  if (!text.isWellFormed()) return 'the text holds half of a character (a lone surrogate)';
  const bytes = new TextEncoder().encode(text).length;
  return bytes > most ? `${Math.ceil(bytes / 1024)} KiB of text; expected at most ${most / 1024} KiB` : undefined;
}

function unixLines(text: string): string {
  return text.replaceAll('\r\n', '\n');
}
