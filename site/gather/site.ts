import type { Board } from '../../scripts/model/board.ts';
import { localTime } from '../../scripts/model/local-time.ts';
import { recordName, type TrackerRecord } from '../../scripts/model/record.ts';
import type { Tracker } from '../../scripts/model/tracker.ts';
import type { KnownRuns } from '../../scripts/run/past-runs.ts';
import type { Audience, Messages, SiteData, SiteRecord } from '../data.ts';
import type { SiteFile } from '../data-record.ts';
import type { GitHubPlaces, Stamp } from '../data-source.ts';
import { addressBook } from './addresses.ts';
import { boardsFor, type HeldBack, hiddenKeys } from './audience.ts';
import { gatherAutomations } from './automations.ts';
import { gatherBoard } from './boards.ts';
import { openCalendar } from './calendar-opening.ts';
import { completeCard } from './card.ts';
import { gatherDashboards, openDashboards } from './charts-dashboards.ts';
import { formerAddresses } from './former.ts';
import { gatherHistory, type RepositoryPlace } from './history.ts';
import { lazily } from './lazily.ts';
import { gatherMaking } from './making.ts';
import { gatherPeople } from './people.ts';
import { gatherRecord } from './record.ts';
import { relate } from './relations.ts';
import { titleOfOption } from './rule-word.ts';
import { secretFilesOf } from './secret-files.ts';
import { toolsWithout } from './seen.ts';
import type { BoardView, Tools } from './tools.ts';
import { gatherWorkspaceViews } from './views.ts';

/** What the integration decides: for whom, in which languages, when and from which commit. */
export interface Occasion {
  audience: Audience;
  messages: Map<string, Messages>;
  stamp: Stamp;
  base: string;
  live: boolean;
  editAddress?: string;
  github?: GitHubPlaces;
  origin?: string;
  /** Where the repository is on GitHub, if it is. */
  repository?: RepositoryPlace;
  /** What this clone knows of the runs of rules. */
  runs: KnownRuns;
}

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];

/** All that the pages draw, from a tracker; and the boards that were held back from the public. */
export function gatherSite(
  all: Tools,
  { audience, messages, stamp, base, live, editAddress, github, origin, repository, runs }: Occasion,
): { site: SiteData; heldBack: HeldBack[] } {
  const { tracker } = all;
  const { shown, heldBack } = boardsFor(audience, tracker, live && audience === 'members');
  const names = new Set(shown.map(({ name }) => name));
  const hidden = new Set([...tracker.boards.keys()].filter((name) => !names.has(name)));
  const tools = toolsWithout(hidden, all);
  const isWithheld = (name: string) => hidden.has(tools.index.get(name)?.board ?? name.split('/')[0] ?? '');
  const faults = Map.groupBy(tracker.diagnostics, ({ place }) => place.path);
  const views = new Map(
    shown.map((board): [string, BoardView] => {
      const secret = hiddenKeys(audience, board, hidden);
      return [board.name, { board, secret, secretFiles: secretFilesOf(board, secret, tools), hidden, faults, isWithheld }];
    }),
  );

  const sources = inListOrder(
    tracker.records.filter(({ board }) => names.has(board)),
    views,
    tools,
  );
  const addresses = claimAddresses(sources);
  const records: SiteRecord[] = [];
  for (const source of sources) {
    const view = views.get(source.board);
    if (view) records.push(gatherRecord(source, addresses.get(source) ?? '', view, audience, tools));
  }
  const named = nameRecords(sources, records, tools);
  relate(sources, records, named, views, tools);
  markTwins(records);
  for (const record of records) completeCard(record);

  const open = tellsAll(shown, views, tracker);
  const people = gatherPeople(tracker.workspace);
  // of a board that members do not see, rules and history tell them as little as they tell the public
  const among: Audience = hidden.size > 0 ? 'public' : audience;
  const sight = { audience: among, all: tracker.boards, shown, hidden: new Map([...views].map(([name, { secret }]) => [name, secret])) };
  const automations = gatherAutomations(tracker, runs, sight, {
    open,
    person: (key) => people.get(key)?.name,
    option: ({ type, options }, value) => titleOfOption(value, tools.fields.get(type)?.input(options), people),
    knows: (name) => named.has(name),
    hideAddresses: tools.hideAddresses,
    parse: tools.parse,
    nextLooks: tools.nextLooks,
  });
  const files = new Map<string, SiteFile>();
  for (const record of records) for (const file of record.files) files.set(file.path, file);
  const standing = Map.groupBy(
    records.filter(({ archived }) => !archived),
    ({ board }) => board,
  );
  const secretOf = (board: string) => views.get(board)?.secret ?? new Set<string>();
  const charts = openDashboards(tools, { shown, secretOf, isWithheld }, { until: stamp.committed ?? stamp.at, stamp: stamp.at });
  const making = (board: Board) => {
    const own = tracker.records.filter((record) => record.board === board.name);
    return gatherMaking({ board, secret: secretOf(board.name) }, own, hidden, tools);
  };
  const boards = shown.map((board) => ({
    ...gatherBoard(board, standing.get(board.name) ?? [], secretOf(board.name), tools, charts, hidden),
    making: making(board),
  }));
  const workspaceViews = gatherWorkspaceViews(boards, new Map([...views].map(([name, { secret }]) => [name, secret])), tools, charts);
  const today = localTime(new Date(stamp.at), tracker.workspace.timezone).slice(0, 10);
  for (const board of boards) for (const view of board.views) openCalendar(view, [board], today);
  for (const view of workspaceViews) openCalendar(view, view.boards, today);
  const site: SiteData = {
    title: tracker.workspace.title,
    languages: tracker.workspace.languages.filter((language) => messages.has(language)),
    messages,
    timezone: tracker.workspace.timezone,
    audience,
    people,
    boards,
    views: workspaceViews,
    records,
    named,
    addressed: new Map(records.map((record) => [record.address, record])),
    former: formerAddresses(sources, records, names, tools),
    paths: new Map(records.map((record) => [record.path, record])),
    files,
    stamp,
    base,
    live,
    automations,
    dashboards: [],
    docs: [],
  };
  lazily(site, 'dashboards', () => gatherDashboards(boards, workspaceViews, shown, charts));
  if (tracker.workspace.description !== undefined) site.description = tracker.workspace.description;
  const weekStart = weekdays.indexOf(tracker.workspace.weekStarts ?? '') + 1;
  if (weekStart > 0) site.weekStart = weekStart;
  if (site.languages.length === 0) site.languages.push('en');
  if (editAddress !== undefined) site.editAddress = editAddress;
  if (github) site.github = github;
  if (origin !== undefined) site.origin = origin;
  if (repository) site.commitAddress = `${repository.address}commit/`;
  gatherHistory(site, sources, { views, sight, open }, repository, tools);
  return { site, heldBack };
}

