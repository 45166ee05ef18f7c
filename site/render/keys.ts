import type { Display } from '../../scripts/model/display.ts';
import type { BoardHead, Card } from '../card.ts';
import type { Words } from './words.ts';

/** What stands for "has no value" in addresses. */
export const none = '-';

/** Keys every card has an answer to, whatever its board; `waiting` is who it waits for: asked, or assigned and not blocked. */
const builtIn = [
  'title',
  'list',
  'board',
  'tags',
  'assignees',
  'due',
  'start',
  'created',
  'updated',
  'author',
  'color',
  'done',
  'blocked',
  'parent',
  'waiting',
  'archived',
];

/** Whether a key is known to one of the boards: a built-in one, or a field. */
export function isKey(key: string, boards: readonly BoardHead[]): boolean {
  return builtIn.includes(key) || boards.some(({ fields }) => fields.some(({ name }) => name === key));
}

/** How the value of a key looks, for built-in keys and fields alike; `nothing` where a card has none. */
export function lookAt(card: Card, key: string, head: BoardHead | undefined): Display {
  switch (key) {
    case 'title':
      return { as: 'text', text: card.title };
    case 'list': {
      const list = head?.lists.find(({ name }) => name === card.list);
      return { as: 'chips', chips: [{ name: card.list, title: list?.title ?? card.list, color: list?.color ?? 'slate' }] };
    }
    case 'board':
      return { as: 'chips', chips: [{ name: card.board, title: head?.title ?? card.board, color: head?.color ?? 'slate' }] };
    case 'tags':
      return chipsOf(card.tags.map((name) => head?.tags.find((tag) => tag.name === name) ?? { name, title: name }));
    case 'assignees':
      return card.assignees.length === 0 ? { as: 'nothing' } : { as: 'people', people: card.assignees };
    case 'waiting': {
      const people = card.done ? [] : [...(card.blocked ? [] : card.assignees), ...(card.asked ?? [])];
      return people.length === 0 ? { as: 'nothing' } : { as: 'people', people: [...new Set(people)] };
    }
    case 'author':
      return card.author === undefined ? { as: 'nothing' } : { as: 'people', people: [card.author] };
    case 'due':
    case 'start':
    case 'created':
    case 'updated': {
      const date = card[key];
      return date === undefined ? { as: 'nothing' } : { as: 'date', date };
    }
    case 'archived':
      return card.archivedOn === undefined ? { as: 'nothing' } : { as: 'date', date: card.archivedOn };
    case 'color':
      return chipsOf(card.color === undefined ? [] : [{ name: card.color, title: card.color, color: card.color }]);
    case 'done':
    case 'blocked':
      return { as: 'toggle', on: card[key] };
    case 'parent':
      return card.parent === undefined ? { as: 'nothing' } : { as: 'records', records: [card.parent] };
    default:
      return card.values[key] ?? { as: 'nothing' };
  }
}

function chipsOf(chips: (Display & { as: 'chips' })['chips']): Display {
  return chips.length === 0 ? { as: 'nothing' } : { as: 'chips', chips };
}

/** What a key is called: a field's title, else the language's word. */
export function nameOfKey(key: string, boards: readonly BoardHead[], words: Words): string {
  for (const { fields } of boards) {
    const field = fields.find(({ name }) => name === key);
    if (field) return words.text(field.title);
  }
  return words.say(`property.${key}`);
}

/** What filters and groups compare: names of options, keys of people, days, numbers as text; empty where a card has none. */
export function valuesOf(card: Card, key: string, head: BoardHead | undefined): string[] {
  return comparable(lookAt(card, key, head));
}

function comparable(display: Display): string[] {
  switch (display.as) {
    case 'chips':
      return display.chips.map(({ name }) => name);
    case 'people':
      return display.people;
    case 'countries':
      return display.countries;
    case 'records':
      return display.records;
    case 'files':
      return display.files;
    case 'toggle':
      return [String(display.on)];
    case 'date':
      return [display.date];
    case 'number':
      return [String(display.number)];
    case 'meter':
      return [String(display.value)];
    case 'text':
      return [display.text];
    case 'markdown':
      return [display.markdown];
    case 'link':
      return [display.text];
    case 'duration':
      return [display.list ? `${display.list.name} ${display.seconds}` : String(display.seconds)];
    case 'place':
      return [display.label || `${display.latitude}, ${display.longitude}`];
    case 'several':
      return display.of.flatMap(comparable);
    case 'nothing':
      return [];
    default:
      return display satisfies never;
  }
}

/** What sorting compares: a number or a text; undefined sorts last either way. */
export function weightOf(display: Display): number | string | undefined {
  if (display.as === 'number') return display.number;
  if (display.as === 'meter') return display.value;
  if (display.as === 'duration') return display.seconds;
  if (display.as === 'toggle') return display.on ? 1 : 0;
  return comparable(display)[0];
}
