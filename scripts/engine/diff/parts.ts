import type { BlobChange, KeyChange } from '../../model/history.ts';
import { recordName } from '../../model/record.ts';
import { type PartPath, readPartPath } from '../../model/record-path.ts';
import { cutLine, type Words, words } from '../../model/words.ts';
import type { Pair } from '../history/pairs.ts';
import { readComment } from '../read/comment.ts';
import { nameOf, type TellContext } from './shown.ts';

/** A comment or a file of a record that came, went or is another one; `record` is as it is called after it. */
export interface PartChange extends PartPath {
  before?: { path: string; blob: string };
  after?: { path: string; blob: string };
}

const longestComment = 200;

/** What became of the comments and files of records; those that went along with a record that was renamed or moved are no change. */
export function partChanges(changes: BlobChange[], pairs: Pair[]): PartChange[] {
  const names = new Map(pairs.flatMap(({ before, after }) => (before && after ? [[recordName(before), recordName(after)] as const] : [])));
  const removed = new Set(pairs.flatMap(({ before, after }) => (before && !after ? [recordName(before)] : [])));
  const parts = new Map<string, PartChange>();
  for (const { path, before, after } of changes) {
    const part = readPartPath(path);
    if (!part) continue;
    for (const [side, blob] of [['before', before] as const, ['after', after] as const]) {
      if (blob === undefined) continue;
      const record = side === 'before' ? (names.get(part.record) ?? part.record) : part.record;
      const key = JSON.stringify([part.kind, record, part.name]);
      parts.set(key, { ...(parts.get(key) ?? { ...part, record }), [side]: { path, blob } });
    }
  }
  return [...parts.values()].filter(({ before, after, record }) => before?.blob !== after?.blob && !(removed.has(record) && !after));
}

/** One of them as `woad history` tells it. */
export function partChange({ kind, name, before, after }: PartChange): KeyChange {
  return { key: kind, from: before ? name : null, to: after ? name : null };
}

/** One of them in words; the text of a new comment is told, as far as it is short. */
export function tellPart(part: PartChange, read: (blob: string) => string | undefined, { after: side }: TellContext): Words {
  const { kind, name, before, after } = part;
  if (kind === 'file') return words`${name} ${after === undefined ? 'taken away' : before ? 'replaced' : 'attached'}`;
  const text = after && read(after.blob);
  const { comment } = readComment({ path: (after ?? before)?.path ?? '', text: text ?? '' });
  const who = nameOf(comment.author || 'somebody', side);
  if (!after) return words`a comment of ${who} taken away`;
  if (before) return words`${who} changed a comment: ${cutLine(comment.text, longestComment)}`;
  return words`${who} commented: ${cutLine(comment.text, longestComment)}`;
}
