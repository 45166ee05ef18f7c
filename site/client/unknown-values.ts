import { isRealDay } from '../../scripts/model/local-time.ts';
import { nearest } from '../../scripts/model/names.ts';
import { comparedAs, inputsOf } from '../render/compared.ts';
import { dueWords } from '../render/filter.ts';
import { groupCards } from '../render/groups.ts';
import { nameOfKey, none } from '../render/keys.ts';
import { readTyped } from '../render/typed-number.ts';
import type { Stage } from './stage.ts';

/** What of a view this has to know. */
export type Asked = Pick<Stage, 'boards' | 'context' | 'all'>;

/** A value of a filter that nothing can have, and what to write instead where that is near. */
export interface StrangeValue {
  said: string;
  near?: { title: string; value: string };
}

const everywhere: readonly string[] = [none, 'any', 'me'];

/** What is strange about a value that is asked for; undefined where a record may have it. */
export function strangeValue(key: string, value: string, asked: Asked): StrangeValue | undefined {
  if (everywhere.includes(value)) return undefined;
  const { boards, context } = asked;
  const { words } = context;
  const told = { key: nameOfKey(key, boards, words), value };
  switch (comparedAs(key, asked)) {
    case 'number': {
      if (isRange(value, isNumber)) return undefined;
      const typed = readTyped(value, words.language);
      const number = typed && 'number' in typed ? String(typed.number) : undefined;
      return { said: words.say('unknown.number', told), ...(number === undefined ? {} : { near: { title: number, value: number } }) };
    }
    case 'seconds':
      return isRange(value, isNumber) ? undefined : { said: words.say('unknown.seconds', told) };
    case 'day': {
      const known = key === 'due' ? dueNames(words) : new Map<string, string>();
      if (known.has(value) || isRange(value, isDayOrPart)) return undefined;
      const [example, month] = [`${context.year}-11-30`, `${context.year}-11`];
      return { said: words.say('unknown.days', { ...told, example, month }), ...nearIn(known, value) };
    }
    case 'name': {
      const known = namesOf(key, asked);
      if (known.has(value) || context.recordNamed(value)) return undefined;
      return { said: words.say('unknown.value', told), ...nearIn(known, value) };
    }
    case 'text':
      return undefined;
  }
}

function nearIn(known: ReadonlyMap<string, string>, value: string): Pick<StrangeValue, 'near'> {
  const named = [...known].filter(([name]) => name !== none);
  const names = new Map(named.flatMap(([name, title]) => [name, title].map((each) => [each, name])));
  const near = names.get(nearest(value, names.keys()) ?? '');
  if (near === undefined) return {};
  // what was asked for by its title is told by the name that an address has for it
  const title = known.get(near) ?? near;
  return { near: { title: title === value ? near : title, value: near } };
}

/** The names that values of a key may have, with their titles. */
function namesOf(key: string, { boards, context, all }: Asked): Map<string, string> {
  const known = new Map(groupCards(all(), key, boards, context).map((group) => [group.key, group.title]));
  const holdsPeople = ['assignees', 'author', 'waiting'].includes(key) || inputsOf(key, boards).some(({ as }) => as === 'people');
  if (holdsPeople) for (const [name, person] of context.people) known.set(name, person.name);
  return known;
}

function dueNames(words: Asked['context']['words']): Map<string, string> {
  return new Map(dueWords.map((word) => [word, word === none ? word : words.say(`filter.due_${word}`)]));
}

/** One value, or two with `..` between them of which either may be left out. */
function isRange(value: string, fits: (part: string) => boolean): boolean {
  const parts = value.split('..');
  return parts.length <= 2 && parts.some((part) => part !== '') && parts.every((part) => part === '' || fits(part));
}

function isNumber(part: string): boolean {
  return part.trim() !== '' && Number.isFinite(Number(part));
}

/** A year, a month, a day, or a time on a day. */
function isDayOrPart(part: string): boolean {
  const [, month = '-01', day = '-01'] = /^\d{4}(?:(-\d\d)(?:(-\d\d)(?:T\d\d(?::\d\d)?)?)?)?$/.exec(part) ?? ['', '', ''];
  return isRealDay(`${part.slice(0, 4)}${month}${day}`);
}
