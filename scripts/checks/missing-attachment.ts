import type { Board } from '../model/board.ts';
import type { Check, Finding } from '../model/check.ts';
import type { FieldTypes } from '../model/field-type.ts';
import type { Place } from '../model/file.ts';
import { linksIn, placeInText, resolvePath } from '../model/links.ts';
import { patientHints } from '../model/names.ts';
import type { Attachment, TrackerRecord } from '../model/record.ts';
import type { Orphan, Tracker } from '../model/tracker.ts';

interface Attachments {
  has(path: string): boolean;
  /** What may have been meant by a path where nothing stands. */
  hint(path: string): string;
}

export default {
  summary: 'A link or field that names an attachment that is not there, or a cover that is no attachment.',
  *find(tracker, { fields }) {
    const attachments = attachmentsOf(tracker);
    for (const record of tracker.records) {
      const { body, path, places, values, comments } = record;
      const cover = values.get('cover');
      if (typeof cover === 'string') yield* findCover(record, cover, attachments);
      yield* findNamed(record, tracker.boards.get(record.board), fields, attachments);
      yield* findIn(body, places.get('body') ?? { path, line: 1, column: 1 }, attachments);
      for (const comment of comments) yield* findIn(comment.text, comment.place ?? { path: comment.path, line: 1, column: 1 }, attachments);
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\n---\n![x](../_files/one/a%20c.png)' },
      finds: ['records/sales/todo/new.md:4:6 error there is no attachment ../_files/one/a%20c.png; did you mean "a b.png"?'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\n---\n[x]: ../_files/new/a%20b.png' },
      finds: [
        'records/sales/todo/new.md:4:6 error there is no attachment ../_files/new/a%20b.png; there is records/sales/_files/one/a b.png',
      ],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\ncover: ../_files/new/z.png\n---\n' },
      finds: ['records/sales/todo/new.md:3:8 error cover: there is no attachment ../_files/new/z.png'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\ncover: /etc/passwd\n---\n' },
      finds: [
        'records/sales/todo/new.md:3:8 error cover: there is no attachment /etc/passwd; expected a path such as ../_files/new/cover.png',
      ],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\ncover: ../../../../etc/passwd\n---\n' },
      finds: [
        'records/sales/todo/new.md:3:8 error cover: there is no attachment ../../../../etc/passwd; expected a path such as ../_files/new/cover.png',
      ],
    },
    {
      files: {
        'lists/support.yml': 'lists: [open]\nopen: [tags, people]\nfields: { n: { type: number }, offer: { type: file } }\n',
        'records/support/_files/outage/offer.pdf': 'x',
        'records/support/open/new.md': '---\ntitle: New\noffer: ../_files/outage/ofer.pdf\n---\n',
        'records/support/open/other.md': '---\ntitle: Other\noffer: ../_files/outage/offer.pdf\n---\n',
      },
      finds: [
        'records/support/open/new.md:3:8 error offer: there is no attachment records/support/_files/outage/ofer.pdf; did you mean "offer.pdf"?',
      ],
    },
    {
      files: { 'records/sales/_comments/two/20261120T101500Z-ana.md': '[x](../_files/one/a%20b.png)' },
      finds: [
        'records/sales/_comments/two/20261120T101500Z-ana.md:1:5 error there is no attachment ../_files/one/a%20b.png; there is records/sales/_files/one/a b.png',
      ],
    },
  ],
} satisfies Check;

function attachmentsOf({ records, orphans }: Tracker): Attachments {
  const all: Attachment[] = records.flatMap(({ files }) => files);
  const paths = new Set(all.map(({ path }) => path));
  const byFolder = Map.groupBy(all, ({ path }) => folderOf(path));
  const byName = new Map(all.map(({ path, name }) => [name, path]));
  const nearest = patientHints();
  return {
    has: (path) => paths.has(path) || orphans.some((orphan) => isBelow(path, orphan)),
    hint: (path) => {
      const name = path.slice(folderOf(path).length);
      const elsewhere = byName.get(name);
      const here = () => (byFolder.get(folderOf(path)) ?? []).map((file) => file.name);
      return nearest(name, here) || (elsewhere === undefined ? '' : `; there is ${elsewhere}`);
    },
  };
}

function folderOf(path: string): string {
  return path.slice(0, path.lastIndexOf('/') + 1);
}

function isBelow(path: string, orphan: Orphan): boolean {
  return orphan.kind === 'files' && path.startsWith(`${orphan.path}/`);
}

function* findCover(record: TrackerRecord, cover: string, attachments: Attachments): Iterable<Finding> {
  const path = resolvePath(cover, record.path);
  if (path !== undefined && attachments.has(path)) return;
  const place = record.places.get('cover') ?? { path: record.path, line: 1, column: 1 };
  const hint = path?.includes('/_files/') ? attachments.hint(path) : `; expected a path such as ../_files/${record.slug}/cover.png`;
  yield { place, message: `cover: there is no attachment ${cover}${hint}` };
}

function* findNamed(record: TrackerRecord, board: Board | undefined, fields: FieldTypes, attachments: Attachments): Iterable<Finding> {
  for (const { name, type, options } of board?.fields.values() ?? []) {
    const value = record.values.get(name);
    if (value === undefined) continue;
    for (const mention of fields.get(type)?.mentions?.(value, options, record.board) ?? []) {
      if (mention.kind !== 'file' || attachments.has(mention.path)) continue;
      const place = record.places.get(name) ?? { path: record.path, line: 1, column: 1 };
      yield { place, message: `${name}: there is no attachment ${mention.path}${attachments.hint(mention.path)}` };
    }
  }
}

function* findIn(text: string, start: Place, attachments: Attachments): Iterable<Finding> {
  for (const { to, target, at } of linksIn(text)) {
    const path = to === 'path' && target.includes('_files/') ? resolvePath(target, start.path) : undefined;
    if (path === undefined || attachments.has(path)) continue;
    yield { place: placeInText(text, at, start), message: `there is no attachment ${target}${attachments.hint(path)}` };
  }
}
