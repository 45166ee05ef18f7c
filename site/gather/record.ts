import type { Field } from '../../scripts/model/board.ts';
import type { Chip, Display } from '../../scripts/model/display.ts';
import { type Comment, recordName, type TrackerRecord } from '../../scripts/model/record.ts';
import { type Color, colors, type Value } from '../../scripts/model/value.ts';
import type { Audience, Property, SiteComment, SiteFile, SiteRecord } from '../data.ts';
import { bodyFor, isUnreadable, problemsFor } from './audience.ts';
import { siteFile } from './files.ts';
import type { BoardView, Tools } from './tools.ts';

/** A record as the audience may see it; relations are added when all records are gathered. */
export function gatherRecord(record: TrackerRecord, address: string, view: BoardView, audience: Audience, tools: Tools): SiteRecord {
  const { board, secret } = view;
  const list = tools.listOf(record, tools.tracker);
  const hush = (text: string) => withoutWithheld(text, record.board, view, tools);
  const body = hush(bodyFor(audience, record, secret));
  const items = tools.checklistsOf(body).flatMap((each) => each.items);
  const secretFiles = filesNamedIn(record, secret, view, tools);
  const files = record.files.filter(({ path }) => !secretFiles.has(path)).map((file) => siteFile(file, record.board, record.slug, tools.read));
  const color = textAt(record, 'color');
  const gathered: SiteRecord = {
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
    tags: tools.textsOf(record, 'tags').map((name) => tagChip(name, view)),
    assignees: tools.textsOf(record, 'assignees'),
    card: [],
    properties: [],
    relations: [],
    problems: record.problems.size === 0 ? [] : problemsFor(audience, record, secret, view.faults.get(record.path) ?? []),
    broken: isUnreadable(record),
    body,
    checked: { done: items.filter(({ done }) => done).length, total: items.length },
    comments: threads(record.comments, hush),
    files,
  };
  if (isColor(color)) gathered.color = color;
  const cover = coverOf(record, files);
  if (cover) gathered.cover = cover;
  for (const key of ['due', 'author', 'created'] as const) {
    const value = textAt(record, key);
    if (value !== undefined) gathered[key] = value;
  }
  const shown = [...board.fields.values()].filter((field) => !secret.has(field.name) && !field.hidden);
  const displays = new Map(shown.map((field) => [field.name, fieldProperty(record, field, view, tools, hush)]));
  gathered.card = board.card.flatMap((key): Property[] => {
    const property = board.fields.has(key) ? displays.get(key) : builtIn(gathered, record, key);
    return property ? [property] : [];
  });
  const own = ['assignees', 'due', 'start', 'done', 'tags'].map((key) => builtIn(gathered, record, key));
  gathered.properties = [...own, ...displays.values(), builtIn(gathered, record, 'repeat')].filter((each) => each !== undefined);
  return gathered;
}

function builtIn(record: SiteRecord, source: TrackerRecord, key: string): Property | undefined {
  const text = textAt(source, key);
  switch (key) {
    case 'assignees':
      return record.assignees.length > 0 ? { key, display: { as: 'people', people: record.assignees } } : undefined;
    case 'tags':
      return record.tags.length > 0 ? { key, display: { as: 'chips', chips: record.tags } } : undefined;
    case 'due':
    case 'start':
      return text === undefined ? undefined : { key, display: { as: 'date', date: text } };
    case 'done':
      return text === undefined ? undefined : { key: 'done_on', display: { as: 'date', date: text } };
    case 'repeat': {
      const every = (source.values.get('repeat') as { every?: Value } | undefined)?.every;
      return typeof every === 'string' ? { key, display: { as: 'text', text: every } } : undefined;
    }
    default:
      return undefined;
  }
}

function fieldProperty(record: TrackerRecord, field: Field, view: BoardView, tools: Tools, hush: (text: string) => string): Property | undefined {
  const value = record.values.get(field.name);
  const type = tools.fields.get(field.type);
  if (value === undefined || !type) return undefined;
  const display = shownDisplay(type.display(value, field.options, record.board), record.board, view, tools, hush);
  if (display.as === 'nothing') return undefined;
  return { key: field.name, title: field.title, ...(field.help === undefined ? {} : { help: field.help }), display };
}

/** A display without the names of records the audience must not see. */
function shownDisplay(display: Display, board: string, { isWithheld }: BoardView, tools: Tools, hush: (text: string) => string): Display {
  if (display.as === 'markdown') return { ...display, markdown: hush(display.markdown) };
  if (display.as !== 'records') return display;
  const records = display.records.map((name) => tools.fullName(name, board)).filter((name) => !isWithheld(name));
  return records.length > 0 ? { as: 'records', records } : { as: 'nothing' };
}

/** Attachments that a field the audience must not see names. */
function filesNamedIn(record: TrackerRecord, secret: Set<string>, { board }: BoardView, tools: Tools): Set<string> {
  const paths = new Set<string>();
  for (const name of secret) {
    const field = board.fields.get(name);
    const value = record.values.get(name);
    if (!field || value === undefined) continue;
    for (const mention of tools.fields.get(field.type)?.mentions?.(value, field.options, record.board) ?? []) {
      const file = mention.kind === 'file' && record.files.find(({ path }) => path.endsWith(`/_files/${mention.path.split('_files/').at(-1)}`) || path.endsWith(`/${mention.path.split('/').at(-1)}`));
      if (file) paths.add(file.path);
    }
  }
  return paths;
}

/** `[[board/slug]]` of a record the audience must not see becomes `[[?]]`, or its label. */
function withoutWithheld(text: string, board: string, { isWithheld }: BoardView, tools: Tools): string {
  if (!text.includes('[[')) return text;
  return text.replace(/\[\[([^[\]|\n]{1,220})(?:\|([^[\]\n]{1,300}))?\]\]/g, (whole, target: string, label?: string) => {
    return isWithheld(tools.fullName(target.trim(), board)) ? (label ?? '[[?]]') : whole;
  });
}

function threads(comments: Comment[], hush: (text: string) => string): SiteComment[] {
  const all = new Map(comments.map(({ name, author, at, edited, text }): [string, SiteComment] => [name, { name, author, at, edited: edited !== undefined, text: hush(text), replies: [] }]));
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
  return files.find(({ kind, defused, path }) => kind === 'image' && !defused && path.endsWith(`/${written.replace(/^(\.\.?\/)+/, '')}`));
}

function tagChip(name: string, { board }: BoardView): Chip {
  const tag = board.tags.get(name);
  return tag ? { name, title: tag.title, ...(tag.color ? { color: tag.color } : {}) } : { name, title: name };
}

function textAt(record: TrackerRecord, key: string): string | undefined {
  const value = record.values.get(key);
  return typeof value === 'string' ? value : undefined;
}

function isColor(text: string | undefined): text is Color {
  return colors.some((color) => color === text);
}
