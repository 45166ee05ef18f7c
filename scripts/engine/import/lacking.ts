import type { Board } from '../../model/board.ts';
import { UsageError } from '../../model/diagnostic.ts';
import type { FileEdit } from '../../model/file.ts';
import type { ImportOptions } from '../../model/importer.ts';
import { nameProblem, nearest, titleFrom } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { textIn } from '../../model/value.ts';
import type { Draft } from './draft.ts';
import { isDoneList } from './vocabulary.ts';

const mostNamed = 10;

/** Which list each value that a person named stands for, from words such as `Erledigt=done`; what names no list is a UsageError. */
export function readListMapping(written: string[], values: Iterable<string>, board: Board | undefined): Map<string, string> {
  const known = new Set(values);
  const mapping = new Map<string, string>();
  for (const each of written) {
    const at = each.lastIndexOf('=');
    const [value, list] = [each.slice(0, at).trim(), each.slice(at + 1).trim()];
    if (at < 1 || list === '')
      throw new UsageError(
        `--to-list: ${quoteText(each)} names no value and list; expected VALUE=LIST such as "${list || 'In progress'}=doing"`,
      );
    if (!known.has(value)) throw new UsageError(`--to-list: nothing names the list ${quoteText(value)}${hint(value, known)}`);
    if (mapping.has(value)) throw new UsageError(`--to-list: ${quoteText(value)} stands twice`);
    const problem = nameProblem(list);
    if (problem !== undefined) throw new UsageError(`--to-list: ${problem}`);
    const lists = board?.lists.map(({ name }) => name) ?? [list];
    if (!lists.includes(list)) throw new UsageError(`--to-list: ${board?.path} has no list ${quoteText(list)}${hint(list, lists)}`);
    mapping.set(value, list);
  }
  return mapping;
}

/** Refuses an import of records that would stand in lists which the board lacks; says where the first of each is and how to go on. */
export function refuseLackingLists(board: Board, drafts: Draft[], edits: FileEdit[], options: ImportOptions): void {
  const there = new Set(board.lists.map(({ name }) => name));
  const written = new Set(edits.map(({ path }) => path));
  const lost = drafts.filter(
    ({ placing, slug }) => !there.has(placing.list) && written.has(`records/${board.name}/${placing.list}/${slug}.md`),
  );
  if (lost.length === 0) return;
  const groups = [...Map.groupBy(lost, ({ placing }) => placing.list)];
  const told = groups.slice(0, mostNamed).map(([list, all]) => tellGroup(list, all, board));
  const more = groups.length > mostNamed ? `\nand ${groups.length - mostNamed} more lists` : '';
  const adding = groups.slice(0, mostNamed).map(([list, all]) => settingOf(list, all[0]?.placing.value ?? ''));
  const lists = [...there].join(', ');
  throw new UsageError(
    `${options.source ?? 'import'}: ${board.path} lacks ${groups.length === 1 ? 'a list' : `${groups.length} lists`} that records would stand in; it has ${lists}\n` +
      `${told.join('\n')}${more}\n` +
      `nothing was imported; say which list is meant${options.isListGuess ? ', put all into one with --list' : ''}, or add ${groups.length === 1 ? 'it' : 'them'}: npx woad configure ${board.path} ${adding.join(' ')}`,
  );
}

function tellGroup(list: string, drafts: Draft[], board: Board): string {
  const [first] = drafts;
  const value = first?.placing.value ?? '';
  const records = drafts.length === 1 ? '1 record' : `${drafts.length.toLocaleString('en')} records`;
  const where = `${first?.document.item.source}: ${quoteText(value || list)} (${records})`;
  const near = nearestList(value || list, board) ?? 'LIST';
  return `  ${where}: ${value === '' ? `--list ${near}` : `--to-list ${quoteText(`${value}=${near}`)}`}`;
}

/** The list of a board that a word most likely means: by its name or title, or the only one that is done. */
function nearestList(word: string, { lists }: Board): string | undefined {
  const names = new Map(lists.flatMap(({ name, title }) => [[name, name] as const, [textIn(title, 'en'), name] as const]));
  const near = nearest(word, names.keys());
  const done = lists.filter((list) => list.done);
  return near === undefined ? (isDoneList(word) && done.length === 1 ? done[0]?.name : undefined) : names.get(near);
}

/** What to say to `woad configure` so that a board has a list. */
function settingOf(name: string, value: string): string {
  const title = value !== titleFrom(name) && /^[\p{L}\p{N}][\p{L}\p{N} ]*$/u.test(value) ? `, title: ${value}` : '';
  const done = isDoneList(name) ? ', done: true' : '';
  return title + done === '' ? `lists+=${name}` : `"lists+={ name: ${name}${title}${done} }"`;
}

function hint(word: string, known: Iterable<string>): string {
  const near = nearest(word, known);
  const some = [...known].slice(0, mostNamed);
  return near === undefined ? `; expected ${some.join(', ') || 'a list of the board'}` : `; did you mean ${quoteText(near)}?`;
}
