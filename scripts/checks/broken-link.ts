import type { Check, Finding } from '../model/check.ts';
import type { Place } from '../model/file.ts';
import { linksIn, placeInText } from '../model/links.ts';
import { didYouMean } from '../model/names.ts';
import { recordName } from '../model/record.ts';
import type { RecordIndex, Tracker } from '../model/tracker.ts';

export default {
  summary: 'A link such as [[board/slug]] in a text or comment that leads to no record.',
  *find(tracker, { index }) {
    for (const record of tracker.records) {
      yield* findIn(record.body, record.places.get('body') ?? { path: record.path, line: 1, column: 1 }, record.board, tracker, index);
      for (const { text, path, place = { path, line: 1, column: 1 } } of record.comments) yield* findIn(text, place, record.board, tracker, index);
    }
  },
} satisfies Check;

function* findIn(text: string, start: Place, board: string, tracker: Tracker, index: RecordIndex): Iterable<Finding> {
  for (const { to, target, at } of linksIn(text)) {
    const name = target.includes('/') ? target : `${board}/${target}`;
    if (to !== 'record' || target === '?' || index.has(name)) continue;
    const known = target.includes('/')
      ? tracker.records.map(recordName)
      : tracker.records.filter((record) => record.board === board).map(({ slug }) => slug);
    const elsewhere = tracker.records.find(({ slug }) => slug === target);
    const hint = didYouMean(target, known) || (elsewhere ? `; did you mean "${recordName(elsewhere)}"?` : '');
    yield { place: placeInText(text, at, start), severity: 'warning', message: `[[${target}]] leads to no record${hint}` };
  }
}
