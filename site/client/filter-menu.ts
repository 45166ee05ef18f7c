import { groupSign } from '../render/board-head.ts';
import { type Compared, comparedAs } from '../render/compared.ts';
import { dueWords } from '../render/filter.ts';
import { countValues } from '../render/filter-counts.ts';
import { keysToFilter, keysToGroup, keysToSort } from '../render/filter-keys.ts';
import { titleOfValue } from '../render/filter-title.ts';
import { groupCards } from '../render/groups.ts';
import { nameOfKey, none } from '../render/keys.ts';
import { toggleFilter } from '../render/state.ts';
import type { ViewState } from '../view-state.ts';
import { type Choice, openChoices } from './choices.ts';
import { addRange, isRange, type Measure } from './filter-range.ts';
import { toggleMine } from './mine.ts';
import { place } from './pop.ts';
import type { Stage } from './stage.ts';

/** Opens what a chip of the filter bar stands for: the values of a key, all keys, or how records are arranged. */
export async function openMenu(stage: Stage, what: string, anchor: HTMLElement): Promise<void> {
  if (what === 'mine') return toggleMine(stage, anchor);
  if (what === '?') return (await import('./help.ts')).openHelp();
  if (what === '+') return openKeys(stage, anchor);
  if (what === '=sort') return openSort(stage, anchor);
  if (what === '=group' || what === '=swimlanes') return openGroup(stage, what === '=group' ? 'group' : 'swimlanes', anchor);
  openValues(stage, what, anchor);
}

/** The values of a key, each with how many cards it would leave. */
function openValues(stage: Stage, key: string, anchor: HTMLElement): void {
  const { context, boards } = stage;
  const { state, now } = stage.model();
  const counts = countValues(stage.all(), key, state, now, boards, context);
  const way = comparedAs(key, stage);
  const choices: Choice[] =
    key === 'due' ? dueWords.map((value) => ({ value, title: titleOfValue(key, value, boards, context) })) : valuesOf(stage, key, way);
  const wanted = new Set(state.only.get(key));
  const known = new Set(choices.map(({ value }) => value));
  const isBox = (value: string) => measureOf(way) !== undefined && isRange(value);
  for (const value of wanted) if (!known.has(value) && !isBox(value)) choices.push({ value, title: stage.titleOf(key, value) });
  for (const choice of choices) {
    choice.count = counts.get(choice.value) ?? 0;
    choice.on = wanted.has(choice.value);
  }
  const pop = openChoices(context.words, anchor, nameOfKey(key, boards, context.words), choices, 'checkbox', (value) => {
    stage.change({ only: toggleFilter(stage.model().state, key, value).only });
  });
  const measure = measureOf(way);
  if (!measure) return;
  addRange(pop, context.words, measure, [...wanted].find(isRange) ?? '', (range) => {
    const only = new Map(stage.model().state.only);
    if (range === '') only.delete(key);
    else only.set(key, [range]);
    stage.change({ only });
  });
  place(pop, anchor);
}

function measureOf(way: Compared): Measure | undefined {
  return way === 'name' || way === 'text' ? undefined : way;
}

function valuesOf(stage: Stage, key: string, way: Compared): Choice[] {
  const { context, boards, all } = stage;
  const groups = groupCards(all(), key, boards, context);
  const has = groups.filter(({ cards, list, key: each }) => cards.length > 0 || list !== undefined || each === none);
  const choices = has.map(
    (group): Choice => ({
      value: group.key,
      title: group.key === none ? context.words.say('filter.none') : way === 'seconds' ? stage.titleOf(key, group.key) : group.title,
      sign: groupSign(group, context),
    }),
  );
  const last = (value: string) => (value === none ? Number.POSITIVE_INFINITY : Number(value));
  if (way === 'number' || way === 'seconds') choices.sort((a, b) => last(a.value) - last(b.value));
  if (way === 'day') choices.sort((a, b) => Number(a.value === none) - Number(b.value === none) || (a.value < b.value ? -1 : 1));
  return key === 'list' || choices.some(({ value }) => value === none)
    ? choices
    : [...choices, { value: none, title: context.words.say('filter.none') }];
}

/** Every key there is to filter by. */
function openKeys(stage: Stage, anchor: HTMLElement): void {
  const { boards, context } = stage;
  const keys = keysToFilter(boards).map((key): Choice => ({ value: key, title: nameOfKey(key, boards, context.words) }));
  openChoices(
    context.words,
    anchor,
    context.words.say('filter.add'),
    keys,
    'button',
    (key) => openValues(stage, key, anchor),
    findField(stage),
  );
}

function openGroup(stage: Stage, way: 'group' | 'swimlanes', anchor: HTMLElement): void {
  const { boards, context, config } = stage;
  const { words } = context;
  const now = stage.model().state[way] ?? '';
  const usual = way === 'group' && config.view === 'board' ? words.say('property.list') : words.say('filter.nothing');
  const keys = keysToGroup(boards).filter((key) => key !== 'list' || way === 'swimlanes' || config.view !== 'board');
  const choices: Choice[] = [{ value: '', title: usual }, ...keys.map((key) => ({ value: key, title: nameOfKey(key, boards, words) }))];
  for (const choice of choices) choice.on = choice.value === now;
  const title =
    way === 'swimlanes' ? words.say('filter.swimlanes') : words.say(config.view === 'board' ? 'filter.columns' : 'filter.group');
  openChoices(
    context.words,
    anchor,
    title,
    choices,
    'radio',
    (value) => stage.change({ [way]: value === '' ? undefined : value } as Partial<ViewState>),
    findField(stage),
  );
}

function openSort(stage: Stage, anchor: HTMLElement): void {
  const { boards, context } = stage;
  const { words } = context;
  const [first = ''] = stage.model().state.sort;
  const named = keysToSort(boards).flatMap((key): Choice[] => {
    const title = nameOfKey(key, boards, words);
    return [
      { value: key, title: `${title} ↑` },
      { value: `-${key}`, title: `${title} ↓` },
    ];
  });
  const choices = [{ value: '', title: words.say('filter.as_written') }, ...named];
  for (const choice of choices) (choice as Choice).on = choice.value === first;
  openChoices(
    context.words,
    anchor,
    words.say('filter.sort'),
    choices,
    'radio',
    (value) => stage.change({ sort: value === '' ? [] : [value] }),
    findField(stage),
  );
}

/** What the box of a menu of fields asks for. */
function findField({ context }: Stage): string {
  return context.words.say('filter.find_field');
}
