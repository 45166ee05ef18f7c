import type { Board } from '../../scripts/model/board.ts';
import type { Rule } from '../../scripts/model/rule.ts';
import type { Audience } from '../data.ts';

/** What an audience may know around one rule. */
export interface RuleView {
  audience: Audience;
  /** The boards it is about, of those that the audience sees. */
  boards: Board[];
  /** Whether the audience sees a board. */
  sees(board: string): boolean;
  /** A board by its name, if the audience sees it. */
  board(name: string): Board | undefined;
  /** Whether an expression, or the name of a key, tells of something the audience must not see. */
  tells(code: string): boolean;
  /** The same of a text with `{{ }}` in it. */
  tellsIn(text: string): boolean;
  /** Whether a list or tag stands only on boards that the audience does not see. */
  isWithheld(name: string): boolean;
  /** Whether words about the rule's file name a board that the audience does not see, or a key. */
  tellsWord(words: string): boolean;
  /** Whether it acts depends on what the audience must not see: on which records it acted would give that away. */
  guarded: boolean;
  /** What it does names something of that kind: that it failed on a record could give that away. */
  careful: boolean;
}

/** The boards of a tracker, and what of them the audience must not see. */
export interface BoardSight {
  audience: Audience;
  all: ReadonlyMap<string, Board>;
  shown: Board[];
  /** Of each shown board the keys that are hidden. */
  hidden: ReadonlyMap<string, ReadonlySet<string>>;
}

/** Options whose texts are names of keys or expressions, not texts that somebody reads. */
const naming = new Set(['field', 'where', 'once_per', 'columns', 'group', 'records', 'boards', 'expression']);

type RuleParts = Pick<Rule, 'when' | 'if' | 'unless' | 'do'>;

/** What the audience may know around a rule; undefined where it is about nothing that the audience sees. */
export function viewRule(rule: RuleParts, sight: BoardSight): RuleView | undefined {
  const { all, shown } = sight;
  const asked = rule.when.map(({ options }) => namesIn(options['board']));
  const about = rule.when.length === 0 || asked.some((names) => names.length === 0) ? [...all.keys()] : asked.flat();
  if (all.size > 0 && about.length > 0 && !about.some((name) => shown.some((board) => board.name === name) || !all.has(name)))
    return undefined;
  return viewAbout(about, rule, sight);
}

/** The same for rules that stand in no file, and are about all boards. */
export function viewAll(sight: BoardSight): RuleView {
  return viewAbout([...sight.all.keys()], { when: [], if: [], unless: [], do: [] }, sight);
}

function viewAbout(about: string[], rule: RuleParts, { audience, all, shown, hidden }: BoardSight): RuleView {
  const seen = new Map(shown.map((board) => [board.name, board]));
  const boards = shown.filter(({ name }) => about.includes(name));
  const secret = new Set(boards.flatMap(({ name }) => [...(hidden.get(name) ?? [])]));
  const withheld = audience === 'members' ? [] : [...all.values()].filter(({ name }) => !seen.has(name));
  const open = new Set(shown.flatMap(({ name, fields }) => [...fields.keys()].filter((key) => !hidden.get(name)?.has(key))));
  for (const key of withheld.flatMap(({ fields }) => [...fields.keys()])) if (!open.has(key)) secret.add(key);
  const tells = (code: string) => {
    const names = code.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? [];
    return names.some((name) => secret.has(name)) || withheld.some(({ name }) => namesBoard(code, name));
  };
  const tellsIn = (text: string) =>
    withheld.some(({ name }) => namesBoard(text, name)) || (text.match(/\{\{.*?\}\}/gs) ?? []).some((part) => tells(part));
  const conditions = [...rule.if, ...rule.unless, ...rule.do.flatMap((step) => step.if ?? [])];
  const guarded =
    audience === 'public' &&
    (conditions.some(({ expression }) => tells(expression)) || rule.when.some(({ options }) => someText(options, '', tells, tellsIn)));
  const careful = audience === 'public' && rule.do.some(({ options }) => someText(options, '', tells, tellsIn));
  const partsOf = ({ lists, tags }: Board) => [...lists.map(({ name }) => name), ...tags.keys()];
  const parts = new Set(withheld.flatMap(partsOf));
  for (const part of shown.flatMap(partsOf)) parts.delete(part);
  return {
    audience,
    boards,
    sees: (board) => seen.has(board),
    board: (name) => seen.get(name),
    tells,
    tellsIn,
    isWithheld: (name) => parts.has(name),
    tellsWord: (words) => tells(words) || withheld.some(({ name }) => words.split(/[^\p{L}\p{N}\p{M}-]+/u).includes(name)),
    guarded,
    careful,
  };
}

/** Names as options write them: one, or several. */
export function namesIn(option: unknown): string[] {
  return [option].flat().flatMap((each) => (typeof each === 'string' ? [each] : []));
}

/** A board is named alone (`team`), or in the name of a record (`team/rota`). */
function namesBoard(text: string, board: string): boolean {
  return text === board || text.includes(`${board}/`) || text.includes(`"${board}"`) || text.includes(`'${board}'`);
}

/** Whether a text among options, or the name of one, tells something. */
function someText(value: unknown, name: string, tells: (code: string) => boolean, tellsIn: (text: string) => boolean): boolean {
  if (typeof value === 'string') return naming.has(name) ? tells(value) : tellsIn(value);
  if (Array.isArray(value)) return value.some((each) => someText(each, name, tells, tellsIn));
  if (typeof value !== 'object' || value === null) return false;
  return Object.entries(value).some(([key, inner]) => tells(key) || someText(inner, key, tells, tellsIn));
}
