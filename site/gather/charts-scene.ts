import type { Board } from '../../scripts/model/board.ts';
import type { ChartAsk } from '../../scripts/model/chart.ts';
import type { GonePast, RecordPast } from '../../scripts/model/history.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { Tools } from './tools.ts';

/** What charts are computed from. */
export interface ChartWorld {
  tools: Pick<
    Tools,
    | 'tracker'
    | 'index'
    | 'fields'
    | 'isDone'
    | 'isArchived'
    | 'listOf'
    | 'openBlockers'
    | 'textsOf'
    | 'fullName'
    | 'displayValue'
    | 'filterOf'
  >;
  /** Boards the audience sees, and of each the keys it does not. */
  shown: readonly Board[];
  secretOf(board: string): ReadonlySet<string>;
  isWithheld(name: string): boolean;
  /** What git knows of a record; undefined of one that is not committed. */
  pastOf(record: TrackerRecord): RecordPast | undefined;
  /** Records that were removed. */
  gone: readonly GonePast[];
  /** Whether there is a history, and whether all of it is here. */
  known: 'whole' | 'shallow' | 'none';
  /** The UTC instant up to which history is told: that of the newest commit. */
  until: string;
  /** The UTC instant at which conditions looked at the clock. */
  stamp: string;
}

/** Which records one chart looks at, and what may be known of them. */
export interface Scene {
  ask: ChartAsk;
  boards: readonly Board[];
  /** Records that fulfil its condition, archived ones too. */
  records: TrackerRecord[];
  /** What happened to them, and to removed ones where there is no condition that nobody could ask of them. */
  journeys(): Journey[];
  /** The days that it tells of history; `from` is undefined for all. */
  from: string | undefined;
  to: string;
  world: ChartWorld;
}

/** Where a record stood over time, oldest step first. */
export interface Journey {
  /** Absent for one that was removed. */
  record?: TrackerRecord;
  /** The day it was made: as its file says, else its first commit's; never after the day it was done. */
  made: string;
  steps: Step[];
}

/** From an instant on a record stood there; `board` is empty where it is gone. */
export interface Step {
  /** Milliseconds since 1970. */
  at: number;
  /** The workspace's day of it. */
  day: string;
  board: string;
  list: string;
  done: boolean;
  /** The day it was done, where it is: what `done` says, else the day on which it became so. */
  doneDay?: string;
}
