import type { Color, Text } from '../scripts/model/value.ts';
import type { BoardHead, Card, ListHead, Share } from './card.ts';
import type { ChartData, SiteDashboard } from './data-charts.ts';
import type { SiteDocs } from './data-docs.ts';
import type { DeletedRecord, SiteHistory, Step } from './data-history.ts';
import type { Making } from './data-making.ts';
import type { Problem, Property, SiteComment, SiteFile } from './data-record.ts';
import type { SiteAutomations } from './data-rules.ts';
import type { GitHubPlaces, Stamp } from './data-source.ts';
import type { Texts } from './search/within.ts';
import type { ViewState } from './view-state.ts';

/** All that the pages draw, computed once by `tracker.ts`; in no language yet. Nothing in it is hidden from the site's audience. */
export interface SiteData {
  title: Text;
  description?: Text;
  /** Names of `site/languages/`; the first is the default. */
  languages: string[];
  /** What a language says, by dotted key; a plural is a map of plural form to text. */
  messages: Map<string, Messages>;
  /** The same of the sections that tell what the engine says of faults and runs. */
  sentences?: Map<string, Messages>;
  /** IANA name: decides when a day begins. */
  timezone: string;
  /** The day a week begins with where the workspace says so: 1 is Monday, 7 Sunday. */
  weekStart?: number;
  /** Below which the pages stand; begins and ends with "/". */
  base: string;
  /** Where the site will stand: `https://tidewater.github.io`, without the base; absent where nobody said. */
  origin?: string;
  /** The development server asks: its own scripts and styles stand in the page, so the page has no policy. */
  live: boolean;
  /** Where "Edit on GitHub" leads: `https://github.com/owner/name/edit/branch/`, ends with "/". */
  editAddress?: string;
  /** Where files are made and uploaded on GitHub: a path or folder from the tracker's root, encoded, is put behind. */
  github?: GitHubPlaces;
  /** Where a commit is told on GitHub, before its hash: `https://github.com/owner/name/commit/`. */
  commitAddress?: string;
  /** `members` also holds what is kept from the public, and asks search engines to stay away. */
  audience: Audience;
  people: Map<string, SitePerson>;
  boards: SiteBoard[];
  /** Every record that has a page, archived ones too. */
  records: SiteRecord[];
  /** By `board/slug`, earlier slugs included; of two with one name the first. */
  named: Map<string, SiteRecord>;
  /** By address: `board/slug`, a second one of that name `board/slug--2`. */
  addressed: Map<string, SiteRecord>;
  /** By an address that a record had under an earlier name, where no page stands now. */
  former: Map<string, SiteRecord>;
  /** By path from the tracker's root. */
  paths: Map<string, SiteRecord>;
  /** By path from the tracker's root. */
  files: Map<string, SiteFile>;
  /** The workspace's own views over several boards. */
  views: WorkspaceView[];
  stamp: Stamp;
  automations: SiteAutomations;
  /** Of the page over all boards. */
  dashboards: SiteDashboard[];
  /** What happened to records last, newest first; absent outside of git. */
  activity?: Step[];
  /** The documentation as it is written; no matter of the tracker: it is read where pages are drawn. */
  docs: SiteDocs[];
  /** What search looks through of each record, in the order of `records`; absent where the records have it themselves. */
  texts?: Texts[];
}

export type Audience = 'public' | 'members';
export type Messages = Map<string, string | Map<string, string>>;

export interface SitePerson {
  key: string;
  name: string;
  color: Color;
  team: boolean;
  /** Of a team: keys of its people. */
  members?: string[];
}

export interface SiteBoard extends BoardHead {
  description?: Text;
  /** Of its `lists/*.yml`, from the root. */
  path: string;
  lists: SiteList[];
  /** Its tabs, in order. */
  views: SiteView[];
  /** What a new record is made from. */
  making: Making;
  /** Records on the board: all but archived ones. */
  total: number;
  /** Of them not done. */
  open: number;
  /** What happened to its records last, newest first; absent outside of git. */
  activity?: Step[];
  /** Its records that are gone, the last one first; absent outside of git. */
  deleted?: DeletedRecord[];
}

export interface SiteList extends ListHead {
  records: SiteRecord[];
}

/** A saved view: `view` is a file name of `site/views/`. */
export interface SiteView {
  view: string;
  title?: Text;
  /** Below the board's address; the first tab stands at the board's own. */
  address: string;
  /** What it asks for itself, over which an address may ask for more. */
  state: Partial<ViewState>;
  /** The records that fulfil its condition; absent where it has none. */
  only?: Narrowing;
  /** What a dashboard shows. */
  charts?: ChartData[];
}

/** A view over several boards, below `/views/`. */
export interface WorkspaceView extends SiteView {
  boards: SiteBoard[];
}

/** The records that fulfil a condition: their addresses when the site was built, and when that changes as time passes. */
export interface Narrowing {
  now: Set<string>;
  /** In the order of time: from that local time on the record is in, or no longer. */
  turns: Turn[];
}

export interface Turn {
  address: string;
  /** `2026-11-28T00:00`, in the workspace's zone. */
  at: string;
  in: boolean;
}

export interface SiteRecord {
  /** `board/slug`. */
  name: string;
  board: string;
  slug: string;
  /** `board/slug`, or `board/slug--2`, each part safe as a folder name, not yet encoded. */
  address: string;
  /** Of the others with the same `board/slug`. */
  twins: string[];
  list: string;
  path: string;
  title: string;
  done: boolean;
  archived: boolean;
  blocked: boolean;
  color?: Color;
  cover?: SiteFile;
  due?: string;
  assignees: string[];
  /** Who made it and when, as the file says, else git. */
  author?: string;
  created?: string;
  /** When its file changed last: UTC, ISO 8601, from git. */
  updated?: string;
  /** How many commits changed its file. */
  commits?: number;
  /** What git tells of it; absent where it knows nothing. */
  history?: SiteHistory;
  /** What views draw of it. */
  card: Card;
  /** What the side of the record's page shows, in order. */
  properties: Property[];
  relations: Relation[];
  /** How far its children are, of those the audience sees; absent where it has none. */
  progress?: Progress;
  problems: Problem[];
  /** The file itself could not be read. */
  broken: boolean;
  body: string;
  checked: Progress;
  comments: SiteComment[];
  files: SiteFile[];
}

/** Records this one stands in relation to; a reference is told by the field's title. */
export interface Relation {
  kind: 'parent' | 'children' | 'blocked_by' | 'blocks' | 'referenced_by' | 'mentioned_by';
  title?: Text;
  records: RelatedRecord[];
}

/** `record` is absent where no such record exists. */
export interface RelatedRecord {
  name: string;
  record?: SiteRecord;
}

export type Progress = Share;

const place = Symbol.for('woad.site');

/** Hands the data to the pages; the integration calls it again after every change of a file. */
export function setSiteData(data: SiteData): void {
  (globalThis as { [place]?: SiteData })[place] = data;
}

/** What the integration handed over. */
export function siteData(): SiteData {
  const data = (globalThis as { [place]?: SiteData })[place];
  if (!data) throw new Error('the pages were asked for before the tracker was read: the integration of site/ is missing');
  return data;
}
