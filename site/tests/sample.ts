import type { BoardHead, Card } from '../card.ts';
import type { SiteBoard, SiteData, SiteRecord } from '../data.ts';
import type { SiteFile } from '../data-record.ts';
import { safePart } from '../gather/addresses.ts';
import type { RenderContext } from '../render/context.ts';
import { contextOf } from '../render/contexts.ts';

/** A card for tests, with what it does not say left empty. */
export function cardOf(part: Partial<Card>): Card {
  const { board = 'sales', slug = 'acme', list = 'open' } = part;
  return {
    address: `${board}/${slug}`,
    path: `records/${board}/${list}/${slug}.md`,
    title: slug,
    done: false,
    blocked: false,
    archived: false,
    tags: [],
    assignees: [],
    blockers: [],
    comments: 0,
    files: 0,
    twin: false,
    values: {},
    ...part,
    board,
    slug,
    list,
  };
}

/** What views know of a board, for tests. */
export function headOf(part: Partial<BoardHead> = {}): BoardHead {
  return { name: 'sales', address: 'sales', title: 'Sales', color: 'teal', lists: [], tags: [], fields: [], card: [], ...part };
}

/** A record for tests, with what it does not say left empty. */
export function recordOf(part: Partial<SiteRecord>): SiteRecord {
  const { board = 'sales', slug = 'acme', list = 'open' } = part;
  return {
    name: `${board}/${slug}`,
    address: `${board}/${slug}`,
    twins: [],
    path: `records/${board}/${list}/${slug}.md`,
    title: slug,
    done: false,
    archived: false,
    blocked: false,
    assignees: [],
    card: cardOf({ board, slug, list }),
    properties: [],
    relations: [],
    problems: [],
    broken: false,
    body: '',
    checked: { done: 0, total: 0 },
    comments: [],
    files: [],
    ...part,
    board,
    slug,
    list,
  };
}

/** An attachment for tests. */
export function fileOf(board: string, slug: string, name: string, kind: SiteFile['kind'], defused = false): SiteFile {
  return {
    path: `records/${board}/_files/${slug}/${name}`,
    name,
    address: `${board}/${slug}/${safePart(defused ? `${name}.txt` : name)}`,
    size: 2048,
    kind,
    defused,
  };
}

/** A site of some records, with Ana as its one person and the English a test needs. */
export function siteOf(records: SiteRecord[], base = '/', boards: SiteBoard[] = []): RenderContext {
  const messages = new Map<string, string | Map<string, string>>([
    ['checklist.progress', '{done} of {total}'],
    [
      'comments.count',
      new Map([
        ['one', '{count} comment'],
        ['other', '{count} comments'],
      ]),
    ],
    [
      'files.count',
      new Map([
        ['one', '{count} file'],
        ['other', '{count} files'],
      ]),
    ],
    ['relation.children', 'Parts'],
    ['relation.progress', 'Parts done'],
    ['checklist.name', 'Checklist'],
    ['problem.withheld', 'cannot be read'],
    ['value.pair', '{name}: {value}'],
    ['problem.more', new Map([['other', 'and {count} more']])],
    ['value.of', '{value} of {max}'],
    ['value.yes', 'Yes'],
    ['value.no', 'No'],
    ['record.blocked', 'Blocked'],
    ['property.due', 'Due'],
  ]);
  const site: SiteData = {
    title: 'Tidewater',
    languages: ['en'],
    messages: new Map([['en', messages]]),
    timezone: 'Europe/Madrid',
    audience: 'public',
    people: new Map([['ana', { key: 'ana', name: 'Ana García', color: 'teal', team: false }]]),
    boards,
    records,
    named: new Map(records.map((record) => [record.name, record])),
    addressed: new Map(records.map((record) => [record.address, record])),
    former: new Map(),
    paths: new Map(records.map((record) => [record.path, record])),
    files: new Map(records.flatMap((record) => record.files.map((file) => [file.path, file]))),
    base,
    live: false,
    stamp: { at: '2026-11-21T12:00:00Z' },
    views: [],
    docs: [],
    automations: { rules: [], builtIn: [], runs: { unknown: 'never' }, partial: false },
    dashboards: [],
  };
  return contextOf(site);
}
