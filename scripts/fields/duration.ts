import { compareComputed, computedBy } from '../model/computed.ts';
import type { Computing, Need } from '../model/computing.ts';
import { awayBetween, createdAt, hoursBetween, secondsOf, wholePast } from '../model/elapsed.ts';
import type { FieldType, PastExample } from '../model/field-type.ts';
import type { HistoryEntry, KeyChange } from '../model/history.ts';
import type { Value } from '../model/value.ts';

interface Options {
  from: string;
  to?: string;
  take: 'first' | 'last';
  target?: number;
}

type Instants = number[] | { problem: string };

const eventPattern = /^(created|done|assigned|moved:[^\s:]+|tag:[^\s:]+|field:[a-z][a-z0-9_]*=.+)$/;
const expected = 'expected created, done, assigned, moved:LIST, tag:TAG or field:NAME=VALUE';

/** Hours of `8`, `8h`, `3d`, `2w` or `1d 4h`; a day has 24. */
function hoursOf(text: string): number {
  const units: { [unit: string]: number } = { h: 1, d: 24, w: 168 };
  return [...text.matchAll(/(\d+(?:\.\d+)?)\s*([hdw]?)/g)].reduce(
    (sum, [, count, unit]) => sum + Number(count) * (units[unit || 'h'] ?? 1),
    0,
  );
}

/** When an event happened, in milliseconds, oldest first; the record's own `created` and `done` win over git. */
function instantsOf(event: string, about: Computing): Instants {
  if (event === 'created') {
    const at = createdAt(about);
    return typeof at === 'number' ? [at] : at;
  }
  const own = about.record.values.get('done');
  if (event === 'done' && typeof own === 'string') return [about.instant(own)];
  const past = wholePast(about);
  if ('problem' in past) return past;
  const happened = event === 'done' ? becomesDone(about) : (entry: HistoryEntry) => entry.changes.some((change) => isEvent(event, change));
  return past.entries.filter(happened).map(({ at }) => Date.parse(at));
}

/** Whether an entry made it done that was not: by its own key, else by its list. */
function becomesDone({ board }: Computing): (entry: HistoryEntry) => boolean {
  const doneLists = new Set(board.lists.filter(({ done }) => done).map(({ name }) => name));
  let own: Value | null = null;
  let list = '';
  let wasDone = false;
  return (entry) => {
    for (const { key, to } of entry.changes) {
      if (key === 'done') own = to;
      if (key === 'list') list = String(to);
    }
    const isDone = own === null ? entry.board === board.name && doneLists.has(list) : own !== false;
    const happened = isDone && !wasDone;
    wasDone = isDone;
    return happened;
  };
}

/** The list, tag or field that an event names. */
function namedBy(event: string): { list: string } | { tag: string } | { key: string } | undefined {
  const [, kind, name = ''] = /^(moved|tag|field):([^=]+)/.exec(event) ?? [];
  if (kind === 'moved') return { list: name };
  if (kind === 'tag') return { tag: name };
  return kind === 'field' ? { key: name } : undefined;
}

function isEvent(event: string, { key, from, to }: KeyChange): boolean {
  const added = (name: string): boolean => holds(to, name) && !holds(from, name);
  const [kind, rest = ''] = [event.split(':')[0], event.slice(event.indexOf(':') + 1)];
  if (kind === 'assigned') return key === 'assignees' && [to ?? []].flat().some((person) => added(String(person)));
  if (kind === 'moved') return key === 'list' && to === rest;
  if (kind === 'tag') return key === 'tags' && added(rest);
  const [name, value = ''] = [rest.split('=')[0], rest.slice(rest.indexOf('=') + 1)];
  return key === name && added(value);
}

function holds(value: Value | null, name: string): boolean {
  return value !== null && [value].flat().some((item) => String(item) === name);
}

const worked: PastExample[] = [
  { at: '2026-11-01T10:00:00Z', changes: { list: 'todo' } },
  { at: '2026-11-02T10:00:00Z', changes: { list: 'doing', assignees: ['ana'] } },
  { at: '2026-11-05T14:00:00Z', changes: { list: 'done' } },
  { at: '2026-11-06T10:00:00Z', changes: { list: 'doing' } },
  { at: '2026-11-06T11:30:00Z', changes: { list: 'done', stage: 'won', tags: ['paid'] } },
];

const removed: PastExample[] = [
  { at: '2026-11-01T10:00:00Z', changes: { list: 'todo' } },
  { at: '2026-11-02T10:00:00Z', kind: 'deleted', changes: {} },
  { at: '2026-11-05T10:00:00Z', kind: 'restored', changes: {} },
  { at: '2026-11-05T12:00:00Z', changes: { list: 'done' } },
];

