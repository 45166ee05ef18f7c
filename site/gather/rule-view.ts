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
  /** The rule as a whole looks at what the audience must not see: on which records it acted would give that away. */
  guarded: boolean;
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

/** What the audience may know around a rule; undefined where it is about nothing that the audience sees. */
export function viewRule(rule: Rule, { audience, all, shown, hidden }: BoardSight): RuleView | undefined {
  const seen = new Map(shown.map((board) => [board.name, board]));
  const asked = rule.when.map(({ options }) => namesIn(options['board']));
  const about = rule.when.length === 0 || asked.some((names) => names.length === 0) ? [...all.keys()] : asked.flat();
  if (all.size > 0 && about.length > 0 && !about.some((name) => seen.has(name) || !all.has(name))) return undefined;
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
    (conditions.some(({ expression }) => tells(expression)) ||
      rule.when.some(({ options }) => someText(options, '', tells, tellsIn)) ||
      rule.do.some(({ options }) => someText(options, '', tells, tellsIn)));
  return { audience, boards, sees: (board) => seen.has(board), board: (name) => seen.get(name), tells, tellsIn, guarded };
}

/** What is known of a rule that stands in no file, or in none that can be read. */
export function viewAll(sight: BoardSight): RuleView {
  const view = viewRule({ when: [], if: [], unless: [], do: [] } as unknown as Rule, sight);
  const seen = new Map(sight.shown.map((board) => [board.name, board]));
  const nothing = { boards: sight.shown, tells: () => true, tellsIn: () => true, guarded: true };
  return view ?? { ...nothing, audience: sight.audience, sees: (board) => seen.has(board), board: (name) => seen.get(name) };
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
