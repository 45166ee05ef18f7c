import type { SiteBoard, SiteData, SiteRecord } from './data.ts';

/** What Astro's pages and most data tell of a record in a build: its card, and where it stands. Its own page is not drawn by them. */
const kept = {
  ...{ name: true, board: true, slug: true, address: true, list: true, path: true, title: true, done: true, archived: true },
  ...{ blocked: true, color: true, cover: true, due: true, assignees: true, created: true, updated: true, card: true },
  ...{ twins: false, author: false, commits: false, history: false, properties: false, relations: false },
  ...{ progress: false, problems: false, broken: false, body: false, checked: false, comments: false, files: false },
} satisfies Required<{ [key in keyof SiteRecord]: boolean }>;

const keys = Object.keys(kept) as (keyof SiteRecord)[];
const [keptKeys, leftKeys] = [keys.filter((key) => kept[key]), keys.filter((key) => !kept[key])];

/** A site whose records hold only what pages draw, so that it can be handed to another core at once. */
export function sitePages(site: SiteData): SiteData {
  const records = new Map(site.records.map((record) => [record, pageRecord(record)]));
  const found = (of: readonly SiteRecord[]) => of.map((record) => records.get(record)).filter((each) => each !== undefined);
  const boards = new Map<SiteBoard, SiteBoard>();
  const pageBoard = (board: SiteBoard): SiteBoard => {
    const known = boards.get(board) ?? { ...board, lists: board.lists.map((list) => ({ ...list, records: found(list.records) })) };
    boards.set(board, known);
    return known;
  };
  return {
    ...site,
    boards: site.boards.map(pageBoard),
    views: site.views.map((view) => ({ ...view, boards: view.boards.map(pageBoard) })),
    records: found(site.records),
    named: mapped(site.named, records),
    former: mapped(site.former, records),
    addressed: new Map(),
    paths: new Map(),
  };
}

/** The same on the other core. What its records lack is an error to ask for: a page would be drawn without it, and nobody would see. */
export function openPages(site: SiteData): SiteData {
  for (const record of site.records) {
    Object.setPrototypeOf(record, lacking);
    site.addressed.set(record.address, record);
    site.paths.set(record.path, record);
  }
  return site;
}

function pageRecord(record: SiteRecord): SiteRecord {
  const entries = keptKeys.flatMap((key) => (record[key] === undefined ? [] : [[key, record[key]]]));
  return Object.fromEntries(entries) as SiteRecord;
}

function mapped(names: ReadonlyMap<string, SiteRecord>, records: ReadonlyMap<SiteRecord, SiteRecord>): Map<string, SiteRecord> {
  return new Map([...names].flatMap(([name, record]) => (records.get(record) ? [[name, records.get(record) as SiteRecord]] : [])));
}

const lacking = Object.create(
  null,
  Object.fromEntries(
    leftKeys.map((key) => [
      key,
      {
        get: () => {
          throw new Error(`a page of a build asks for the ${key} of a record, which only the record's own page may: see site/page-data.ts`);
        },
      },
    ]),
  ),
);
