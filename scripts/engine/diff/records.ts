import type { BlobChange, HistoryKind } from '../../model/history.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { ToldRecord } from '../../model/told.ts';
import { pairRecords } from '../history/pairs.ts';
import { isRecordPath, readRecordAt } from '../history/record-at.ts';
import { type PartChange, partChange, partChanges, tellPart } from './parts.ts';
import { tellPair } from './record.ts';
import type { TellContext } from './shown.ts';

/** Where what differs is read. */
export interface DiffSource {
  /** Paths that differ, with their blobs. */
  changes: BlobChange[];
  bytesOf(blob: string): Uint8Array | undefined;
  textOf(blob: string): string | undefined;
  /** A record as it is after it, by `board/slug`: for a comment on one whose own file is the same. */
  find(name: string): TrackerRecord | undefined;
}

/** Tells every record whose file, comments or files differ, in the order of paths. */
export function tellRecords({ changes, bytesOf, textOf, find }: DiffSource, context: TellContext): ToldRecord[] {
  const read = (which: 'before' | 'after') =>
    changes.flatMap((change) => {
      const bytes = isRecordPath(change.path) ? bytesOf(change[which] ?? '') : undefined;
      return bytes ? [readRecordAt(change.path, bytes, context[which].boards, context.fields)] : [];
    });
  const pairs = pairRecords(read('before'), read('after'));
  const parts = Map.groupBy(partChanges(changes, pairs), ({ record }) => record);
  const told = pairs.flatMap((pair): ToldRecord[] => {
    const record = pair.after ?? pair.before;
    if (!record) return [];
    const name = recordName(record);
    const own = parts.get(name) ?? [];
    parts.delete(name);
    const { kind, changes: keys, sentences } = tellPair(pair, context);
    return [toldRecord(record, !pair.after, kind, own, { changes: keys, sentences })];
  });
  for (const [name, own] of parts) {
    const record = find(name);
    const kind = own.some((part) => part.kind === 'comment') ? 'commented' : 'attached';
    told.push(toldRecord(record ?? strayRecord(name, own), false, kind, own, { changes: [], sentences: [] }));
  }
  return told.sort((a, b) => (a.path < b.path ? -1 : 1));

  function toldRecord(
    { board, slug, title, path }: Pick<TrackerRecord, 'board' | 'slug' | 'title' | 'path'>,
    gone: boolean,
    kind: HistoryKind,
    own: PartChange[],
    { changes: keys, sentences }: Pick<ToldRecord, 'changes' | 'sentences'>,
  ): ToldRecord {
    return {
      kind,
      board,
      slug,
      title,
      path,
      gone,
      changes: [...keys, ...own.map(partChange)],
      sentences: [...sentences, ...own.map((part) => tellPart(part, textOf, context))],
    };
  }
}

/** Comments or files whose record is not there. */
function strayRecord(name: string, [first]: PartChange[]): Pick<TrackerRecord, 'board' | 'slug' | 'title' | 'path'> {
  const [board = '', slug = ''] = name.split('/');
  return { board, slug, title: name, path: (first?.after ?? first?.before)?.path ?? '' };
}
