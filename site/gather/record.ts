import type { Board, Field } from '../../scripts/model/board.ts';
import type { Display } from '../../scripts/model/display.ts';
import { resolvePath } from '../../scripts/model/links.ts';
import { type Comment, recordName, type TrackerRecord } from '../../scripts/model/record.ts';
import type { Repeat } from '../../scripts/model/repeat.ts';
import { type Color, colors, type Text } from '../../scripts/model/value.ts';
import type { Workspace } from '../../scripts/model/workspace.ts';
import type { Audience, SiteRecord } from '../data.ts';
import type { Problem, Property, SiteComment, SiteFile } from '../data-record.ts';
import { bodyFor, isUnreadable, problemsFor } from './audience.ts';
import { cardOf } from './card.ts';
import { siteFile } from './files.ts';
import type { BoardView, Tools } from './tools.ts';
import { withoutWithheld } from './withheld.ts';

/** A record as the audience may see it; relations are added when all records are gathered. */
export function gatherRecord(record: TrackerRecord, address: string, view: BoardView, audience: Audience, tools: Tools): SiteRecord {
  const { board, secret, secretFiles } = view;
  const list = tools.listOf(record, tools.tracker);
  const hush = (text: string) => withoutWithheld(text, record.board, view, tools.fullName, (name) => nowNamed(name, tools));
  const body = hush(bodyFor(audience, record, secret));
  const items = tools.checklistsOf(body).flatMap((each) => each.items);
  const files = record.files
    .filter(({ path }) => !secretFiles.has(path))
    .map((file) => siteFile(file, record.board, record.slug, tools.read));
  const color = textAt(record, 'color');
  const gathered: Omit<SiteRecord, 'card'> & { card?: SiteRecord['card'] } = {
    name: recordName(record),
    board: record.board,
    slug: record.slug,
    address,
    twins: [],
    list: record.list,
    path: record.path,
    title: record.title,
    done: tools.isDone(record, list),
    archived: tools.isArchived(record),
    blocked: tools.openBlockers(record, tools.tracker, tools.index).length > 0,
    assignees: tools.textsOf(record, 'assignees'),
    properties: [],
    relations: [],
    problems: record.problems.size === 0 ? [] : problemsFor(audience, record, view, view.faults.get(record.path) ?? []),
    broken: isUnreadable(record),
    body,
    checked: { done: items.filter(({ done }) => done).length, total: items.length },
    comments: threads(record.comments, hush),
    files,
    ...tools.historyOf(record),
  };
  if (isColor(color)) gathered.color = color;
  const cover = coverOf(record, files);
  if (cover) gathered.cover = cover;
  for (const key of ['due', 'author', 'created'] as const) {
    const value = textAt(record, key);
    if (value !== undefined) gathered[key] = value;
  }
  const fields = [...board.fields.values()].filter((field) => !secret.has(field.name) && !field.hidden).map(({ name }) => name);
  const properties = (keys: string[]) =>
    keys.map((key) => propertyOf(record, key, gathered.problems, view, tools, hush)).filter((each) => each !== undefined);
  const values = properties(fields);
  gathered.properties = [...properties(['assignees', 'due', 'start', 'done', 'tags']), ...values, ...properties(['repeat', 'remind'])];
  const whole = gathered as SiteRecord;
  const asked = askedIn(record, body, (name) => whoIs(name, board, tools.tracker.workspace));
  whole.card = cardOf(whole, values, textAt(record, 'start'), tools.textsOf(record, 'tags'));
  if (asked.length > 0 && !whole.done) whole.card.asked = asked;
  const archivedOn = textAt(record, 'archived');
  if (archivedOn !== undefined && whole.archived) whole.card.archivedOn = archivedOn;
  return whole;
}

/** Who is mentioned in the text or a comment and wrote no comment since. */
function askedIn({ named, comments }: TrackerRecord, body: string, who: (name: string) => string | undefined): string[] {
  const keys = (facts: typeof named) => (facts?.people ?? []).map(({ person }) => who(person)).filter((key) => key !== undefined);
  const open = new Set(body === '' ? [] : keys(named));
  for (const comment of comments) {
    open.delete(comment.author);
    for (const key of keys(comment.named)) if (key !== comment.author) open.add(key);
  }
  return [...open];
}

/** The person or team that `@name` means; undefined where nobody is called so, and where people are not open. */
function whoIs(name: string, { open }: Board, { people, teams }: Workspace): string | undefined {
  const known = [name, name.toLowerCase()].find((key) => people.has(key) || teams.has(key));
  return known ?? (open.has('people') || people.size + teams.size === 0 ? name : undefined);
}

