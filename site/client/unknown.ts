import { nearest } from '../../scripts/model/names.ts';
import { escapeHtml } from '../render/escape.ts';
import { dueWords } from '../render/filter.ts';
import { keysToFilter } from '../render/filter-keys.ts';
import { groupCards } from '../render/groups.ts';
import { isKey, nameOfKey, none } from '../render/keys.ts';
import { readState } from '../render/state.ts';
import type { ViewState } from '../view-state.ts';
import type { Stage } from './stage.ts';

/** Something in the address that means nothing here. */
interface Unknown {
  said: string;
  /** What may have been meant, and the change that asks for it. */
  near?: { title: string; state: Partial<ViewState> };
}

const everywhere: readonly string[] = [none, 'any', 'me'];
const shown = new WeakMap<Stage, string>();

/** Says in a line above the view what of the address was not understood, with what may have been meant and a way to take it out. */
export async function tellUnknown(stage: Stage): Promise<void> {
  const { only, group, swimlanes, sort, columns, date } = readState(new URLSearchParams(location.search));
  const asked = JSON.stringify([[...only], group, swimlanes, sort, columns, date]);
  if (shown.get(stage) === asked) return;
  shown.set(stage, asked);
  const isPlain = only.size + sort.length === 0 && [group, swimlanes, columns, date].every((each) => each === undefined);
  if (!isPlain) await stage.learnMore();
  if (shown.get(stage) !== asked) return;
  const unknown = isPlain ? [] : [...unknownKeys(stage), ...unknownValues(stage)];
  document.querySelector('.unknown')?.remove();
  if (unknown.length > 0) stage.root.before(drawUnknown(stage, unknown));
}

function drawUnknown(stage: Stage, unknown: readonly Unknown[]): HTMLElement {
  const { words } = stage.context;
  const line = document.createElement('p');
  line.className = 'notice unknown';
  line.setAttribute('role', 'status');
  const told = unknown.map(({ said, near }, index) => {
    const meant = near ? ` <a href="#" data-near="${index}">${escapeHtml(words.say('unknown.near', { near: near.title }))}</a>` : '';
    return `<span dir="auto">${escapeHtml(said)}${meant}</span>`;
  });
  line.innerHTML = `${told.join('')}<button type="button" class="chip bare">${escapeHtml(words.say('unknown.clear'))}</button>`;
  line.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest('a, button') : null;
    if (!pressed) return;
    event.preventDefault();
    stage.change(unknown[Number(pressed.getAttribute('data-near') ?? -1)]?.near?.state ?? { only: withoutUnknown(stage) });
    // the line is gone: what it was about has the focus
    document.querySelector<HTMLElement>('[data-filters] .asked button')?.focus();
  });
  return line;
}

/** Keys of filters, and of what arranges a view. */
function unknownKeys({ boards, context, state }: Stage): Unknown[] {
  const asked = readState(new URLSearchParams(location.search));
  const names = new Map(keysToFilter(boards).flatMap((key) => [key, nameOfKey(key, boards, context.words)].map((name) => [name, key])));
  const find = (key: string, change: (near: string) => Partial<ViewState>): Unknown[] => {
    if (isKey(key, boards)) return [];
    const near = names.get(nearest(key, names.keys()) ?? '');
    const meant = near === undefined ? {} : { near: { title: nameOfKey(near, boards, context.words), state: change(near) } };
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

/** Values of filters, of keys whose values are names or days. */
function unknownValues(stage: Stage): Unknown[] {
  const { boards, context } = stage;
  const { only } = stage.state();
  return [...only].flatMap(([key, values]) => {
    const known = knownValues(key, stage);
    return values.flatMap((value): Unknown[] => {
      if (!known || isKnown(value, key, known, stage)) return [];
      const said = context.words.say('unknown.value', { key: nameOfKey(key, boards, context.words), value });
      const named = [...known].filter(([name]) => name !== none);
      const names = new Map(named.flatMap(([name, title]) => [name, title].map((each) => [each, name])));
      const near = names.get(nearest(value, names.keys()) ?? '');
      if (near === undefined) return [{ said }];
      const replaced = new Map([...only, [key, values.map((each) => (each === value ? near : each))]]);
      // what was asked for by its title is told by the name that an address has for it
      const title = known.get(near) ?? near;
      return [{ said, near: { title: title === value ? near : title, state: { only: replaced } } }];
    });
  });
}

function isKnown(value: string, key: string, known: ReadonlyMap<string, string>, { boards }: Stage): boolean {
  if (everywhere.includes(value) || known.has(value)) return true;
  return isDate(key, boards) && value.split('..').every((day) => day === '' || /^\d{4}(-\d\d(-\d\d(T\d\d(:\d\d)?)?)?)?$/.test(day));
}

/** The names that values of a key may have, with their titles; undefined where anything may be asked for. */
function knownValues(key: string, { boards, context, all }: Stage): Map<string, string> | undefined {
  if (isDate(key, boards))
    return new Map(key === 'due' ? dueWords.map((word) => [word, word === none ? word : context.words.say(`filter.due_${word}`)]) : []);
  const inputs = boards.flatMap(({ fields }) => fields.filter(({ name }) => name === key).map(({ input }) => input.as));
  const people = inputs.includes('people') || ['assignees', 'author', 'waiting'].includes(key);
  const isClosed = inputs.every((as) => as === 'choice' || as === 'toggle' || as === 'people') && key !== 'title';
  if (!isClosed) return undefined;
  const known = new Map(groupCards(all(), key, boards, context).map((group) => [group.key, group.title]));
  if (people) for (const [name, person] of context.people) known.set(name, person.name);
  return known;
}

function isDate(key: string, boards: Stage['boards']): boolean {
  if (['due', 'start', 'created', 'updated', 'archived'].includes(key)) return true;
  return boards.some(({ fields }) => fields.some(({ name, input }) => name === key && input.as === 'date'));
}

/** The filters without the values that nothing has. */
function withoutUnknown(stage: Stage): Map<string, string[]> {
  const left = [...stage.state().only].map(([key, values]): [string, string[]] => {
    const known = knownValues(key, stage);
    return [key, values.filter((value) => !known || isKnown(value, key, known, stage))];
  });
  return new Map(left.filter(([, values]) => values.length > 0));
}
