import type { Board } from '../../scripts/model/board.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { Narrowing, SiteRecord, Turn } from '../data.ts';
import type { Tools } from './tools.ts';

/** So many days after a build a condition that asks for the time is still answered rightly. */
const daysAhead = 35;

/** The records of a board that fulfil a condition; `untellable` where it cannot be read or would tell what the audience must not see. */
export function narrowedBy(
  where: string | undefined,
  board: Board,
  records: SiteRecord[],
  secret: ReadonlySet<string>,
  tools: Tools,
): Narrowing | undefined | 'untellable' {
  if (where === undefined) return undefined;
  const filter = tools.filterOf(where, board);
  if (!filter || [...filter.uses].some((name) => secret.has(name))) return 'untellable';
  return narrow(filter, records, tools);
}

/** Which records fulfil a condition, and when that changes by itself in the weeks after the build. */
function narrow(filter: NonNullable<ReturnType<Tools['filterOf']>>, records: SiteRecord[], { tracker, now }: Tools): Narrowing {
  const shown = new Map(records.map((record) => [record.path, record]));
  const found: Narrowing = { now: new Set(), turns: [] };
  const { asksTime } = filter;
  const days = asksTime ? daysAfter(now, daysAhead) : [];
  for (const source of tracker.records) {
    const record = shown.get(source.path);
    if (!record) continue;
    let holds = filter.holds(source);
    if (holds) found.now.add(record.address);
    if (asksTime) {
      for (const turn of turnsOf(source, record, days, now, filter.holds, holds)) {
        found.turns.push(turn);
        holds = turn.in;
      }
    }
  }
  found.turns.sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
  return found;
}

function* turnsOf(
  source: TrackerRecord,
  record: SiteRecord,
  days: readonly string[],
  now: string,
  holdsAt: (record: TrackerRecord, now?: string) => boolean,
  first: boolean,
): Generator<Turn> {
  let holds = first;
  const due = record.due !== undefined && record.due.length > 10 && record.due > now ? [minuteAfter(record.due)] : [];
  for (const at of [...days, ...due].sort()) {
    const then = holdsAt(source, at);
    if (then === holds) continue;
    holds = then;
    yield { address: record.address, at, in: then };
  }
}

/** The beginnings of the next days, in the workspace's zone. */
function daysAfter(now: string, count: number): string[] {
  const first = Date.parse(`${now.slice(0, 10)}T00:00:00Z`);
  return Array.from({ length: count }, (_, index) => `${new Date(first + (index + 1) * 86_400_000).toISOString().slice(0, 10)}T00:00`);
}

function minuteAfter(time: string): string {
  return new Date(Date.parse(`${time.slice(0, 16)}:00Z`) + 60_000).toISOString().slice(0, 16);
}
