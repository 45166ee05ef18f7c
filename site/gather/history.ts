import type { GonePast, HistoryEntry, RecordPast } from '../../scripts/model/history.ts';
import { localTime } from '../../scripts/model/local-time.ts';
import { titleFrom } from '../../scripts/model/names.ts';
import { isBuiltInRule } from '../../scripts/model/notice.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { SiteData } from '../data.ts';
import type { DeletedRecord, SiteHistory, Step, StepRule } from '../data-history.ts';
import { changeFor, type HistorySight, stepList } from './history-change.ts';
import { staysOf } from './history-stays.ts';
import { lazily } from './lazily.ts';
import { withoutAddresses } from './rule-look.ts';
import { type BoardSight, viewRule } from './rule-view.ts';
import type { BoardView, Tools } from './tools.ts';

/** So many of the newest steps are told of all boards, and of each. */
const mostSteps = 500;
const mostOfBoard = 200;

/** Where the repository is on GitHub, and the tracker's folder in it. */
export interface RepositoryPlace {
  /** `https://github.com/owner/name/`. */
  address: string;
  /** Empty, or a path that ends with "/". */
  prefix: string;
}

/** What steps are told of: a record there is, or one that is gone. */
interface Told extends Pick<Step, 'name' | 'title' | 'board' | 'address'> {
  past: RecordPast;
}

/** Adds to what the pages draw what git knows of each record, of what happened last and of records that are gone; nothing outside of git. */
export function gatherHistory(
  site: SiteData,
  sources: TrackerRecord[],
  { views, sight: rules, open }: { views: ReadonlyMap<string, BoardView>; sight: BoardSight; open: boolean },
  repository: RepositoryPlace | undefined,
  tools: Tools,
): void {
  if (!tools.histories) return;
  const { pasts, gone } = tools.histories;
  const boards = new Map(site.boards.map((board) => [board.name, board]));
  const all = rules.audience === 'members';
  const dayOf = (instant: string) => localTime(new Date(instant), site.timezone).slice(0, 10);
  const sight: HistorySight = { all, boards, views, named: site.named, files: site.files, dayOf, tools };
  const ruleOf = rulesFor(rules, open, tools);
  const tell = (entry: HistoryEntry, before: string, told: Told) => stepOf(entry, before, told, sight, ruleOf);
  const living = new Map<string, Told>();
  for (const [index, source] of sources.entries()) {
    const [record, past] = [site.records[index], pasts.get(`${source.board}/${source.slug}`)];
    if (!record || !past) continue;
    const { name, title, board, address } = record;
    const told: Told = { name, title, board, address, past };
    if (!living.has(name)) living.set(name, told);
    // few of the records' pages are looked at while the development server runs
    lazily(record, 'history', (): SiteHistory => {
      const stays = record.archived ? [] : staysOf(past, record.list, (list) => stepList(list, board, sight), dayOf);
      return { steps: stepsOf(told, tell).reverse(), stays };
    });
  }
  const departed = gone.filter(({ name }) => boards.has(boardOf(name)));
  const lost = departed.map(({ name, title, past }): Told => ({ name, title: shownTitle(name, title, tools), board: boardOf(name), past }));
  const happened = [...living.values(), ...lost].flatMap((told) =>
    withBefore(told)
      .reverse()
      .map((each) => ({ ...each, told })),
  );
  happened.sort((a, b) => (a.entry.at < b.entry.at ? 1 : a.entry.at > b.entry.at ? -1 : 0));
  site.activity = newest(happened, mostSteps, tell);
  const byBoard = Map.groupBy(happened, ({ told }) => told.board);
  for (const board of site.boards) {
    board.activity = newest(byBoard.get(board.name) ?? [], mostOfBoard, tell);
    board.deleted = deletedOf(
      departed.filter(({ name }) => boardOf(name) === board.name),
      (name) => tools.index.has(name),
      sight,
      repository,
    );
  }
}

type Tell = (entry: HistoryEntry, before: string, told: Told) => Step | undefined;

function newest(happened: { entry: HistoryEntry; before: string; told: Told }[], most: number, tell: Tell): Step[] {
  const steps: Step[] = [];
  for (const { entry, before, told } of happened) {
    if (steps.length >= most) break;
    const step = tell(entry, before, told);
    if (step) steps.push(step);
  }
  return steps;
}

function stepsOf(told: Told, tell: Tell): Step[] {
  return withBefore(told).flatMap(({ entry, before }) => tell(entry, before, told) ?? []);
}

