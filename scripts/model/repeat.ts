/** What `every` may say in one word. */
export const periods = ['day', 'weekday', 'week', 'month', 'year'] as const;
export const units = ['days', 'weeks', 'months', 'years'] as const;
/** In the order of the week from Monday on. */
export const weekdays = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'] as const;
export const copiedParts = ['assignees', 'tags', 'fields', 'description', 'checklists'] as const;

export type Unit = (typeof units)[number];
export type Weekday = (typeof weekdays)[number];

/** When a record comes again, as `repeat` says; what is absent was not written. */
export interface Repeat {
  every: (typeof periods)[number] | { count: number; unit: Unit };
  /** Of the week, for weeks alone. */
  days?: Weekday[];
  /** Of the month, 1 to 31, for months and years alone: in a shorter month its last day stands for it. */
  day?: number;
  /** The last day on which it may be due. */
  until?: string;
  /** `done`, which is the default: on completion; `schedule`: by the calendar, whether or not the last one is done. */
  next?: 'done' | 'schedule';
  /** What the next record takes over beside the title; everything when absent. */
  copy?: (typeof copiedParts)[number][];
  /** Where the next record begins; the board's first list when absent. */
  list?: string;
}

/** What `remind` says of a time before `due`: `-1d`; minutes, hours, days or weeks. */
export const offsetPattern = /^-(\d{1,4})([mhdw])$/;