/** A key the audience may see, and how its value looks; undefined when there is nothing to see. */
function propertyOf(
  record: TrackerRecord,
  key: string,
  problems: Problem[],
  view: BoardView,
  tools: Tools,
  hush: (text: string) => string,
): Property | undefined {
  const display = shownDisplay(tools.displayValue(record, key, view.board, tools.fields), record.board, view, tools, hush);
  const field = view.board.fields.get(key);
  const type = field && tools.fields.get(field.type);
  const computed = type?.compute !== undefined;
  const problem = computed ? problems.find((each) => each.key === key)?.message : undefined;
  // what a button says stands in its options: it holds no value
  const press = field?.type === 'button' ? buttonOf(field) : undefined;
  if (display.as === 'nothing' && problem === undefined && !press) return undefined;
  // reading found it sound
  const repeat = key === 'repeat' ? (record.values.get(key) as unknown as Repeat) : undefined;
  return {
    key,
    display,
    ...(computed ? { computed } : {}),
    ...(problem === undefined ? {} : { problem }),
    ...(press ? { press } : {}),
    ...(repeat ? { repeat } : {}),
    ...(field ? { title: field.title } : {}),
    ...(field?.help === undefined ? {} : { help: field.help }),
  };
}

function buttonOf({ title, options }: Field): Property['press'] {
  const { label = title, confirm } = options as { label?: Text; confirm?: Text };
  return { label, ...(confirm === undefined ? {} : { confirm }) };
}

/** A display without the names of records the audience must not see. */
function shownDisplay(display: Display, board: string, view: BoardView, tools: Tools, hush: (text: string) => string): Display {
  if (display.as === 'markdown') return { ...display, markdown: hush(display.markdown) };
  if (isEmpty(display)) return { as: 'nothing' };
  if (display.as === 'several') {
    const of = display.of.map((each) => shownDisplay(each, board, view, tools, hush)).filter((each) => each.as !== 'nothing');
    return of.length > 0 ? { as: 'several', of } : { as: 'nothing' };
  }
  if (display.as === 'text') return { ...display, text: hush(display.text) };
  if (display.as === 'files') {
    const files = display.files.filter((path) => !view.secretFiles.has(path) && !view.hidden.has(path.split('/')[1] ?? ''));
    return files.length > 0 ? { as: 'files', files } : { as: 'nothing' };
  }
  if (display.as !== 'records') return display;
  const names = display.records.map((name) => tools.fullName(name, board)).filter((name) => !view.isWithheld(name));
  return names.length > 0 ? { as: 'records', records: names.map((name) => nowNamed(name, tools)) } : { as: 'nothing' };
}

/** A list with nothing in it. */
function isEmpty(display: Display): boolean {
  if (display.as === 'chips') return display.chips.length === 0;
  if (display.as === 'people') return display.people.length === 0;
  if (display.as === 'countries') return display.countries.length === 0;
  return display.as === 'files' && display.files.length === 0;
}

/** The name a record has now where it was named as one of another board. */
function nowNamed(name: string, { index }: Tools): string {
  const record = index.get(name);
  return record && !name.startsWith(`${record.board}/`) ? recordName(record) : name;
}

function threads(comments: Comment[], hush: (text: string) => string): SiteComment[] {
  const all = new Map(
    comments.map(({ name, author, at, edited, text }): [string, SiteComment] => [
      name,
      { name, author, at, edited: edited !== undefined, text: hush(text), replies: [] },
    ]),
  );
  const top: SiteComment[] = [];
  for (const { name, replyTo } of comments) {
    const comment = all.get(name);
    const above = replyTo !== undefined && replyTo < name ? all.get(replyTo) : undefined;
    if (comment) (above?.replies ?? top).push(comment);
  }
  return top;
}

function coverOf(record: TrackerRecord, files: SiteFile[]): SiteFile | undefined {
  const written = textAt(record, 'cover');
  if (written === undefined) return undefined;
  const cover = resolvePath(written, record.path);
  return files.find(({ kind, defused, path }) => kind === 'image' && !defused && path === cover);
}

function textAt(record: TrackerRecord, key: string): string | undefined {
  const value = record.values.get(key);
  return typeof value === 'string' ? value : undefined;
}

function isColor(text: string | undefined): text is Color {
  return colors.some((color) => color === text);
}
