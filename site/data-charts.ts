import type { ChartKind, ChartShow } from '../scripts/model/chart.ts';
import type { Color, Text } from '../scripts/model/value.ts';

/** Some charts under a title. */
export interface SiteDashboard {
  title?: Text;
  /** The one board it is about, where it is about one. */
  board?: { address: string; color: Color };
  charts: ChartData[];
}

/** One chart of a dashboard, its numbers computed; in no language yet. Nothing in it is hidden from the site's audience. */
export type ChartData = ChartHead & (StatData | GroupData | FunnelData | BurnUpData | FlowData | CycleData | MissingData);

/** What every chart tells of itself. */
export interface ChartHead {
  title?: Text;
  /** The boards it looks at. */
  boards: { name: string; address: string; title: Text }[];
  /** What its one board calls its records; absent where the language says it. */
  record?: { one: Text; many: Text };
  /** What is added up instead of counting. */
  sum?: Text;
  /** The first and last day of the history it tells, both belong to it; without a first all of it. */
  days?: { from?: string; to: string };
  /** It counts only what fulfils a condition. */
  narrowed?: true;
  /** Its own condition as it is written, where no title says what it counts. */
  only?: string;
  /** Its condition looks at the clock, so its numbers are those of this moment (UTC). */
  asOf?: string;
}

/** How a sum is written: its currency, or what stands before and behind it. Sums of different units are never added. */
export interface Unit {
  format?: Intl.NumberFormatOptions;
  prefix?: string;
  suffix?: string;
}

/** So much of a unit; without one it is a number of records. */
export interface Amount {
  value: number;
  unit?: Unit;
}

/** What a group is called, told by the language where people did not. */
export type Label =
  | { as: 'text'; text: Text }
  | { as: 'person'; person: string }
  | { as: 'country'; country: string }
  /** `board/slug` of a record that has a page. */
  | { as: 'record'; record: string }
  | { as: 'month'; month: string }
  | { as: 'color'; color: Color }
  | { as: 'toggle'; on: boolean }
  | { as: 'stage'; stage: 'first' | 'middle' | 'done' }
  | { as: 'none' }
  /** No value of a key that names people. */
  | { as: 'nobody' }
  | { as: 'other'; count: number };

/** One number, or one for each currency. */
export interface StatData {
  type: 'stat';
  show: ChartShow;
  amounts: Amount[];
  /** In the stretch of the same length before; where the number is of a stretch. */
  before?: Amount[];
  /** For what is late: how many open records are due on each day or time. The browser knows which are late. */
  dues?: [due: string, count: number][];
}

/** Bars or slices: one part for each unit. */
export interface GroupData {
  type: 'bar' | 'pie';
  show: ChartShow;
  by: string;
  /** Of a field; a built-in key is named by the language. */
  byTitle?: Text;
  parts: GroupPart[];
}

/** With several tags or people a record is in several groups, and once in the total. */
export interface GroupPart {
  unit?: Unit;
  total: number;
  /** `wanted` is what a filter by the key says to leave just them. */
  groups: { label: Label; color?: Color; value: number; wanted?: string }[];
}

/** Each step holds all that came at least so far. */
export interface FunnelData {
  type: 'funnel';
  steps: { title: Text; color: Color; count: number; amounts: Amount[] }[];
}

/** At the end of each day of `ends` how much there was to do, and how much of it was done: one part for each unit. */
export interface BurnUpData {
  type: 'burn-up';
  ends: string[];
  parts: { unit?: Unit; scope: number[]; done: number[] }[];
}

/** At the end of each day of `ends` how many records stood where; in the order of the lists. */
export interface FlowData {
  type: 'cumulative-flow';
  ends: string[];
  bands: { label: Label; color: Color; counts: number[] }[];
}

/** How many days each record took that was done in the stretch, oldest first. */
export interface CycleData {
  type: 'cycle-time';
  /** Where the clock starts. */
  from: Text;
  points: { day: string; took: number; title: string }[];
  /** Of all; 85 of 100 took at most `most`. */
  median: number;
  most: number;
  weeks: { from: string; count: number; median: number; most: number }[];
  /** Done without ever having been in work: they have no cycle time. */
  straight: number;
}

/** What would be needed is not known: there is no git, part of its history is not here, or nothing happened yet. */
export interface MissingData {
  type: 'missing';
  kind: ChartKind;
  why: 'git' | 'shallow' | 'nothing';
}
