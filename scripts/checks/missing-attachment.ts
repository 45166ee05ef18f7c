import type { Check, Finding } from '../model/check.ts';
import { resolvePath } from '../model/links.ts';
import { type NamingField, namingFields } from '../model/mentions.ts';
import { patientHints } from '../model/names.ts';
import type { Attachment, TrackerRecord } from '../model/record.ts';
import { namingTexts } from '../model/texts.ts';
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
    const naming = namingFields(tracker.boards.values(), fields);
    for (const record of tracker.records) {
      const cover = record.values.get('cover');
      if (typeof cover === 'string') yield* findCover(record, cover, attachments);
      for (const field of naming.get(record.board) ?? []) yield* findNamed(record, field, attachments);
    }
    for (const { path, named, placeOf } of namingTexts(tracker.records, 'links')) {
      for (const { to, target, at } of named.links ?? []) {
        if (to !== 'path' || !target.includes('_files/')) continue;
        const meant = resolvePath(target, path);
        if (meant === undefined) yield { place: placeOf(at), message: `${target} leads out of the tracker` };
        else if (!attachments.has(meant))
          yield { place: placeOf(at), message: `there is no attachment ${target}${attachments.hint(meant)}` };
      }
    }
  },
  examples: [
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\n---\n![x](../_files/one/a%20c.png)' },
      finds: ['records/sales/todo/new.md:4:6 error there is no attachment ../_files/one/a%20c.png; did you mean "a b.png"?'],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\n---\n![x](../_files/one/../../../../../etc/passwd)' },
      finds: ['records/sales/todo/new.md:4:6 error ../_files/one/../../../../../etc/passwd leads out of the tracker'],
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
  const paths = new Set<string>();
  for (const { files } of records) for (const { path } of files) paths.add(path);
  const nearest = patientHints();
  let all: Attachment[] | undefined;
  return {
    has: (path) => paths.has(path) || orphans.some((orphan) => isBelow(path, orphan)),
    hint: (path) => {
      all ??= records.flatMap(({ files }) => files);
      const folder = folderOf(path);
      const name = path.slice(folder.length);
      const elsewhere = all.findLast((file) => file.name === name)?.path;
      const here = () => (all ?? []).flatMap((file) => (folderOf(file.path) === folder ? [file.name] : []));
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

function* findNamed(record: TrackerRecord, { key, mentionsOf }: NamingField, attachments: Attachments): Iterable<Finding> {
  const value = record.values.get(key);
  if (value === undefined) return;
  for (const mention of mentionsOf(value)) {
    if (mention.kind !== 'file' || attachments.has(mention.path)) continue;
    const place = record.places.get(key) ?? { path: record.path, line: 1, column: 1 };
    yield { place, message: `${key}: there is no attachment ${mention.path}${attachments.hint(mention.path)}` };
  }
}
