import type { Node } from '../../scripts/engine/expression/node.ts';
import type { Board, Field } from '../../scripts/model/board.ts';
import type { Input } from '../../scripts/model/display.ts';
import { builtInKeys } from '../../scripts/model/keys.ts';
import { titleFrom } from '../../scripts/model/names.ts';
import type { Text } from '../../scripts/model/value.ts';
import { cutLine } from '../../scripts/model/words.ts';
import type { RuleWord } from '../data-rules.ts';
import type { RuleView } from './rule-view.ts';

const longest = 160;
const languageKeys: ReadonlySet<string> = new Set([...builtInKeys, 'list', 'board', 'blocked', 'updated']);

/** What is named by something that people wrote, as the languages have words for it. */
export interface NamingTools {
  person(key: string): string | undefined;
  /** What a value of a field is called, where the field has names for its values. */
  option(field: Field, value: string): Text | undefined;
  hideAddresses(text: string): string;
  /** The tree of an expression; undefined where it cannot be read. */
  parse(expression: string): Node | undefined;
}

/** What a value is called that one chooses: an option by its title, a person by name. */
export function titleOfOption(value: string, input: Input | undefined, people: ReadonlyMap<string, { name: Text }>): Text | undefined {
  if (input?.as === 'people') return people.get(value)?.name;
  return input?.as === 'choice' ? input.options.find(({ name }) => name === value)?.title : undefined;
}

/** A key by the title of its field. */
export function keyWord(key: string, { boards, tells }: RuleView): RuleWord {
  if (tells(key)) return { as: 'hidden' };
  const field = boards.map(({ fields }) => fields.get(key)).find((each) => each !== undefined);
  if (field) return { as: 'name', text: field.title };
  return languageKeys.has(key) ? { as: 'key', key } : { as: 'code', code: key };
}

/** A list by its title on the first board that has it. */
export function listWord(list: string, boards: Board[], { isWithheld }: RuleView): RuleWord {
  if (isWithheld(list)) return { as: 'hidden' };
  const found = boards.flatMap(({ lists }) => lists).find(({ name }) => name === list);
  return { as: 'name', text: found?.title ?? titleFrom(list) };
}

/** A board by its title. */
export function boardWord(name: string, view: RuleView): RuleWord {
  const board = view.board(name);
  if (board) return { as: 'name', text: board.title };
  return view.tells(name) ? { as: 'hidden' } : { as: 'name', text: titleFrom(name) };
}

/** A tag by its title on the first board that has it. */
export function tagWord(tag: string, { boards, isWithheld }: RuleView): RuleWord {
  if (isWithheld(tag)) return { as: 'hidden' };
  const found = boards.map(({ tags }) => tags.get(tag)).find((each) => each !== undefined);
  return { as: 'name', text: found?.title ?? tag };
}

/** What a key's value is called: a list, board, tag, person or option by its title; undefined where it is no name that somebody declared. */
export function namedWord(key: string, value: string, view: RuleView, { person, option }: NamingTools): RuleWord | undefined {
  if (view.tells(key) || view.tellsIn(value)) return undefined;
  if (key === 'list') return listWord(value, view.boards, view);
  if (key === 'board') return boardWord(value, view);
  if (key === 'tags') return tagWord(value, view);
  const titles = view.boards.flatMap(({ fields }) => fields.get(key) ?? []).map((field) => option(field, value));
  const title = key === 'assignees' || key === 'author' ? person(value) : titles.find((each) => each !== undefined);
  return title === undefined ? undefined : { as: 'name', text: title };
}

/** A value as a rule writes it, with `{{ }}` or without; of a key, as that calls it. */
export function valueWord(value: unknown, view: RuleView, tools: NamingTools, key?: string): RuleWord {
  const { hideAddresses } = tools;
  const named =
    typeof value === 'string' && value !== '' && key !== undefined && !value.includes('{{') && namedWord(key, value, view, tools);
  if (named) return named;
  if (value === null || value === undefined || value === '') return { as: 'nothing' };
  if (typeof value === 'number') return { as: 'number', number: value };
  if (typeof value === 'boolean') return { as: 'answer', yes: value };
  if (typeof value !== 'string') {
    const code = JSON.stringify(value);
    return view.tellsIn(code) ? { as: 'hidden' } : { as: 'code', code: cutLine(hideAddresses(code), longest) };
  }
  if (/^\d{4}-\d\d-\d\d(T\d\d:\d\d)?$/.test(value)) return { as: 'day', day: value };
  if (/^\d\d:\d\d$/.test(value)) return { as: 'name', text: value };
  if (/^\{\{\s*today\(\)\s*\}\}$/.test(value)) return { as: 'today' };
  const [, code] = /^\{\{([^{}]*)\}\}$/.exec(value.trim()) ?? [];
  if (code !== undefined) return codeWord(code.trim(), view, hideAddresses);
  if (view.tellsIn(value) || view.isWithheld(value)) return { as: 'hidden' };
  return { as: 'quote', text: cutLine(hideAddresses(value), longest) };
}

/** Whom something goes to: people by their names, how many addresses, what is filled in later. */
export function peopleWords(option: unknown, view: RuleView, { person, hideAddresses }: NamingTools): RuleWord[] {
  const names = [option].flat().flatMap((each) => (typeof each === 'string' ? [each] : []));
  const addresses = names.filter((name) => name.includes('@') && !name.includes('{{')).length;
  const others = names
    .filter((name) => !name.includes('@') || name.includes('{{'))
    .map((name): RuleWord => {
      if (name === 'assignees' || name === 'actor') return { as: name };
      if (name.includes('{{')) return view.tellsIn(name) ? { as: 'hidden' } : inBraces(name, hideAddresses);
      return { as: 'name', text: person(name) ?? name };
    });
  return [...others, ...(addresses > 0 ? [{ as: 'addresses' as const, count: addresses }] : [])];
}

function inBraces(name: string, hideAddresses: (text: string) => string): RuleWord {
  const codes = [...name.matchAll(/\{\{(.*?)\}\}/gs)].map(([, code = '']) => code.trim());
  // what stands beside the braces may be a part of an address
  return { as: 'code', code: cutLine(hideAddresses(codes.join(', ')), longest) };
}

/** An expression as it is written. */
export function codeWord(code: string, view: RuleView, hideAddresses: (text: string) => string): RuleWord {
  return view.tells(code) ? { as: 'hidden' } : { as: 'code', code: cutLine(hideAddresses(code), longest) };
}
