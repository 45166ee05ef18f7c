import { isDay } from '../../scripts/model/local-time.ts';
import type { BoardHead } from '../card.ts';
import type { ViewState } from '../view-state.ts';
import { isKey } from './keys.ts';

/** What a view begins with when neither its board nor the address says anything. */
export const plainState: ViewState = {
  text: '',
  only: new Map(),
  group: undefined,
  swimlanes: undefined,
  sort: [],
  columns: undefined,
  date: undefined,
  at: undefined,
  span: undefined,
  zoom: undefined,
};

const single = ['group', 'swimlanes', 'date', 'at', 'span', 'zoom'] as const;
const several = ['sort', 'columns'] as const;
/** What a calendar and a timeline may be asked for in a word. */
export const stateWords = { span: ['month', 'week'], zoom: ['week', 'month', 'quarter'] } as const;
/** Words of an address that are no filters; a field of that name is asked for as `field.<name>`. `open` is the record beside the board. */
const reserved = new Set<string>(['q', 'open', 'v', ...single, ...several]);

/** The state that an address asks for, over what the view itself asks for; words nobody knows are filters that a runtime may tell of. */
export function readState(address: URLSearchParams, own: Partial<ViewState> = {}): ViewState {
  const state = { ...plainState, ...own };
  const only = new Map<string, readonly string[]>(own.only ?? []);
  for (const name of new Set(address.keys())) {
    const values = address.getAll(name).filter((value) => value !== '');
    if (name.startsWith('field.')) only.set(name.slice(6), values);
    else if (!reserved.has(name)) only.set(name, values);
  }
  for (const [key, values] of only) if (values.length === 0) only.delete(key);
  const given: Partial<ViewState> = { text: address.get('q') ?? state.text, only };
  for (const name of single) {
    const value = address.get(name);
    // an empty word takes back what the view asks for
    if (value !== null) given[name] = value === '' ? undefined : value;
  }
  for (const name of several) {
    const value = address.get(name);
    if (value !== null) given[name] = value.split(',').filter((each) => each !== '');
  }
  return { ...state, ...given };
}

/** The words of an address that say how a state differs from what the view itself asks for; what else stood there is kept. */
export function writeState(state: ViewState, own: Partial<ViewState> = {}, kept = new URLSearchParams()): URLSearchParams {
  const base = { ...plainState, ...own };
  const address = new URLSearchParams();
  if (state.text !== base.text) address.set('q', state.text);
  for (const [key, values] of state.only) {
    for (const value of values) address.append(reserved.has(key) ? `field.${key}` : key, value);
  }
  for (const key of base.only.keys()) if (!state.only.has(key)) address.set(reserved.has(key) ? `field.${key}` : key, '');
  for (const name of single) if (state[name] !== base[name]) address.set(name, state[name] ?? '');
  for (const name of several) if (state[name]?.join() !== base[name]?.join()) address.set(name, state[name]?.join(',') ?? '');
  const open = kept.get('open');
  if (open !== null) address.set('open', open);
  return address;
}

/** The state without keys, days and words that mean nothing here, beside those the view asks for itself: somebody mistyped one, or a service put words of its own behind a link. */
export function understood(state: ViewState, boards: readonly BoardHead[], own: Partial<ViewState> = {}): ViewState {
  const { only = [], group, swimlanes, date, sort = [], columns = [] } = own;
  const owned = new Set([...[...only].map(([key]) => key), group, swimlanes, date, ...sort, ...columns]);
  const known = (key: string | undefined) =>
    key !== undefined && (owned.has(key) || isKey(key.replace(/^-/, ''), boards)) ? key : undefined;
  const word = (way: keyof typeof stateWords) => {
    const words: readonly (string | undefined)[] = [undefined, ...stateWords[way]];
    return words.includes(state[way]) ? state[way] : own[way];
  };
  return {
    ...state,
    at: state.at === undefined || isDay(state.at) ? state.at : own.at,
    span: word('span'),
    zoom: word('zoom'),
    only: new Map([...state.only].filter(([key]) => known(key))),
    group: known(state.group),
    swimlanes: known(state.swimlanes),
    date: known(state.date),
    sort: state.sort.filter(known),
    columns: state.columns?.filter(known),
  };
}

/** Whether anything is filtered: the view's own condition is not counted. */
export function isFiltered({ text, only }: Pick<ViewState, 'text' | 'only'>): boolean {
  return text.trim() !== '' || only.size > 0;
}

/** The state with one more or one less wanted value of a key. */
export function toggleFilter(state: ViewState, key: string, value: string): ViewState {
  const values = state.only.get(key) ?? [];
  const next = values.includes(value) ? values.filter((each) => each !== value) : [...values, value];
  const only = new Map(state.only);
  if (next.length === 0) only.delete(key);
  else only.set(key, next);
  return { ...state, only };
}
