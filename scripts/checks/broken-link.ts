import type { Check, Finding } from '../model/check.ts';
import type { Place } from '../model/file.ts';
import { linksIn, placeInText, resolvePath } from '../model/links.ts';
import { patientHints } from '../model/names.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import type { RecordIndex } from '../model/tracker.ts';

type Hint = (target: string, board: string) => string;

export default {
  summary: 'A link such as [[board/slug]] or ../list/slug.md in a text or comment that leads to no record, whatever list it stands in.',
  *find({ records }, { index }) {
    const hint = hintsAmong(records);
    for (const { body, path, board, places, comments } of records) {
      yield* findIn(body, places.get('body') ?? { path, line: 1, column: 1 }, board, index, hint);
      for (const comment of comments)
        yield* findIn(comment.text, comment.place ?? { path: comment.path, line: 1, column: 1 }, board, index, hint);
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\n---\nFirst\n\nsee [[tow]] and [[support/outtage|that]]' },
      finds: [
        'records/sales/todo/new.md:6:5 warning [[tow]] leads to no record; did you mean "two"?',
        'records/sales/todo/new.md:6:17 warning [[support/outtage]] leads to no record; did you mean "support/outage"?',
      ],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\n---\n[[outage]]' },
      finds: ['records/sales/todo/new.md:4:1 warning [[outage]] leads to no record; did you mean "support/outage"?'],
    },
    {
      files: {
        'records/sales/todo/new.md':
          '---\ntitle: New\n---\n[a](../left-long-ago/two.md#top) [b](oen.md) [c](../../support/open/nothing.md)',
      },
      finds: ['records/sales/todo/new.md:4:50 warning ../../support/open/nothing.md leads to no record'],
    },
    {
      files: { 'records/sales/_comments/two/20261120T101500Z-ana.md': '---\nedited: 2026-11-20\n---\nOh\n[[oen]]' },
      finds: ['records/sales/_comments/two/20261120T101500Z-ana.md:5:1 warning [[oen]] leads to no record; did you mean "one"?'],
    },
  ],
} satisfies Check;

function* findIn(text: string, start: Place, board: string, index: RecordIndex, hint: Hint): Iterable<Finding> {
  for (const { to, target, at } of linksIn(text)) {
    if (to === 'path') {
      // a bare neighbour such as ./notes.md may mean a file that was never part of the tracker
      if (!target.startsWith('../')) continue;
      const [name, board, slug = ''] = recordAt(resolvePath(target, start.path) ?? '');
      if (name === undefined || board === undefined || index.has(name)) continue;
      yield { place: placeInText(text, at, start), severity: 'warning', message: `${target} leads to no record${hint(slug, board)}` };
      continue;
    }
    if (target === '?' || index.has(target.includes('/') ? target : `${board}/${target}`)) continue;
    yield { place: placeInText(text, at, start), severity: 'warning', message: `[[${target}]] leads to no record${hint(target, board)}` };
  }
}

/** The name, board and slug a path means; the list in it may be one that the record has left. */
function recordAt(path: string): string[] {
  const [, board, slug] = /^records\/([^/]+)\/[^/_][^/]*\/([^/]+)\.md$/.exec(path.normalize('NFC')) ?? [];
  return board === undefined || slug === undefined ? [] : [`${board}/${slug}`, board, slug];
}

/** The nearest name as the link would write it, else the same slug on another board. */
function hintsAmong(records: TrackerRecord[]): Hint {
  const nearest = patientHints();
  const slugs = Map.groupBy(records, ({ board }) => board);
  const anywhere = new Map(records.map((record) => [record.slug, recordName(record)]));
  return (target, board) => {
    const known = () => (target.includes('/') ? records.map(recordName) : (slugs.get(board) ?? []).map(({ slug }) => slug));
    const elsewhere = anywhere.get(target);
    return nearest(target, known) || (elsewhere === undefined ? '' : `; did you mean "${elsewhere}"?`);
  };
}
