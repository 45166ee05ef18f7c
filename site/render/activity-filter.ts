import type { Text } from '../../scripts/model/value.ts';
import type { Step, StepChange } from '../data-history.ts';
import type { ViewModel } from '../view.ts';
import { encodePath } from './address.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { filterChip } from './filter-chip.ts';
import { keysToFilter } from './filter-keys.ts';
import { byCommit } from './history.ts';
import { actorName, keyName } from './history-change.ts';
import { nameOfKey } from './keys.ts';
import { wordsAddress } from './stage.ts';

/** What a browser is told of the filters of what happened. */
export interface ActivityConfig {
  language: string;
  /** Where the words stand that the filters say. */
  words: string;
  ways: ActivityWay[];
}

/** One thing to filter by: its word in the address, what it is called, the values that what is told has, and others that there are. */
export interface ActivityWay {
  key: 'by' | 'did' | 'on' | 'key';
  title: string;
  values: { value: string; title: string }[];
  others: { value: string; title: string }[];
}

/** What may be asked of the steps that a page draws, told in the row of each record: several values with a space between them. */
export function marksOf(steps: readonly Step[]): { [name: string]: string } {
  const did = [...new Set(steps.flatMap(didOf))].join(' ');
  const keys = [...new Set(steps.flatMap(({ changes }) => changes.flatMap(keyOf)))].join(' ');
  const [first] = steps;
  return { 'data-by': first?.actor ?? '', 'data-did': did, 'data-on': first?.board ?? '', 'data-key': keys };
}

/** The bar above what happened: by whom, what kind, on which board, which field. Without scripts it tells how many changes there are. */
export function renderActivityFilters(steps: readonly Step[], boards: ViewModel['boards'], context: DrawContext): string {
  if (steps.length === 0) return '';
  const { words, to } = context;
  const ways = waysOf(steps, boards, context);
  const config: ActivityConfig = {
    language: words.language,
    words: to.data('') + encodePath(wordsAddress(words.language, 'activity')),
    ways,
  };
  // of a single value nobody asks
  const chips = ways.filter(({ values }) => values.length > 1).map(({ key, title }) => filterChip(key, title, undefined, ''));
  const count = byCommit(steps).reduce((sum, group) => sum + new Set(group.map(({ name }) => name)).size, 0);
  const about = { class: 'filters of-deeds', role: 'group', 'aria-label': words.say('filter.title'), 'data-filters': true };
  return `<div${attributes({ ...about, 'data-config': JSON.stringify(config) })}><span class="asked" hidden>${chips.join('')}</span><span class="result num" role="status">${escapeHtml(words.say('activity.count', { count }))}</span></div>`;
}

function waysOf(steps: readonly Step[], boards: ViewModel['boards'], context: DrawContext): ActivityWay[] {
  const { words } = context;
  const people = new Map(steps.map(({ actor }) => [actor, actorName(actor, context)]));
  const kinds = new Set(steps.flatMap(didOf));
  const happened = new Set(steps.map(({ board }) => board));
  const keys = new Map<string, string>();
  for (const { changes } of steps)
    for (const change of changes)
      for (const key of keyOf(change)) if (!keys.has(key)) keys.set(key, keyName(titledKey(change, key), context));
  const everyKind = Object.keys(kindWords).map((value) => ({ value, title: kindWords[value]?.(context) ?? value }));
  const everyBoard = boards.map(({ name, title }) => ({ value: name, title: words.text(title) }));
  const [otherPeople, otherKeys] = [new Map<string, string>(), new Map<string, string>()];
  for (const { key, name } of context.people.values()) if (!people.has(key)) otherPeople.set(key, name);
  for (const key of keysToFilter(boards)) if (!keys.has(key)) otherKeys.set(key, nameOfKey(key, boards, words));
  const part = (every: ActivityWay['values'], has: Set<string>) => {
    const [others = [], values = []] = [false, true].map((wanted) => every.filter(({ value }) => has.has(value) === wanted));
    return { values, others };
  };
  return [
    { key: 'by', title: words.say('activity.by'), values: inOrder(people, context), others: inOrder(otherPeople, context) },
    { key: 'did', title: words.say('activity.did'), ...part(everyKind, kinds) },
    { key: 'on', title: words.say('property.board'), ...part(everyBoard, happened) },
    { key: 'key', title: words.say('activity.key'), values: inOrder(keys, context), others: inOrder(otherKeys, context) },
  ];
}

function inOrder(titles: Map<string, string>, { words }: DrawContext): ActivityWay['values'] {
  const { compare } = new Intl.Collator(words.locale, { numeric: true });
  return [...titles].map(([value, title]) => ({ value, title })).sort((a, b) => compare(a.title, b.title));
}

const kindWords: { [kind: string]: (context: DrawContext) => string } = {
  created: ({ words }) => words.say('history.created'),
  moved: ({ words }) => words.say('activity.moved'),
  changed: ({ words }) => words.say('activity.changed'),
  text: ({ words }) => words.say('history.text'),
  checked: ({ words }) => words.say('activity.checked'),
  commented: ({ words }) => words.say('activity.commented'),
  attached: ({ words }) => words.say('activity.attached'),
  renamed: ({ words }) => words.say('activity.renamed'),
  order: ({ words }) => words.say('history.order'),
  archived: ({ words }) => words.say('activity.archived'),
  deleted: ({ words }) => words.say('history.deleted'),
  restored: ({ words }) => words.say('history.restored'),
};

/** One commit may do several things to a record. */
function didOf({ kind, changes }: Step): string[] {
  const of = {
    value: 'changed',
    items: 'changed',
    list: 'moved',
    board: 'moved',
    slug: 'renamed',
    text: 'text',
    steps: 'checked',
    order: 'order',
    archived: 'archived',
    comment: 'commented',
    file: 'attached',
  };
  const own = kind === 'created' || kind === 'deleted' || kind === 'restored' ? [kind] : [];
  return [...own, ...changes.map(({ as }) => of[as])];
}

/** The key that a change is of; most of what happens beside keys has a kind of its own. */
function keyOf(change: StepChange): string[] {
  if (change.as === 'value' || change.as === 'items') return [change.key];
  return change.as === 'list' ? ['list'] : [];
}

function titledKey(change: StepChange, key: string): { key: string; title?: Text } {
  return (change.as === 'value' || change.as === 'items') && change.title !== undefined ? { key, title: change.title } : { key };
}
