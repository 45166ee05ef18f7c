import { isDay } from '../../scripts/model/local-time.ts';
import { nearest } from '../../scripts/model/names.ts';
import { keysToFilter } from '../render/filter-keys.ts';
import { isKey, nameOfKey } from '../render/keys.ts';
import { readState, stateWords } from '../render/state.ts';
import type { ViewState } from '../view-state.ts';
import { namesToOpen, recordAsked, wordOfOpen } from './asked-record.ts';
import { writeSearch } from './search-state.ts';
import type { Stage } from './stage.ts';
import { showUnknown, type Unknown } from './unknown-line.ts';
import { strangeValue } from './unknown-values.ts';

const shown = new WeakMap<Stage, string>();

/** Says in a line above the view what of the address was not understood, with what may have been meant and a way to take it out. */
export async function tellUnknown(stage: Stage): Promise<void> {
  const { text: _, only, ...ways } = readState(new URLSearchParams(location.search));
  const open = wordOfOpen();
  const asked = JSON.stringify([[...only], ways, open]);
  if (shown.get(stage) === asked) return;
  // which record is open stands in the address without anything being drawn
  if (!shown.has(stage)) stage.root.addEventListener('woad:opened', () => void tellUnknown(stage));
  shown.set(stage, asked);
  const isPlain = only.size === 0 && open === undefined && Object.values(ways).every((each) => each === undefined || each.length === 0);
  if (!isPlain) await stage.learnMore();
  if (shown.get(stage) !== asked) return;
  const unknown = isPlain ? [] : [...unknownKeys(stage), ...unknownDays(stage), ...unknownValues(stage), ...unknownRecord(stage, open)];
  showUnknown(stage.root, unknown, stage.context.words, () => {
    if (unknownRecord(stage, open).length > 0) forgetOpen();
    stage.change({ ...withoutDays(stage), only: withoutUnknown(stage) });
  });
}

/** Keys of filters, and of what arranges a view. */
function unknownKeys({ boards, context, state, change }: Stage): Unknown[] {
  const asked = readState(new URLSearchParams(location.search));
  const names = new Map(keysToFilter(boards).flatMap((key) => [key, nameOfKey(key, boards, context.words)].map((name) => [name, key])));
  const find = (key: string, changeTo: (near: string) => Partial<ViewState>): Unknown[] => {
    if (isKey(key, boards)) return [];
    const near = names.get(nearest(key, names.keys()) ?? '');
    const meant = near === undefined ? {} : { near: { title: nameOfKey(near, boards, context.words), take: () => change(changeTo(near)) } };
    return [{ said: context.words.say('unknown.key', { key }), ...meant }];
  };
  const { only } = state();
  const one = (way: 'group' | 'swimlanes' | 'date') => (asked[way] === undefined ? [] : find(asked[way], (near) => ({ [way]: near })));
  const many = (way: 'sort' | 'columns') =>
    (asked[way] ?? []).flatMap((written) => {
      const down = way === 'sort' && written.startsWith('-') ? '-' : '';
      const replaced = (near: string) => asked[way]?.map((each) => (each === written ? down + near : each)) ?? [];
      return find(written.slice(down.length), (near) => ({ [way]: replaced(near) }));
    });
  const filters = [...asked.only].flatMap(([key, values]) => find(key, (near) => ({ only: new Map([...only, [near, values]]) })));
  return [...filters, ...one('group'), ...one('swimlanes'), ...one('date'), ...many('sort'), ...many('columns')];
}

/** Which views ask for a day, a span, a zoom. */
const viewsWith = { at: ['calendar', 'timeline'], span: ['calendar'], zoom: ['timeline'] } as const;
type DayWay = keyof typeof viewsWith;

const isOfView = (way: DayWay, { config }: Stage) => viewsWith[way].some((view) => view === config.view);

/** What a calendar or timeline is asked for, and what other views are that only those know. */
function unknownDays(stage: Stage): Unknown[] {
  const { words } = stage.context;
  const asked = readState(new URLSearchParams(location.search));
  return (['at', 'span', 'zoom'] as const).flatMap((way): Unknown[] => {
    const value = asked[way];
    if (value === undefined) return [];
    if (!isOfView(way, stage)) return [{ said: words.say('unknown.key', { key: way }) }];
    if (way === 'at')
      return isDay(value) ? [] : [{ said: words.say('unknown.day', { key: way, value, example: `${stage.context.year}-11-30` }) }];
    const known: readonly string[] = stateWords[way];
    if (known.includes(value)) return [];
    const near = nearest(value, known);
    const said = words.say('unknown.one_of', { key: way, value, names: known.join(', ') });
    return [{ said, ...(near === undefined ? {} : { near: { title: near, take: () => stage.change({ [way]: near }) } }) }];
  });
}

function withoutDays(stage: Stage): Partial<ViewState> {
  const strange = (['at', 'span', 'zoom'] as const).filter((way) => stage.state()[way] !== undefined && !isOfView(way, stage));
  return Object.fromEntries(strange.map((way) => [way, undefined]));
}

/** Values of filters that nothing can have. */
function unknownValues(stage: Stage): Unknown[] {
  const { only } = stage.state();
  return [...only].flatMap(([key, values]) =>
    values.flatMap((value): Unknown[] => {
      const strange = strangeValue(key, value, stage);
      if (!strange?.near) return strange ? [{ said: strange.said }] : [];
      const { title, value: meant } = strange.near;
      const replaced = new Map([...only, [key, values.map((each) => (each === value ? meant : each))]]);
      return [{ said: strange.said, near: { title, take: () => stage.change({ only: replaced }) } }];
    }),
  );
}

/** The filters without the values that nothing has. */
function withoutUnknown(stage: Stage): Map<string, string[]> {
  const left = [...stage.state().only].map(([key, values]): [string, string[]] => [
    key,
    values.filter((value) => !strangeValue(key, value, stage)),
  ]);
  return new Map(left.filter(([, values]) => values.length > 0));
}

/** A record to open that is not there: it may be in the archive, on another board, or was never. */
function unknownRecord(stage: Stage, open: string | undefined): Unknown[] {
  if (open === undefined || recordAsked(open, stage) !== undefined) return [];
  const { words, to } = stage.context;
  const names = namesToOpen(stage);
  const name = nearest(open, names.keys());
  const address = name === undefined ? undefined : names.get(name);
  const take = async () => {
    const { openPanel } = await import('./panel.ts');
    if (address !== undefined) await openPanel(stage, address, 'replace');
  };
  const meant = stage.all().find((card) => card.address === address);
  const query = open.slice(open.lastIndexOf('/') + 1).replaceAll('-', ' ');
  const search = writeSearch({ query, kind: '', board: '', archived: true });
  return [
    {
      said: words.say('unknown.record', { name: open }),
      ...(meant && { near: { title: meant.title, take: () => void take() } }),
      elsewhere: { title: words.say('unknown.search'), address: `${to.page('search/')}?${search}` },
    },
  ];
}

function forgetOpen(): void {
  const words = new URLSearchParams(location.search);
  words.delete('open');
  history.pushState(null, '', `${location.pathname}${words.size === 0 ? '' : `?${words}`}${location.hash}`);
}
