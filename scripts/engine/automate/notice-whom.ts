import type { TrackerEvent } from '../../model/event.ts';
import type { SentenceName } from '../../model/message-language.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';
import type { Workspace } from '../../model/workspace.ts';
import { textsOf } from '../query/facts.ts';
import { peopleIn } from '../query/people.ts';
import { bodyFactsOf } from '../read/body-facts.ts';

/** What telling people needs to know beside the event. */
export interface NoticeWorld {
  workspace: Pick<Workspace, 'people' | 'teams'>;
  /** A record as it is in the commit of the run, by its name or an earlier one. */
  find(name: string): TrackerRecord | undefined;
}

/** What one person is told of an event. */
export interface Told {
  person: string;
  sentence: SentenceName;
  values: { [name: string]: string };
  oncePer?: string[];
}

/** Who is told that an event assigned a record to them, themselves or through a team. */
export function tellAssigned(event: TrackerEvent, world: NoticeWorld): Told[] {
  const { kind, key, from, to, record, actor, depth } = event;
  if (kind === 'changed' && key !== 'assignees') return [];
  // the next record of one that repeats is no news to those who have it already
  if (kind === 'created' && depth > 0 && record.values.has('repeat')) return [];
  const before = kind === 'created' ? [] : peopleIn(namesIn(from), world.workspace);
  const now = peopleIn(kind === 'created' ? textsOf(record, 'assignees') : namesIn(to), world.workspace);
  const by = depth === 0 ? nameOf(actor, world) : '';
  return now
    .filter((person) => !before.includes(person) && person !== actor)
    .map((person) => ({ person, sentence: by === '' ? 'assigned' : 'assigned-by', values: { title: record.title, by } }));
}

/** Who is told of being mentioned: once for ever for the text of a record, and once for each comment. */
export function tellMentioned(event: TrackerEvent, world: NoticeWorld): Told[] {
  const { person, record, comment, actor, depth } = event;
  const author = comment?.author ?? actor;
  const own = depth === 0 ? [actor, author] : [author];
  const values = { title: record.title, by: nameOf(author, world), ...(comment ? { text: comment.text } : {}) };
  return peopleIn(person === undefined ? [] : [person], world.workspace)
    .filter((each) => !own.includes(each))
    .map((each) => ({ person: each, sentence: comment ? 'mentioned-in-comment' : 'mentioned', values, oncePer: ['record', 'comment'] }));
}

/** Who is told of a comment: those the record is assigned to and those who wrote there, but nobody whom the comment mentions. */
export function tellCommented(event: TrackerEvent, world: NoticeWorld): Told[] {
  const { comment, actor, depth } = event;
  if (!comment || comment.imported) return [];
  const record = world.find(recordName(event.record)) ?? event.record;
  const writers = record.comments.filter(({ name }) => name !== comment.name).map(({ author }) => author);
  const mentioned = bodyFactsOf(comment.text)?.people?.map(({ person }) => person.toLowerCase()) ?? [];
  const left = [comment.author, ...(depth === 0 ? [actor] : []), ...peopleIn(mentioned, world.workspace)];
  const values = { title: record.title, by: nameOf(comment.author, world), text: comment.text };
  return peopleIn([...textsOf(record, 'assignees'), ...writers], world.workspace)
    .filter((person) => !left.includes(person))
    .map((person) => ({ person, sentence: 'commented', values }));
}

/** Those a record is assigned to are told of its time. */
export function tellAssignees(event: TrackerEvent, sentence: SentenceName, world: NoticeWorld): Told[] {
  const { record } = event;
  const due = record.values.get('due');
  const values = { title: record.title, ...(typeof due === 'string' ? { due } : {}) };
  return peopleIn(textsOf(record, 'assignees'), world.workspace).map((person) => ({ person, sentence, values }));
}

function namesIn(value: Value | undefined): string[] {
  return value === undefined ? [] : [value].flat().map(String);
}

function nameOf(key: string, { workspace }: NoticeWorld): string {
  return workspace.people.get(key)?.name ?? key;
}