/** Each entry, and the board on which the record stood before it. */
function withBefore({ past: { entries } }: Told): { entry: HistoryEntry; before: string }[] {
  let before = entries[0]?.board ?? '';
  return entries.map((entry) => {
    const each = { entry, before };
    before = entry.board;
    return each;
  });
}

/** A step as the audience may know it: nothing of the time on a board that it does not see. */
function stepOf(
  entry: HistoryEntry,
  before: string,
  { name, title, board, address }: Told,
  sight: HistorySight,
  ruleOf: (name: string) => StepRule | undefined,
): Step | undefined {
  const { commit, at, kind } = entry;
  if (!sight.all && !sight.boards.has(entry.board)) return undefined;
  const isPlain = kind === 'created' || kind === 'deleted';
  const comes = before !== entry.board && !sight.all && !sight.boards.has(before);
  const place = { before, after: entry.board, home: board, slug: name.slice(board.length + 1) };
  const changes = isPlain
    ? []
    : entry.changes
        .filter(({ key }) => !comes || key === 'board' || key === 'list')
        .flatMap((change) => changeFor(change, place, sight) ?? []);
  const telling = changes.length > 1 ? changes.filter(({ as }) => as !== 'order') : changes;
  if (telling.length === 0 && !isPlain && kind !== 'restored') return undefined;
  const rule = entry.rule === undefined ? undefined : entry.rule.split(', ').flatMap((each) => ruleOf(each) ?? [])[0];
  return {
    name,
    title,
    board,
    commit,
    at,
    day: sight.dayOf(at),
    actor: sight.tools.hideAddresses(entry.actor),
    kind,
    changes: telling,
    ...(address === undefined ? {} : { address }),
    ...(rule ? { rule } : {}),
  };
}

/** The rules that may be named: not those whose acting depends on what the audience must not see. */
function rulesFor(sight: BoardSight, open: boolean, { tracker, hideAddresses }: Tools): (name: string) => StepRule | undefined {
  const all = open || sight.audience === 'members';
  const known = new Map<string, StepRule | undefined>();
  for (const rule of tracker.automations) {
    const view = viewRule(rule, sight);
    const isTold = all || (view && !view.guarded && !view.careful);
    known.set(rule.name, isTold ? { name: rule.name, title: withoutAddresses(rule.title, { hideAddresses }), as: 'shown' } : undefined);
  }
  return (name) => {
    if (isBuiltInRule(name)) return { name, title: name, as: 'built-in' };
    if (known.has(name)) return known.get(name);
    return all ? { name, title: hideAddresses(name), as: 'gone' } : undefined;
  };
}

function deletedOf(
  gone: GonePast[],
  isTaken: (name: string) => boolean,
  sight: HistorySight,
  repository: RepositoryPlace | undefined,
): DeletedRecord[] {
  const found = gone.flatMap((each) => {
    const entry = each.past.entries.findLast(({ kind }) => kind === 'deleted');
    return entry ? [{ ...each, entry }] : [];
  });
  found.sort((a, b) => (a.entry.at < b.entry.at ? 1 : a.entry.at > b.entry.at ? -1 : 0));
  const taken = new Set<string>();
  return found.map(({ name, list, title, past, entry }): DeletedRecord => {
    const isFree = !isTaken(name) && !taken.has(name);
    taken.add(name);
    // in the commit before it left, the file still stands
    const before = past.entries[past.entries.indexOf(entry) - 1];
    const path = `${repository?.prefix ?? ''}records/${boardOf(name)}/${list}/${slugOf(name)}.md`;
    const last = repository && before && `${repository.address}blob/${before.commit}/${path.split('/').map(encodeURIComponent).join('/')}`;
    return {
      name,
      slug: slugOf(name),
      title: shownTitle(name, title, sight.tools),
      list: stepList(list, boardOf(name), sight),
      at: entry.at,
      actor: sight.tools.hideAddresses(entry.actor),
      commit: entry.commit,
      ...(last ? { last } : {}),
      ...(isFree ? { restore: `woad restore ${name}` } : {}),
    };
  });
}

function shownTitle(name: string, title: string | undefined, { hideAddresses }: Tools): string {
  return title === undefined ? titleFrom(slugOf(name)) || slugOf(name) : hideAddresses(title);
}

function boardOf(name: string): string {
  return name.slice(0, name.indexOf('/'));
}

function slugOf(name: string): string {
  return name.slice(name.indexOf('/') + 1);
}