export default {
  ...computedBy('duration'),
  summary: 'The time between two events of a record, in hours; without the second one, until now.',
  options: (z) => {
    const event = z.string().regex(eventPattern, { error: expected });
    return z.strictObject({
      from: event
        .default('created')
        .describe('The event it begins with: created, done, assigned, moved:LIST, tag:TAG or field:NAME=VALUE.'),
      to: event.optional().describe('The event it ends with; absent: now.'),
      take: z.enum(['first', 'last']).default('first').describe('Which of them counts where the events happened several times.'),
      target: z
        .union([
          z.number().positive(),
          z.string().regex(/^\d+(\.\d+)?\s*[hdw](\s*\d+(\.\d+)?\s*[hdw])*$/, { error: 'expected a time such as 8h, 3d or 1d 4h' }),
        ])
        .transform((target) => (typeof target === 'number' ? target : hoursOf(target)))
        .optional()
        .describe('How long it may take, such as 8h or 3d; more is shown in red.'),
    });
  },
  fromHistory: true,
  needs: ({ from, to }) => [
    { whose: 'own', option: 'type', key: 'created' },
    ...[
      { option: 'from', event: from },
      { option: 'to', event: to ?? '' },
    ].map(({ option, event }): Need => ({ whose: 'own', option, ...namedBy(event) })),
  ],
  compute: ({ from, to, take }, about) => {
    const starts = instantsOf(from, about);
    if ('problem' in starts) return starts;
    const start = take === 'first' ? starts[0] : starts.at(-1);
    if (start === undefined) return {};
    const all = to === undefined ? [] : instantsOf(to, about);
    if ('problem' in all) return all;
    const ends = all.filter((end) => end >= start);
    const end = (take === 'first' ? ends[0] : ends.at(-1)) ?? about.instant(about.now);
    const past = about.past(about.record);
    const away = past ? awayBetween(past, start, end) : 0;
    return { value: hoursBetween(start, Math.max(start, end - away)) };
  },
  compare: compareComputed,
  display: (value, { target }) => ({
    as: 'duration',
    seconds: secondsOf(Number(value)),
    ...(target !== undefined && Number(value) > target ? { over: true } : {}),
  }),
  expression: 'double',
  examples: [
    { options: { from: 'created', to: 'done' }, yaml: '3 d', gives: { problem: 'is computed (duration); nothing is written for it' } },
  ],
  computed: [
    {
      boards: { sales: 'it: { type: duration, from: created, to: done }' },
      about: { 'sales/done/acme': 'tags: [paid]' },
      past: { entries: worked },
      gives: { value: 100 },
      shows: { as: 'duration', seconds: 360_000 },
    },
    {
      boards: { sales: 'it: { type: duration, from: created, to: done }' },
      about: { 'sales/done/acme': 'tags: [paid]' },
      past: { entries: removed },
      gives: { value: 26 },
    },
    {
      boards: { sales: 'it: { type: duration, from: "moved:doing", to: done, take: last, target: 1h }' },
      about: { 'sales/done/acme': 'tags: [paid]' },
      past: { entries: worked },
      gives: { value: 1.5 },
      shows: { as: 'duration', seconds: 5400, over: true },
    },
    {
      boards: { sales: 'stage: { type: text }\nit: { type: duration, from: assigned, to: "field:stage=won", target: 5d }' },
      about: { 'sales/done/acme': 'stage: won' },
      past: { entries: worked },
      gives: { value: 97.5 },
      shows: { as: 'duration', seconds: 351_000 },
    },
    {
      boards: { sales: 'it: { type: duration, from: "tag:paid" }' },
      about: { 'sales/done/acme': 'tags: [paid]' },
      past: { entries: worked },
      gives: { value: 362.4 },
      shows: { as: 'duration', seconds: 1_304_640 },
    },
    {
      boards: { sales: 'it: { type: duration, from: "tag:urgent", to: done }' },
      about: { 'sales/done/acme': 'tags: [paid]' },
      past: { entries: worked },
      gives: {},
    },
    {
      boards: { sales: 'it: { type: duration, from: created, to: done }' },
      about: { 'sales/done/acme': 'created: 2025-01-01\ndone: 2025-01-03T12:00' },
      past: { whole: false, entries: [] },
      gives: { value: 60 },
    },
    {
      boards: { sales: 'it: { type: duration, from: created, to: done }' },
      about: { 'sales/done/acme': 'created: 2025-01-01' },
      past: { whole: false, entries: worked.slice(3) },
      gives: { problem: 'unknown: this clone is shallow; "git fetch --unshallow" brings the rest' },
    },
  ],
} satisfies FieldType<Options>;
