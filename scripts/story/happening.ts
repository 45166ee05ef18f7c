import { loadCatalogue } from '../catalogue.ts';
import { readTracker } from '../engine/read/tracker.ts';
import type { EventKind, TrackerEvent } from '../model/event.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import { eventsOf, findRange } from '../run/happened.ts';
import { openRepository } from '../store/git.ts';
import { openCommit } from '../store/git-files.ts';
import type { Place } from '../workflow/place.ts';
import { loadZod } from '../zod.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');

/** All events from a commit to another one, oldest first, as a run at that one tells them. */
export function happened(place: Place, since: string, kinds?: ReadonlySet<EventKind>, until = 'HEAD'): TrackerEvent[] {
  const repository = openRepository(place.root);
  if (!repository) throw new Error('no repository');
  const head = place.git('rev-parse', until);
  const tracker = readTracker(openCommit(repository, head), { fields, zod: loadZod() });
  return eventsOf(findRange(repository, place.git('rev-parse', since), head), repository, tracker, fields, kinds);
}

/** What they are in words, but for those of single keys. */
export function told(place: Place, since: string): string[] {
  return happened(place, since)
    .filter(({ kind }) => kind !== 'changed')
    .map(({ kind, record, detail, key, actor }) =>
      [kind, `${record.board}/${record.slug}`, key, detail, `by ${actor}`].filter(Boolean).join(' '),
    );
}
