import type { Check } from '../model/check.ts';
import { resolvePath } from '../model/links.ts';
import { foldName, patientHints } from '../model/names.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import { readRecordPath } from '../model/record-path.ts';
import { namingTexts } from '../model/texts.ts';

interface Hints {
  /** What may have been meant by a link of a record of that board. */
  of(target: string, board: string): string;
  /** Whether a record of any board has the slug of a name, in whatever letter case. */
  isKnown(name: string): boolean;
}

export default {
  summary: 'A link such as [[board/slug]] or ../list/slug.md in a text or comment that leads to no record, whatever list it stands in.',
  templates: true,
  *find({ records }, { index, renamedTo }) {
    const hint = hintsAmong(records);
    for (const { record, path, named, placeOf } of namingTexts(records, 'links')) {
      for (const { to, target, at } of named.links ?? []) {
        const meant = to === 'path' ? nameAt(target, path) : nameIn(target, record.board);
        if (meant === undefined || index.has(meant)) continue;
        const now = renamedTo?.(meant);
        // a bare neighbour such as notes.md may mean a file that was never part of the tracker
        const isSure = now !== undefined || to === 'record' || target.startsWith('../') || hint.isKnown(meant);
        if (!isSure) continue;
        const written = to === 'path' ? meant.slice(meant.indexOf('/') + 1) : target;
        const message = `${to === 'path' ? target : `[[${target}]]`} leads to no record`;
        const place = placeOf(at);
        if (now === undefined) yield { place, severity: 'warning', message: message + hint.of(written, record.board) };
        else yield { place, severity: 'warning', message: `${message}, which is ${now} now`, fix: { mend: 'carry', from: meant, to: now } };
      }
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
      files: {
        'records/sales/todo/new.md':
          '---\ntitle: New\n---\n[a](./Two.md) [b](./outage.md) [c](notes.md) [d](../../../README.md) [e](../doing/one.md)\n',
      },
      finds: [
        'records/sales/todo/new.md:4:5 warning ./Two.md leads to no record; did you mean "two"?',
        'records/sales/todo/new.md:4:19 warning ./outage.md leads to no record; did you mean "support/outage"?',
      ],
    },
    {
      files: { 'records/sales/todo/new.md': '---\ntitle: New\n---\n[[deal]] and [it](../todo/deal.md)\n' },
      context: { renamedTo: (name) => (name === 'sales/deal' ? 'sales/one' : undefined) },
      finds: [
        'records/sales/todo/new.md:4:1 warning [[deal]] leads to no record, which is sales/one now',
        'records/sales/todo/new.md:4:19 warning ../todo/deal.md leads to no record, which is sales/one now',
      ],
      mends: [
        { mend: 'carry', from: 'sales/deal', to: 'sales/one' },
        { mend: 'carry', from: 'sales/deal', to: 'sales/one' },
      ],
    },
    {
      files: { 'records/sales/_comments/two/20261120T101500Z-ana.md': '---\nedited: 2026-11-20\n---\nOh\n[[oen]]' },
      finds: ['records/sales/_comments/two/20261120T101500Z-ana.md:5:1 warning [[oen]] leads to no record; did you mean "one"?'],
    },
  ],
} satisfies Check;

/** The record a `[[link]]` means; undefined where it names none (`[[?]]`). */
function nameIn(target: string, board: string): string | undefined {
  if (target === '?') return undefined;
  return target.includes('/') ? target : `${board}/${target}`;
}

/** The record a path means; the list in it may be one that the record has left. */
function nameAt(target: string, file: string): string | undefined {
  if (!target.includes('.md')) return undefined;
  const there = readRecordPath((resolvePath(target, file) ?? '').normalize('NFC'));
  return there && recordName(there);
}

/** The nearest name as the link would write it, else the same slug on another board. */
function hintsAmong(records: TrackerRecord[]): Hints {
  const nearest = patientHints();
  let bySlug: Map<string, string> | undefined;
  const sameSlug = (slug: string) => {
    bySlug ??= new Map(records.map((record) => [foldName(record.slug), recordName(record)]));
    return bySlug.get(foldName(slug));
  };
  return {
    isKnown: (name) => sameSlug(name.slice(name.indexOf('/') + 1)) !== undefined,
    of: (target, board) => {
      const known = () =>
        target.includes('/') ? records.map(recordName) : records.flatMap((each) => (each.board === board ? [each.slug] : []));
      const elsewhere = sameSlug(target);
      return nearest(target, known) || (elsewhere === undefined ? '' : `; did you mean "${elsewhere}"?`);
    },
  };
}
