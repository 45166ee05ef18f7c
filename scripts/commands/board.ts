import { drawUsage, readArguments } from '../arguments.ts';
import { displayOf } from '../displaying.ts';
import { checklistsIn } from '../engine/query/checklists.ts';
import { isArchived, isBlocked, isDone, isLate, textsOf } from '../engine/query/facts.ts';
import { sortRecords } from '../engine/query/sort.ts';
import type { Board, List } from '../model/board.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { TrackerRecord } from '../model/record.ts';
import { textIn } from '../model/value.ts';
import { rootOf } from '../root.ts';
import { fitText, safeLine, wrapText } from '../terminal/text.ts';
import { drawValue } from '../terminal/value.ts';
import { findBoard, type OpenTracker, openTracker } from '../workspace.ts';

const usage = `board BOARD
  woad board sales`;
const narrowest = 20;
const widest = 36;
/** From so many columns on, a field stands with its name. */
const widthForNames = 28;
/** Keys that stand on every card in a form of their own. */
const ownFacts = ['title', 'due', 'tags', 'assignees'];

export default {
  summary: 'Draws a board in the terminal, its lists side by side.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [0, 1], usage });
    const open = await openTracker(rootOf(terminal, text.get('root')), terminal.now);
    const board = findBoard(open, words[0] ?? needsBoard(open));
    const records = open.tracker.records.filter((record) => record.board === board.name && !isArchived(record));
    const declared = new Set(board.lists.map(({ name }) => name));
    const strays = [...new Set(records.map(({ list }) => list).filter((list) => !declared.has(list)))];
    const columns = [
      ...board.lists.map((list) => ({
        head: textIn(list.title, 'en'),
        list,
        records: inOrder(
          records.filter((record) => record.list === list.name),
          list,
          open,
        ),
      })),
      ...strays.map((name) => ({
        head: `${name} (no such list)`,
        list: undefined,
        records: records.filter((record) => record.list === name),
      })),
    ];
    if (columns.length === 0) {
      terminal.write(`${safeLine(textIn(board.title, 'en'))} has no lists; lists/${board.name}.yml declares them\n`);
      return 0;
    }
    const screen = terminal.width || 120;
    const perRow = Math.max(1, Math.min(columns.length, Math.floor((screen + 2) / (narrowest + 2))));
    const width = Math.min(widest, Math.max(narrowest, Math.floor((screen + 2) / perRow) - 2));
    const bold = (line: string) => (terminal.colored ? `\u001b[1m${line}\u001b[0m` : line);
    const out: string[] = [bold(safeLine(textIn(board.title, 'en')))];
    for (let first = 0; first < columns.length; first += perRow) {
      const drawn = columns
        .slice(first, first + perRow)
        .map(({ head, list, records: cards }) => drawColumn(head, list, cards, { board, width }, open));
      const height = Math.max(...drawn.map((lines) => lines.length));
      out.push('');
      for (let row = 0; row < height; row++) {
        const line = drawn
          .map((lines) => fitText(lines[row] ?? '', width))
          .join('  ')
          .trimEnd();
        out.push(row === 0 ? bold(line) : line);
      }
    }
    terminal.write(`${out.join('\n')}\n`);
    return 0;
  },
} satisfies Command;

function needsBoard({ tracker }: OpenTracker): never {
  const names = [...tracker.boards.keys()].join(', ');
  throw new UsageError(`BOARD is missing; ${names === '' ? 'lists/ describes none yet' : `there are ${names}`}\n${drawUsage(usage)}`);
}

/** By what the list says under "sort:", else as they were put by hand. */
function inOrder(records: TrackerRecord[], { sort }: List, { tracker, fields }: OpenTracker): TrackerRecord[] {
  return sort === undefined ? records : sortRecords(records, sort, tracker, fields);
}

function drawColumn(
  head: string,
  list: List | undefined,
  records: TrackerRecord[],
  { board, width }: { board: Board; width: number },
  open: OpenTracker,
): string[] {
  const count =
    list?.limit === undefined ? String(records.length) : `${records.length}/${list.limit}${records.length > list.limit ? ' over' : ''}`;
  const lines = [`${safeLine(head)} ${count}`, '─'.repeat(width)];
  for (const record of records) {
    lines.push(...wrapText(safeLine(record.title), width, 3));
    lines.push(...wrapFacts(cardFields(record, board, width >= widthForNames, open), width));
    const facts = cardFacts(record, list, open);
    if (facts) lines.push(...wrapText(facts, width, 2));
    lines.push('');
  }
  return lines;
}

/** What `card:` of the board asks for beside what every card shows; a choice speaks for itself, another value has its name where there is room. */
function cardFields(record: TrackerRecord, board: Board, isNamed: boolean, open: OpenTracker): string[] {
  return board.card
    .filter((key) => !ownFacts.includes(key))
    .flatMap((key) => {
      const display = displayOf(open, record, key);
      const value = safeLine(drawValue(display));
      if (value === '') return [];
      const title = board.fields.get(key)?.title ?? key;
      return isNamed && display.as !== 'chips' ? [`${safeLine(textIn(title, 'en'))} ${value}`] : [value];
    });
}

/** On three lines at most; one that fits into a line is not broken. */
function wrapFacts(facts: string[], width: number): string[] {
  const whole = facts.map((fact) => (fact.length < width ? fact.replaceAll(' ', '\u00a0') : fact));
  return wrapText(whole.join(', '), width, 3).map((line) => line.replaceAll('\u00a0', ' '));
}

function cardFacts(record: TrackerRecord, list: List | undefined, { tracker, index, now }: OpenTracker): string {
  const whole = record.problems.get('');
  if (whole !== undefined) return safeLine(`! ${whole}`);
  const due = record.values.get('due');
  const items = checklistsIn(record).flatMap((each) => each.items);
  return [
    typeof due === 'string' && `${isLate(record, list, now) ? 'late ' : ''}${due.replace('T', ' ')}`,
    items.length > 0 && `${items.filter(({ done }) => done).length}/${items.length}`,
    !isDone(record, list) && isBlocked(record, tracker, index) && 'blocked',
    ...textsOf(record, 'tags').map((tag) => `#${tag}`),
    ...textsOf(record, 'assignees').map((key) => `@${key}`),
  ]
    .filter((fact) => fact !== false)
    .join(' ');
}
