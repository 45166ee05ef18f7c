import type { Board } from '../../scripts/model/board.ts';
import { builtInKeys } from '../../scripts/model/keys.ts';
import { titleFrom } from '../../scripts/model/names.ts';
import { cutLine } from '../../scripts/model/words.ts';
import type { RuleWord } from '../data-rules.ts';
import type { RuleView } from './rule-view.ts';

const longest = 160;
const languageKeys: ReadonlySet<string> = new Set([...builtInKeys, 'list', 'board']);

/** What is named by something that people wrote, as the languages have words for it. */
export interface NamingTools {
  person(key: string): string | undefined;
  hideAddresses(text: string): string;
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

/** A value as a rule writes it, with `{{ }}` or without. */
export function valueWord(value: unknown, view: RuleView, { hideAddresses }: NamingTools): RuleWord {
  if (value === null || value === undefined || value === '') return { as: 'nothing' };
  if (typeof value === 'number') return { as: 'number', number: value };
  if (typeof value === 'boolean') return { as: 'code', code: String(value) };
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

/** An expression: one that compares a key with a value in words, any other as it is written. */
export function expressionWord(expression: string, view: RuleView, tools: NamingTools): RuleWord {
  if (view.tells(expression)) return { as: 'hidden' };
  const compared = /^(\w+)\s*(==|!=|>=|<=|>|<)\s*("[^"\\]*"|'[^'\\]*'|-?\d+(?:\.\d+)?|true|false|null)$/.exec(expression.trim());
  if (compared) {
    const [, key = '', sign = '', written = ''] = compared;
    const text = /^["']/.test(written) ? written.slice(1, -1) : written;
    if (text === '' || text === 'null')
      return { as: 'comparison', key: keyWord(key, view), sign: sign === '==' ? 'unset' : 'set', value: { as: 'nothing' } };
    return { as: 'comparison', key: keyWord(key, view), sign, value: textOrCode(text, key, written, view, tools) };
  }
  const [, not, held] = /^(!?)has\((\w+)\)$/.exec(expression.trim()) ?? [];
  if (held !== undefined)
    return { as: 'comparison', key: keyWord(held, view), sign: not === '!' ? 'unset' : 'set', value: { as: 'nothing' } };
  const [, tag] = /^["']([^"'\\]+)["'] in tags$/.exec(expression.trim()) ?? [];
  if (tag !== undefined) return { as: 'comparison', key: { as: 'key', key: 'tags' }, sign: 'in', value: tagWord(tag, view) };
  return codeWord(expression.trim(), view, tools.hideAddresses);
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

function textOrCode(text: string, key: string, written: string, view: RuleView, { hideAddresses }: NamingTools): RuleWord {
  if (key === 'list') return listWord(text, view.boards, view);
  if (key === 'board') return boardWord(text, view);
  if (/^["']/.test(written)) return { as: 'quote', text: cutLine(hideAddresses(text), longest) };
  return Number.isNaN(Number(written)) ? { as: 'code', code: written } : { as: 'number', number: Number(written) };
}

function codeWord(code: string, view: RuleView, hideAddresses: (text: string) => string): RuleWord {
  return view.tells(code) ? { as: 'hidden' } : { as: 'code', code: cutLine(hideAddresses(code), longest) };
}
