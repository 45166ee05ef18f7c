import type { HistoryEntry } from '../../scripts/model/history.ts';
import { localTime } from '../../scripts/model/local-time.ts';
import type { Value } from '../../scripts/model/value.ts';
import type { ChartWorld, Journey, Step } from './charts-scene.ts';

interface State {
  board: string;
  list: string;
  /** Its own `done`. */
  own: Value | null;
}

/** What happened to every record of the boards shown, and to removed ones; where files say more than the commits, the last step is how they stand now. */
export function journeysOf(world: ChartWorld): Journey[] {
  const { tools, shown, gone, until } = world;
  const { timezone } = tools.tracker.workspace;
  const days = new Map<string, string>();
  const dayOf = (at: string) => {
    const known = days.get(at) ?? localTime(new Date(at), timezone).slice(0, 10);
    days.set(at, known);
    return known;
  };
  const doneLists = new Set(shown.flatMap((board) => board.lists.flatMap(({ name, done }) => (done ? [`${board.name}/${name}`] : []))));
  const stepOf = ({ board, list, own }: State, at: string, before: Step | undefined): Step => {
    const done = board !== '' && (own === null ? doneLists.has(`${board}/${list}`) : own !== false);
    const day = dayOf(at);
    const doneDay = typeof own === 'string' ? earlier(own.slice(0, 10), day) : before?.done ? (before.doneDay ?? day) : day;
    return { at: Date.parse(at), day, board, list, done, ...(done ? { doneDay } : {}) };
  };
  const stepsOf = (entries: readonly HistoryEntry[]): { steps: Step[]; state: State } => {
    const state: State = { board: '', list: '', own: null };
    let last: State | undefined;
    const steps: Step[] = [];
    for (const entry of entries) {
      if (entry.kind === 'commented' || entry.kind === 'attached') continue;
      state.board = entry.kind === 'deleted' ? '' : entry.board;
      if (entry.kind !== 'deleted')
        for (const { key, to } of entry.changes) {
          if (key === 'list' && typeof to === 'string') state.list = to;
          if (key === 'done') state.own = to;
        }
      if (last && last.board === state.board && last.list === state.list && last.own === state.own) continue;
      last = { ...state };
      steps.push(stepOf(last, entry.at, steps.at(-1)));
    }
    return { steps, state };
  };
  const names = new Set(shown.map(({ name }) => name));
  const journeys: Journey[] = [];
  for (const record of tools.tracker.records) {
    if (!names.has(record.board)) continue;
    const { steps, state } = stepsOf(world.pastOf(record)?.entries ?? []);
    const own = record.values.get('done') ?? null;
    if (steps.length === 0 || state.board !== record.board || state.list !== record.list || state.own !== own)
      steps.push(stepOf({ board: record.board, list: record.list, own }, until, steps.at(-1)));
    const written = record.values.get('created');
    const first = steps.reduce((day, { doneDay = day }) => earlier(day, doneDay), steps[0]?.day ?? '');
    journeys.push({ record, steps, made: typeof written === 'string' ? earlier(written.slice(0, 10), first) : first });
  }
  for (const { past } of gone) {
    const { steps } = stepsOf(past.entries);
    const [first] = steps;
    if (first && steps.some(({ board }) => names.has(board))) journeys.push({ steps, made: first.day });
  }
  return journeys;
}

function earlier(a: string, b: string): string {
  return a < b ? a : b;
}
