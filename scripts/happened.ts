import { actorOfCommit } from './engine/history/actor.ts';
import { eventsBetween } from './engine/history/events.ts';
import { type EventRange, rangeOf } from './engine/history/range.ts';
import { isRecordPath, readRecordAt } from './engine/history/record-at.ts';
import type { CommitNote } from './model/commit.ts';
import type { TrackerEvent } from './model/event.ts';
import type { FieldTypes } from './model/field-type.ts';
import type { Tracker } from './model/tracker.ts';
import { changedPaths, findCommit, isAncestor, type Repository, resolveCommit } from './store/git.ts';
import { readBlobs } from './store/git-files.ts';
import { commitsBetween } from './store/git-history.ts';

/** The commit that a name stands for, or why nothing is to be looked at. */
export function findSince(repository: Repository, name: string): { commit: string } | Extract<EventRange, { as: 'nothing' }> {
  if (/^0+$/.test(name)) return { as: 'nothing', why: 'the branch is new (an all-zero commit), so nothing is looked at' };
  if (!/^[0-9a-f]{40,64}$/.test(name)) return { commit: resolveCommit(repository, name) };
  const commit = findCommit(repository, name);
  return commit === undefined
    ? { as: 'nothing', why: `${name} is not in this clone (a forced push may have dropped it), so nothing is looked at` }
    : { commit };
}

/** The commits from one to another that nobody has looked at. */
export function findRange(repository: Repository, since: string, head: string): EventRange {
  return rangeOf({
    since,
    head,
    isAncestor: (before, after) => isAncestor(repository, before, after),
    branch: commitsBetween(repository, since, head),
    all: commitsBetween(repository, since, head, 'all'),
  });
}

/** What happened in those commits, oldest first, read by the boards of the tracker. */
export function eventsOf(range: EventRange, repository: Repository, tracker: Tracker, fields: FieldTypes): TrackerEvent[] {
  if (range.as === 'nothing') return [];
  const steps: { from: string | undefined; to: string; by: CommitNote }[] =
    range.as === 'difference'
      ? [{ from: range.from, to: range.to, by: range.last }]
      : range.commits.map((by) => ({ from: by.parent, to: by.commit, by }));
  const changes = steps.map(({ from, to }) => changedPaths(repository, from, to).filter(({ path }) => isRecordPath(path)));
  const blobs = readBlobs(
    repository,
    changes.flat().flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
  );
  return steps.flatMap(({ to, by }, index) => {
    const read = (which: 'before' | 'after') =>
      (changes[index] ?? []).flatMap((changed) => {
        const bytes = blobs.get(changed[which] ?? '');
        return bytes ? [readRecordAt(changed.path, bytes, tracker.boards, fields)] : [];
      });
    const origin = { commit: to, at: by.at, actor: actorOfCommit(by, tracker.workspace), depth: 0 };
    return eventsBetween({ records: read('before') }, { records: read('after') }, origin);
  });
}