/** Whether the audience sees everything there is; else a commit's message could give away what it does not. */
function tellsAll(shown: Board[], views: Map<string, BoardView>, tracker: Tracker): boolean {
  return shown.length === tracker.boards.size && [...views.values()].every(({ secret }) => secret.size === 0);
}

/** The same records; those of a list that asks for an order of its own in that order, unless it would tell of a key the audience must not see. */
export function inListOrder(
  records: TrackerRecord[],
  views: Map<string, Pick<BoardView, 'secret'>>,
  { tracker, fields, listOf, sortRecords }: Pick<Tools, 'tracker' | 'fields' | 'listOf' | 'sortRecords'>,
): TrackerRecord[] {
  const groups = Map.groupBy(records, ({ board, list }) => `${board}/${list}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    const by = first && listOf(first, tracker)?.sort;
    return by === undefined || views.get(first?.board ?? '')?.secret.has(by.replace(/^-/, ''))
      ? group
      : sortRecords(group, by, tracker, fields);
  });
}

/** Addresses in which the first record of a name keeps it, wherever its namesakes stand. */
function claimAddresses(records: TrackerRecord[]): Map<TrackerRecord, string> {
  const book = addressBook();
  const first = new Set<string>();
  const isFirst = (record: TrackerRecord) => !first.has(recordName(record)) && Boolean(first.add(recordName(record)));
  const [leading, following] = [records.filter(isFirst), new Set<TrackerRecord>(records)];
  const addresses = new Map<TrackerRecord, string>();
  for (const record of leading) {
    addresses.set(record, book.claim(record.board, record.slug));
    following.delete(record);
  }
  for (const record of following) addresses.set(record, book.claim(record.board, record.slug));
  return addresses;
}

/** Records by `board/slug`; an earlier slug finds its record where no record bears that name now. */
function nameRecords(sources: TrackerRecord[], records: SiteRecord[], tools: Tools): Map<string, SiteRecord> {
  const named = new Map<string, SiteRecord>();
  for (const record of records) if (!named.has(record.name)) named.set(record.name, record);
  for (const [index, source] of sources.entries()) {
    for (const alias of tools.textsOf(source, 'aliases')) {
      const name = tools.fullName(alias, source.board);
      const record = records[index];
      if (record && !named.has(name)) named.set(name, record);
    }
  }
  return named;
}

function markTwins(records: SiteRecord[]): void {
  const groups = Map.groupBy(records, ({ name }) => name);
  for (const group of groups.values()) {
    if (group.length < 2) continue;
    for (const record of group) record.twins = group.filter((other) => other !== record).map(({ address }) => address);
  }
}
