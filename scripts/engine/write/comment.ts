import type { Change } from '../../model/change.ts';
import { authorKey, commentText, withLineEnd } from '../../model/comment-text.ts';
import { didYouMean } from '../../model/names.ts';
import { readComment } from '../read/comment.ts';
import { textProblem, withBody } from './body.ts';
import { type Desk, findRecord, type Refusal, readText } from './desk.ts';
import { spliceKey } from './splice.ts';

const commentBytes = 256 * 1024;

/** Adds a comment; `actor` wrote it when the change names no author. */
export function addComment(desk: Desk, change: Extract<Change, { kind: 'comment' }>, actor: string | undefined): Refusal {
  const found = findRecord(desk, change.record);
  if ('problem' in found) return found;
  const problem = change.text.trim() === '' ? 'a comment has a text' : textProblem(change.text, commentBytes);
  if (problem) return { problem };
  const author = authorKey(change.author ?? actor ?? '');
  if (author === undefined) return { problem: 'nobody is named as the author of the comment; expected "author", or "actor" of the list' };
  const stamp = stampOf(change.at ?? desk.context.utc);
  if (stamp === undefined) return { problem: `"${change.at}" is not an instant in UTC, such as 2026-11-20T10:15:00Z` };
  const folder = `records/${found.board}/_comments/${found.slug}`;
  const names = desk.files.list(folder).map(({ name }) => name.replace(/\.md$/, ''));
  if (change.reply_to !== undefined && !names.includes(change.reply_to))
    return { problem: `${found.name} has no comment "${change.reply_to}"${didYouMean(change.reply_to, names)}` };
  const text = commentText(change.text, change.reply_to);
  let name = `${stamp}-${author}`;
  const { people } = desk.workspace();
  for (let count = 2; names.includes(name); count++) {
    // the second comment of ana is not one of a person whose key is ana-2
    if (!people.has(`${author}-${count}`)) name = `${stamp}-${author}-${count}`;
  }
  desk.files.edit({ kind: 'write', path: `${folder}/${name}.md`, text });
  desk.touched.add(found.name);
  return undefined;
}

/** Exchanges the text of a comment and notes the day. */
export function editComment(desk: Desk, change: Extract<Change, { kind: 'edit-comment' }>): Refusal {
  const found = findRecord(desk, change.record);
  if ('problem' in found) return found;
  const folder = `records/${found.board}/_comments/${found.slug}`;
  const names = desk.files.list(folder).flatMap(({ name, kind }) => (kind === 'file' && name.endsWith('.md') ? [name.slice(0, -3)] : []));
  if (!names.includes(change.comment))
    return { problem: `${found.name} has no comment "${change.comment}"${didYouMean(change.comment, names)}` };
  const problem = change.text.trim() === '' ? 'a comment has a text' : textProblem(change.text, commentBytes);
  if (problem) return { problem };
  const path = `${folder}/${change.comment}.md`;
  const read = readText(desk.files, path);
  if ('problem' in read) return { problem: `${path} cannot be read: ${read.problem}` };
  const before = readComment({ path, text: read.text }).comment.text;
  const asked = withLineEnd(change.text);
  if (before.replaceAll('\r\n', '\n') === asked.replaceAll('\r\n', '\n')) return undefined;
  const dated = spliceKey(read.text, 'edited', desk.context.now.slice(0, 10));
  if ('problem' in dated) return { problem: `${path}: ${dated.problem}` };
  const next = withBody(dated.text, asked);
  if ('problem' in next) return { problem: `${path}: ${next.problem}` };
  desk.files.edit({ kind: 'write', path, text: next.text });
  desk.touched.add(found.name);
  return undefined;
}

function stampOf(instant: string): string | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2}):(\d{2})(?:\.\d+)?Z$/.exec(instant);
  if (!match || Number.isNaN(Date.parse(instant))) return undefined;
  const [, year, month, day, hour, minute, second] = match;
  return `${year}${month}${day}T${hour}${minute}${second}Z`;
}
