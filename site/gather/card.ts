import type { Display } from '../../scripts/model/display.ts';
import type { Card } from '../card.ts';
import type { SiteRecord } from '../data.ts';
import type { Property } from '../data-record.ts';

/** Of Markdown in a field, views show so many letters. */
const longest = 160;

/** What views draw of a record; `values` are its fields that the audience may see. Relations and namesakes are told by `completeCard`. */
export function cardOf(record: SiteRecord, values: Property[], start: string | undefined, tags: string[]): Card {
  // as on the page: what could not be computed follows from the rest, and counts where it stands alone
  const written = record.problems.filter(({ key }) => !values.some((value) => value.key === key && value.problem !== undefined));
  const [fault, ...more] = written.length > 0 ? written : record.problems;
  const card: Card = {
    board: record.board,
    slug: record.slug,
    address: record.address,
    list: record.list,
    path: record.path,
    title: record.title,
    done: record.done,
    blocked: record.blocked,
    archived: record.archived,
    tags,
    assignees: record.assignees,
    blockers: [],
    comments: countComments(record),
    files: record.files.length,
    twin: false,
    values: Object.fromEntries(
      values.filter(({ display }) => display.as !== 'nothing').map(({ key, display }) => [key, shortened(display)]),
    ),
  };
  if (start !== undefined) card.start = start;
  for (const key of ['color', 'due', 'created', 'updated', 'author'] as const) {
    const value = record[key];
    if (value !== undefined) Object.assign(card, { [key]: value });
  }
  if (record.cover) card.cover = record.cover.address;
  if (record.checked.total > 0) card.checked = record.checked;
  if (fault) card.fault = { key: fault.key, message: fault.message, more: more.length };
  return card;
}

/** Adds what is known once all records are gathered: whose part it is, what it waits for, how far its parts are, namesakes. */
export function completeCard({ card, relations, progress, twins }: SiteRecord): void {
  const named = (kind: 'parent' | 'blocked_by') =>
    relations.filter((each) => each.kind === kind).flatMap(({ records }) => records.flatMap(({ record }) => (record ? [record.name] : [])));
  const [parent] = named('parent');
  if (parent !== undefined) card.parent = parent;
  card.blockers = named('blocked_by');
  if (progress) card.parts = progress;
  card.twin = twins.length > 0;
}

function shortened(display: Display): Display {
  if (display.as !== 'markdown' || display.markdown.length <= longest) return display;
  return { as: 'markdown', markdown: `${display.markdown.slice(0, longest)}…` };
}

/** Comments with their replies. */
export function countComments({ comments }: Pick<SiteRecord, 'comments'>): number {
  let count = 0;
  const todo = [...comments];
  for (let next = todo.pop(); next; next = todo.pop()) {
    count += 1;
    todo.push(...next.replies);
  }
  return count;
}
