import type { Display } from '../../scripts/model/display.ts';
import type { KeyChange } from '../../scripts/model/history.ts';
import { builtInKeys } from '../../scripts/model/keys.ts';
import { titleFrom } from '../../scripts/model/names.ts';
import type { Value } from '../../scripts/model/value.ts';
import type { SiteBoard, SiteRecord } from '../data.ts';
import type { ItemChange, StepChange, StepList } from '../data-history.ts';
import type { SiteFile } from '../data-record.ts';
import type { BoardView, Tools } from './tools.ts';

/** What history is told from and for whom. */
export interface HistorySight {
  /** Nothing is kept from the audience. */
  all: boolean;
  /** Of the boards that the audience sees, by name. */
  boards: ReadonlyMap<string, SiteBoard>;
  views: ReadonlyMap<string, BoardView>;
  /** Records with a page, by every name they have. */
  named: ReadonlyMap<string, SiteRecord>;
  /** Attachments that the audience sees, by path. */
  files: ReadonlyMap<string, SiteFile>;
  /** The day of the workspace's zone. */
  dayOf(instant: string): string;
  tools: Tools;
}

/** The boards between which a change happened: where the record was, where it came to, and where it is now. */
export interface ChangePlace {
  before: string;
  after: string;
  home: string;
  slug: string;
}

/** Keys whose changes tell people nothing: what they say is told by a rename. */
const dull: ReadonlySet<string> = new Set(['id', 'aliases']);
/** Longer texts are not told whole. */
const mostChars = 90;

/** A change as the audience may know it; undefined where there is nothing to tell. */
export function changeFor(change: KeyChange, place: ChangePlace, sight: HistorySight): StepChange | undefined {
  const { key, from, to } = change;
  switch (key) {
    case 'board':
      return { as: 'board', to: boardTitle(place.after, sight) ?? '', ...titled(boardTitle(place.before, sight)) };
    case 'list': {
      const left = from === null || !sight.boards.has(place.before) ? undefined : stepList(String(from), place.before, sight);
      return { as: 'list', to: stepList(String(to), place.after, sight), ...(left ? { from: left } : {}) };
    }
    case 'slug':
      return { as: 'slug', from: String(from), to: String(to) };
    case 'body':
      return { as: 'text', lines: Number(to ?? 0) - Number(from ?? 0) };
    case 'body.steps':
      return stepsChange(from, to);
    case 'order':
      return { as: 'order' };
    case 'archived':
      return { as: 'archived', on: to !== null };
    case 'comment':
      return { as: 'comment', did: didOf(from, to) };
    case 'file':
      return fileChange(String(to ?? from), didOf(from, to), place, sight);
    default:
      return dull.has(key) || isWithheldKey(key, place, sight) ? undefined : valueChange(change, place, sight);
  }
}

/** From `2/5` to `3/5`. */
function stepsChange(from: Value | null, to: Value | null): StepChange {
  const [was = 0] = String(from ?? '0/0')
    .split('/')
    .map(Number);
  const [is = 0, all = 0] = String(to ?? '0/0')
    .split('/')
    .map(Number);
  return { as: 'steps', more: is - was, checked: is, all };
}

/** A list of a board as sentences name it; one that the board no longer declares by its name. */
export function stepList(name: string, board: string, { boards }: Pick<HistorySight, 'boards'>): StepList {
  const list = boards.get(board)?.lists.find((each) => each.name === name);
  if (!list) return { title: titleFrom(name) || name, color: 'slate', fill: 0, first: true };
  const { title, color, fill, first } = list;
  return { title, color, fill, first };
}

function titled(from: SiteBoard['title'] | undefined): { from?: SiteBoard['title'] } {
  return from === undefined ? {} : { from };
}

function boardTitle(name: string, { boards, all }: HistorySight): SiteBoard['title'] | undefined {
  return boards.get(name)?.title ?? (all ? name : undefined);
}

/** Whether a key is private on any board the record passed here, or on the one it is on; the public is not told of keys that no board declares now. */
function isWithheldKey(key: string, { before, after, home }: ChangePlace, { all, views }: HistorySight): boolean {
  for (const name of new Set([before, after, home])) {
    const view = views.get(name);
    if (view?.secret.has(key) || view?.board.fields.get(key)?.hidden) return true;
  }
  const isBuiltIn = (builtInKeys as readonly string[]).includes(key);
  const isKnown = isBuiltIn || [before, after].some((name) => views.get(name)?.board.fields.has(key));
  return !all && !isKnown;
}

function didOf(from: Value | null, to: Value | null): ItemChange {
  if (from === null) return 'added';
  return to === null ? 'removed' : 'changed';
}

/** The name of a file that is not here any more may be one that a private key held. */
function fileChange(
  name: string,
  did: ItemChange,
  { home, slug }: ChangePlace,
  { all, views, files }: HistorySight,
): StepChange | undefined {
  const path = `records/${home}/_files/${slug}/${name}`;
  const view = views.get(home);
  if (view?.secretFiles.has(path)) return undefined;
  const isTold = all || files.has(path) || view?.secret.size === 0;
  return { as: 'file', did, ...(isTold ? { name } : {}) };
}

