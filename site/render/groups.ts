import { type Color, colors } from '../../scripts/model/value.ts';
import type { BoardHead, Card, ListHead } from '../card.ts';
import type { SitePerson } from '../data.ts';
import type { DrawContext } from './context.ts';
import { lookAt, none, valuesOf } from './keys.ts';
import { personOf } from './marks.ts';

/** Cards that share a value of a key. */
export interface Group {
  /** What a filter by this key would say; `-` for those without a value. */
  key: string;
  title: string;
  color?: Color;
  /** Of a group that is a list of one board. */
  list?: ListHead;
  person?: SitePerson;
  cards: Card[];
}

/**
 * Cards by a key, in the board's order of lists, tags and options. Declared values without cards have an empty group too; with several
 * tags or people a card stands under each of them; those without a value come last.
 */
export function groupCards(cards: readonly Card[], key: string, boards: readonly BoardHead[], context: DrawContext): Group[] {
  const heads = new Map(boards.map((head) => [head.name, head]));
  const groups = new Map<string, Group>(declared(key, boards, context).map((group) => [group.key, group]));
  const without: Card[] = [];
  for (const card of cards) {
    const head = heads.get(card.board);
    const values = valuesOf(card, key, head);
    if (values.length === 0) without.push(card);
    for (const value of values) {
      const known = groups.get(value) ?? found(value, card, key, head, context);
      known.cards.push(card);
      groups.set(value, known);
    }
  }
  const all = [...groups.values()];
  if (without.length > 0)
    all.push({ key: none, title: context.words.say(key === 'assignees' ? 'group.nobody' : 'group.none'), cards: without });
  return all;
}

/** Groups that are there whether they have cards or not. */
function declared(key: string, boards: readonly BoardHead[], { words }: DrawContext): Group[] {
  if (key === 'board') return boards.map(({ name, title, color }) => ({ key: name, title: words.text(title), color, cards: [] }));
  if (key === 'color') return colors.map((color) => ({ key: color, title: words.say(`color.${color}`), color, cards: [] }));
  if (key === 'done' || key === 'blocked')
    return [true, false].map((on) => ({ key: String(on), title: words.say(on ? 'value.yes' : 'value.no'), cards: [] }));
  return boards.flatMap((head) => {
    if (key === 'list')
      return head.lists.map((list): Group => ({ key: list.name, title: words.text(list.title), color: list.color, list, cards: [] }));
    const input = head.fields.find(({ name }) => name === key)?.input;
    const chips = key === 'tags' ? head.tags : input?.as === 'choice' ? input.options : [];
    return chips.map(({ name, title, color = 'slate' }): Group => ({ key: name, title: words.text(title), color, cards: [] }));
  });
}

/** A group that a card begins: of a person, an undeclared tag, or any other value. */
function found(value: string, card: Card, key: string, head: BoardHead | undefined, context: DrawContext): Group {
  const display = lookAt(card, key, head);
  if (display.as === 'people') {
    const person = personOf(value, context);
    return { key: value, title: person.name, color: person.color, person, cards: [] };
  }
  const named = { toggle: () => context.words.say(value === 'true' ? 'value.yes' : 'value.no'), date: () => context.words.date(value) };
  const title =
    display.as === 'countries'
      ? context.words.country(value)
      : display.as === 'records'
        ? (context.recordNamed(value)?.title ?? value)
        : display.as === 'toggle' || display.as === 'date'
          ? named[display.as]()
          : value;
  return { key: value, title, cards: [] };
}
