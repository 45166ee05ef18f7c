import { compareComputed, computedBy } from '../model/computed.ts';
import type { Computing } from '../model/computing.ts';
import { createdAt, hoursBetween, secondsOf, wholePast } from '../model/elapsed.ts';
import type { FieldType, PastExample } from '../model/field-type.ts';
import type { Value } from '../model/value.ts';

interface Options {
  list?: string;
}

/** Milliseconds in each list of the record's board, in the order in which it came to stand there; the last stay lasts until now. */
function timesOf(about: Computing): Map<string, number> | { problem: string } {
  const past = wholePast(about);
  if ('problem' in past) return past;
  const start = createdAt(about);
  if (typeof start !== 'number') return start;
  const times = new Map<string, number>();
  // in whatever board, and in this one
  let standing: Value | null = null;
  let list: string | undefined;
  let since = start;
  const leave = (at: number): void => {
    if (list !== undefined) times.set(list, (times.get(list) ?? 0) + Math.max(0, at - since));
    since = Math.max(since, at);
  };
  let isFirst = true;
  for (const { at, kind, board, changes } of past.entries) {
    const moved = changes.find(({ key }) => key === 'list' || key === 'board');
    if (!moved && kind !== 'deleted' && kind !== 'restored') continue;
    if (!isFirst) leave(Date.parse(at));
    isFirst = false;
    standing = changes.find(({ key }) => key === 'list')?.to ?? standing;
    list = kind !== 'deleted' && board === about.record.board && typeof standing === 'string' ? standing : undefined;
  }
  leave(about.instant(about.now));
  return times;
}

function inHours(times: Map<string, number>): { [list: string]: Value } {
  return Object.fromEntries([...times].map(([list, time]) => [list, hoursBetween(0, time)]));
}

const moves: PastExample[] = [
  { at: '2026-11-01T10:00:00Z', changes: { list: 'todo' } },
  { at: '2026-11-02T10:00:00Z', changes: { tags: ['urgent'] } },
  { at: '2026-11-03T10:00:00Z', changes: { list: 'doing' } },
  { at: '2026-11-03T13:30:00Z', changes: { list: 'todo' } },
];

const removed: PastExample[] = [
  { at: '2026-11-01T10:00:00Z', changes: { list: 'todo' } },
  { at: '2026-11-02T10:00:00Z', kind: 'deleted', changes: {} },
  { at: '2026-11-05T10:00:00Z', kind: 'restored', changes: {} },
  { at: '2026-11-05T12:00:00Z', changes: { list: 'doing' } },
];

export default {
  ...computedBy('time_in_list'),
  summary: 'How long the record stood in each list, or in one, in hours; where it stands now, until now.',
  options: (z) => z.strictObject({ list: z.string().optional().describe('The only list whose time is counted; absent: all.') }),
  fromHistory: true,
  needs: ({ list }) => [
    { whose: 'own', option: 'type', key: 'created' },
    { whose: 'own', option: 'list', ...(list === undefined ? {} : { list }) },
  ],
  compute: ({ list }, about) => {
    const times = timesOf(about);
    if ('problem' in times) return times;
    return { value: list === undefined ? inHours(times) : hoursBetween(0, times.get(list) ?? 0) };
  },
  compare: compareComputed,
  display: (value) => {
    if (typeof value !== 'object' || Array.isArray(value)) return { as: 'duration', seconds: secondsOf(Number(value)) };
    const stays = Object.entries(value);
    return {
      as: 'several',
      of: stays.map(([name, hours]) => ({ as: 'duration', seconds: secondsOf(Number(hours)), list: { name, title: name } })),
    };
  },
  expression: ({ list }) => (list === undefined ? 'dyn' : 'double'),
  examples: [{ yaml: '3', gives: { problem: 'is computed (time_in_list); nothing is written for it' } }],
  computed: [
    {
      boards: { sales: 'it: { type: time_in_list }' },
      about: { 'sales/todo/acme': 'tags: [urgent]' },
      past: { entries: moves },
      gives: { value: { todo: 480.4, doing: 3.5 } },
      shows: {
        as: 'several',
        of: [
          { as: 'duration', seconds: 1_729_440, list: { name: 'todo', title: 'Todo' } },
          { as: 'duration', seconds: 12_600, list: { name: 'doing', title: 'Doing' } },
        ],
      },
    },
    {
      boards: { sales: 'it: { type: time_in_list, list: doing }' },
      about: { 'sales/todo/acme': 'tags: [urgent]' },
      past: { entries: moves },
      gives: { value: 3.5 },
      shows: { as: 'duration', seconds: 12_600 },
    },
    {
      boards: { sales: 'it: { type: time_in_list, list: todo }' },
      about: { 'sales/doing/acme': 'tags: [urgent]' },
      past: { entries: removed },
      gives: { value: 26 },
    },
    {
      boards: { sales: 'it: { type: time_in_list, list: done }' },
      about: { 'sales/todo/acme': 'tags: [urgent]' },
      past: { entries: moves },
      gives: { value: 0 },
      shows: { as: 'duration', seconds: 0 },
    },
    {
      boards: { sales: 'it: { type: time_in_list }' },
      about: { 'sales/todo/acme': 'tags: [urgent]' },
      past: { whole: false, entries: moves.slice(2) },
      gives: { problem: 'unknown: this clone is shallow; "git fetch --unshallow" brings the rest' },
    },
    {
      boards: { sales: 'times: { type: time_in_list }\nit: { type: formula, formula: times.doing > 3 }' },
      about: { 'sales/todo/acme': 'tags: [urgent]' },
      past: { entries: moves },
      gives: { value: true },
    },
  ],
} satisfies FieldType<Options>;
