import type { Place } from './file.ts';
import { placeInText } from './links.ts';
import type { BodyFacts, TrackerRecord } from './record.ts';

/** A text that names something: a record's body or a comment. */
export interface NamingText {
  record: TrackerRecord;
  /** Of the file it stands in. */
  path: string;
  named: BodyFacts;
  /** Where an offset of the text stands in its file; only this reads the text itself. */
  placeOf(offset: number): Place;
}

/** The bodies and comments of records in which something of a kind was found when they were read, in their order. */
export function* namingTexts(records: Iterable<TrackerRecord>, kind: keyof BodyFacts): Generator<NamingText> {
  for (const record of records) {
    const { path, named } = record;
    if (named?.[kind] !== undefined) {
      const placeOf = (offset: number) => placeInText(record.body, offset, record.places.get('body') ?? { path, line: 1, column: 1 });
      yield { record, path, named, placeOf };
    }
    for (const comment of record.comments) {
      const { path, named } = comment;
      if (named?.[kind] === undefined) continue;
      yield { record, path, named, placeOf: (offset) => placeInText(comment.text, offset, comment.place ?? { path, line: 1, column: 1 }) };
    }
  }
}
