import type { Check, Finding } from '../model/check.ts';
import type { Place } from '../model/file.ts';
import { linksIn, placeInText, resolvePath } from '../model/links.ts';
import { didYouMean } from '../model/names.ts';
import type { TrackerRecord } from '../model/record.ts';
import type { Orphan } from '../model/tracker.ts';

export default {
  summary: 'A link to an attachment that is not there, or a cover that is no attachment.',
  *find({ records, orphans }) {
    const files = new Set(records.flatMap((record) => record.files.map(({ path }) => path)));
    const exists = (path: string): boolean => files.has(path) || orphans.some((orphan) => isBelow(path, orphan));
    for (const record of records) {
      const cover = record.values.get('cover');
      if (typeof cover === 'string') yield* findCover(record, cover, exists, files);
      yield* findIn(record.body, record.places.get('body') ?? { path: record.path, line: 1, column: 1 }, exists, files);
      for (const { text, path, place = { path, line: 1, column: 1 } } of record.comments) yield* findIn(text, place, exists, files);
    }
  },
} satisfies Check;

function isBelow(path: string, orphan: Orphan): boolean {
  return orphan.kind === 'files' && path.startsWith(`${orphan.path}/`);
}

function* findCover(record: TrackerRecord, cover: string, exists: (path: string) => boolean, files: Set<string>): Iterable<Finding> {
  const path = resolvePath(cover, record.path);
  if (path !== undefined && exists(path)) return;
  const place = record.places.get('cover') ?? { path: record.path, line: 1, column: 1 };
  const isAttachment = path?.includes('/_files/');
  const hint = path !== undefined && isAttachment ? nearestFile(path, files) : `; expected a path such as ../_files/${record.slug}/cover.png`;
  yield { place, message: `cover: there is no attachment ${cover}${hint}` };
}

function* findIn(text: string, start: Place, exists: (path: string) => boolean, files: Set<string>): Iterable<Finding> {
  for (const { to, target, at } of linksIn(text)) {
    const path = to === 'path' && target.includes('_files/') ? resolvePath(target, start.path) : undefined;
    if (path === undefined || exists(path)) continue;
    yield { place: placeInText(text, at, start), message: `there is no attachment ${target}${nearestFile(path, files)}` };
  }
}

/** The nearest among the files of the same folder, else the same name elsewhere. */
function nearestFile(path: string, files: Set<string>): string {
  const cut = path.lastIndexOf('/') + 1;
  const [folder, name] = [path.slice(0, cut), path.slice(cut)];
  const here = [...files].filter((file) => file.startsWith(folder)).map((file) => file.slice(cut));
  const elsewhere = [...files].find((file) => file.endsWith(`/${name}`));
  return didYouMean(name, here) || (elsewhere ? `; there is ${elsewhere}` : '');
}