function valueChange({ key, from, to }: KeyChange, place: ChangePlace, sight: HistorySight): StepChange | undefined {
  const board = sight.views.get(place.after)?.board;
  const title = board?.fields.get(key)?.title;
  const named = { key, ...(title === undefined ? {} : { title }) };
  const [was, is] = [lookFor(key, from, place.before, sight), lookFor(key, to, place.after, sight)];
  if ((was === 'withheld' || from === null) && (is === 'withheld' || to === null)) return undefined;
  if (Array.isArray(from ?? to)) {
    const [before, after] = [was === 'withheld' || !was ? undefined : was, is === 'withheld' || !is ? undefined : is];
    const [added, removed] = [without(after, before), without(before, after)];
    if (!added && !removed) return before || after ? undefined : { as: 'value', ...named, did: 'changed' };
    return { as: 'items', ...named, ...(added ? { added } : {}), ...(removed ? { removed } : {}) };
  }
  const did = from === null ? 'set' : to === null ? 'emptied' : 'changed';
  const isTold = (from === null || typeof was === 'object') && (to === null || typeof is === 'object');
  if (!isTold || key === 'cover') return { as: 'value', ...named, did };
  return {
    as: 'value',
    ...named,
    did,
    ...(typeof was === 'object' ? { from: was } : {}),
    ...(typeof is === 'object' ? { to: is } : {}),
  };
}

/** How a former value looks; undefined where it is too long to be told or holds a mail address, `withheld` where it names what the audience must not know. */
function lookFor(
  key: string,
  value: Value | null,
  board: string,
  { all, named, files, tools }: HistorySight,
): Display | 'withheld' | undefined {
  if (value === null) return undefined;
  const display = soundDisplay(key, value, board, tools);
  const whole = JSON.stringify(display);
  if (display.as === 'nothing' || display.as === 'markdown' || tools.hideAddresses(whole) !== whole) return undefined;
  if (display.as === 'several') return /"as":"(?:records|files|markdown)"/.test(whole) && !all ? undefined : display;
  if (display.as === 'records') {
    const names = display.records.map((name) => tools.fullName(name, board));
    // one that came from another board bears the name it has now
    const records = all ? names : names.flatMap((name) => named.get(name)?.name ?? []);
    return records.length > 0 ? { as: 'records', records } : 'withheld';
  }
  if (display.as === 'files') {
    const shown = display.files.filter((path) => all || files.has(path));
    return shown.length > 0 ? { as: 'files', files: shown } : 'withheld';
  }
  if (display.as !== 'text') return display;
  // a link in a text may name a record that the audience must not know
  if (display.text.includes('\n') || (display.text.includes('[[') && !all)) return undefined;
  return display.text.length > mostChars ? { as: 'text', text: `${[...display.text].slice(0, mostChars).join('')}…` } : display;
}

/** A value that was written when the key meant something else is shown as it stands. */
function soundDisplay(key: string, value: Value, board: string, { displayAt }: Tools): Display {
  const plain: Display = { as: 'text', text: typeof value === 'object' ? JSON.stringify(value) : String(value) };
  try {
    const display = displayAt(key, value, board);
    const isOdd =
      (display.as === 'number' && typeof display.number !== 'number') ||
      (display.as === 'meter' && typeof display.value !== 'number') ||
      (display.as === 'date' && typeof display.date !== 'string') ||
      (display.as === 'toggle' && typeof display.on !== 'boolean');
    return isOdd ? plain : display;
  } catch {
    return plain;
  }
}

/** The items of one value that another does not have; undefined where there are none. */
function without(display: Display | undefined, other: Display | undefined): Display | undefined {
  switch (display?.as) {
    case 'chips': {
      const known = new Set(other?.as === 'chips' ? other.chips.map(({ name }) => name) : []);
      const chips = display.chips.filter(({ name }) => !known.has(name));
      return chips.length > 0 ? { as: 'chips', chips } : undefined;
    }
    case 'people':
      return listed(display.people, other?.as === 'people' ? other.people : [], (people) => ({ as: 'people', people }));
    case 'records':
      return listed(display.records, other?.as === 'records' ? other.records : [], (records) => ({ as: 'records', records }));
    case 'files':
      return listed(display.files, other?.as === 'files' ? other.files : [], (files) => ({ as: 'files', files }));
    case 'countries':
      return listed(display.countries, other?.as === 'countries' ? other.countries : [], (countries) => ({ as: 'countries', countries }));
    default:
      return JSON.stringify(display) === JSON.stringify(other) ? undefined : display;
  }
}

function listed(items: string[], others: string[], show: (items: string[]) => Display): Display | undefined {
  const left = items.filter((item) => !others.includes(item));
  return left.length > 0 ? show(left) : undefined;
}
