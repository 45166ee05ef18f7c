import { actorOfCommit } from '../engine/history/actor.ts';
import { everyEvent } from '../engine/history/derived.ts';
import type { EventOrigin } from '../engine/history/events.ts';
import type { PartChange, PartSide } from '../engine/history/parts.ts';
import { type Press, pressEvents, pressesIn, pressesWithout } from '../engine/history/pressed.ts';
import { type EventRange, rangeOf } from '../engine/history/range.ts';
import { isRecordPath, readRecordAt } from '../engine/history/record-at.ts';
import type { CommitNote } from '../model/commit.ts';
import type { EventKind, TrackerEvent } from '../model/event.ts';
import type { FieldTypes } from '../model/field-type.ts';
import { recordName, type TrackerRecord } from '../model/record.ts';
import { readPartPath } from '../model/record-path.ts';
import type { Tracker } from '../model/tracker.ts';
import { type ChangedPath, changedPathsOf, findCommit, isAncestor, type Repository, resolveCommit } from '../store/git.ts';
import { readBlobs } from '../store/git-files.ts';
import { commitsBetween } from '../store/git-history.ts';
import { withReturned } from './returned.ts';
import { openPast } from './then.ts';

/** What is to be looked at, found in a repository. */
export type FoundRange = EventRange & {
  /** 40 hex digits: where the tracker stands. */
  head?: string;
  /** Merged commits in which a button was pressed. */
  pressed?: CommitNote[];
};

interface Step {
  from: string | undefined;
  to: string;
  by: CommitNote;
  presses: Press[];
  undo: boolean;
}

/** One commit changes more records than people do by hand when it changes more than so many. */
const mostByHand = 100;

/** The commit that a name stands for, or why nothing is to be looked at. */
export function findSince(repository: Repository, name: string): { commit: string } | Extract<EventRange, { as: 'nothing' }> {
  if (/^0+$/.test(name)) return { as: 'nothing', why: 'the branch is new (an all-zero commit), so nothing is looked at' };
  if (!/^[0-9a-f]{40,64}$/.test(name)) return { commit: resolveCommit(repository, name) };
  const commit = findCommit(repository, name);
  return commit === undefined
    ? { as: 'nothing', why: `${name} is not in this clone (a forced push may have dropped it), so nothing is looked at` }
    : { commit };
}

/** The commits from one to another that nobody has looked at. A run on origin (`own`) trusts only commits of rules on the branch's own line: what is merged may come from anybody. */
export function findRange(repository: Repository, since: string, head: string, trust: 'all' | 'own' = 'all'): FoundRange {
  const all = since === head ? [] : commitsBetween(repository, since, head, 'all');
  const branch = ownLine(all, head);
  const range = rangeOf({
    since,
    head,
    isAncestor: (before, after) => isAncestor(repository, before, after),
    branch,
    all: trust === 'own' ? branch : all,
  });
  const own = new Set(branch.map(({ commit }) => commit));
  return { ...range, head, pressed: all.filter(({ commit, trailers }) => trailers.has('Woad-Press') && !own.has(commit)) };
}

/** Of commits those of the branch itself, oldest first: its head, the first parent of that, and so on. */
function ownLine(all: CommitNote[], head: string): CommitNote[] {
  const byName = new Map(all.map((note) => [note.commit, note]));
  const line: CommitNote[] = [];
  for (let note = byName.get(head); note; note = byName.get(note.parent ?? '')) line.push(note);
  return line.reverse();
}

/**
 * What happened in those commits, oldest first, read by the boards of the tracker, which stands at the range's head. Only the blobs that
 * a commit's difference names are read, and others where one that did not change itself has a comment, a press or a blocker done.
 * `kinds` are those somebody waits for.
 */
export function eventsOf(
  range: FoundRange,
  repository: Repository,
  tracker: Tracker,
  fields: FieldTypes,
  kinds?: ReadonlySet<EventKind>,
): TrackerEvent[] {
  if (range.as === 'nothing') return [];
  const steps = stepsOf(range, repository);
  const changes = changedPathsOf(repository, steps);
  const blobs = readBlobs(
    repository,
    changes
      .flat()
      .filter(({ path }) => isRecordPath(path) || readPartPath(path)?.kind === 'comment')
      .flatMap(({ before, after }) => [before ?? [], after ?? []].flat()),
  );
  const recordsAt = openPast(repository, range.head ?? steps.at(-1)?.to ?? '', tracker, fields);
  const differences = withReturned(
    steps.map((step, index) => {
      const changed = changes[index] ?? [];
      const read = (which: 'before' | 'after') =>
        changed.flatMap(({ path, [which]: blob }) => {
          const bytes = isRecordPath(path) ? blobs.get(blob ?? '') : undefined;
          return bytes ? [readRecordAt(path, bytes, tracker.boards, fields)] : [];
        });
      const difference = { before: read('before'), after: read('after'), parts: partsOf(changed, blobs) };
      return { ...step, difference, blobs: new Map(changed.flatMap(({ path, after }) => (after === undefined ? [] : [[path, after]]))) };
    }),
    repository,
    tracker,
    fields,
  );
  return steps.flatMap((step, index) => {
    const difference = differences[index] ?? { before: [], after: [], parts: [] };
    const then = recordsAt(step.to);
    const origin: EventOrigin = {
      ...{ commit: step.to, at: step.by.at, actor: actorOfCommit(step.by, tracker.workspace), depth: 0 },
      ...(recordsChanged(difference) > mostByHand ? { bulk: true } : {}),
      ...(step.undo ? { undo: true } : {}),
    };
    const presses = pressEvents(step.presses, difference, { tracker, find: then.find }, origin);
    return [...everyEvent(difference, { tracker, kinds, ...then }, origin), ...presses];
  });
}

function stepsOf(range: Exclude<FoundRange, { as: 'nothing' }>, repository: Repository): Step[] {
  if (range.as === 'difference') {
    const { from, to, last } = range;
    // commits that were written anew tell the same presses once more
    const presses = pressesWithout(
      pressesIn(commitsBetween(repository, from, to, 'all')),
      pressesIn(commitsBetween(repository, to, from, 'all')),
    );
    return [{ from, to, by: last, presses, undo: false }];
  }
  const left = new Set(range.pressed ?? []);
  return range.commits.map((by) => {
    const merged = [...left].filter(({ commit }) => isAncestor(repository, commit, by.commit));
    for (const each of merged) left.delete(each);
    return { from: by.parent, to: by.commit, by, presses: pressesIn([...merged, by]), undo: by.trailers.has('Woad-Undo') };
  });
}

function partsOf(changed: ChangedPath[], blobs: Map<string, Uint8Array>): PartChange[] {
  const sideOf = (blob: string | undefined): PartSide | undefined =>
    blob === undefined ? undefined : { blob, read: () => blobs.get(blob) };
  return changed.flatMap(({ path, before, after }) => (readPartPath(path) ? [{ path, before: sideOf(before), after: sideOf(after) }] : []));
}

/** How many records a commit changes, their comments and attachments counted with them; one that was renamed is one. */
function recordsChanged({ before, after, parts }: { before: TrackerRecord[]; after: TrackerRecord[]; parts: PartChange[] }): number {
  const [was, is] = [before, after].map((records) => new Set(records.map(recordName)));
  const aside = new Set(parts.flatMap(({ path }) => readPartPath(path)?.record ?? []).filter((name) => !was?.has(name) && !is?.has(name)));
  return Math.max(before.length, after.length) + aside.size;
}
