import { findWaiting } from '../archive.ts';
import { drawUsage, readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Waiting } from '../engine/query/archive.ts';
import type { Command, Terminal } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { recordName } from '../model/record.ts';
import { rootOf } from '../root.ts';
import { safeLine } from '../terminal/text.ts';
import { findBoard, findRecord, type OpenTracker, openTracker } from '../workspace.ts';

const usage = `archive BOARD/SLUG... [--dry-run]
archive --due [BOARD] [--dry-run]
  --due archives what has been done in a list with archive_after for longer than that`;

export default {
  summary: 'Puts records away: they keep their place, links and history, and leave boards, counts and limits.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { flags: ['due', 'dry-run'], words: [0, 1000], usage });
    const isDue = flags.has('due');
    if (isDue ? words.length > 1 : words.length === 0)
      throw new UsageError(`${isDue ? '--due looks at one board or all' : 'expected a record, or --due'}\n${drawUsage(usage)}`);
    const root = rootOf(terminal, text.get('root'));
    const open = await openTracker(root, terminal.now);
    const names = isDue ? await waitingNames(open, words[0], terminal) : presentNames(open, words, terminal);
    const today = open.now.slice(0, 10);
    if (flags.has('dry-run')) {
      for (const name of names) terminal.write(`${safeLine(name)} would be archived\n`);
      return 0;
    }
    if (names.length === 0) return 0;
    return makeChanges(terminal, root, {
      woad: 1,
      changes: names.map((record) => ({ kind: 'set', record, key: 'archived', to: today })),
    });
  },
} satisfies Command;

/** Those that are not archived yet; the others are told. */
function presentNames(open: OpenTracker, words: string[], terminal: Terminal): string[] {
  const records = [...new Set(words.map((name) => findRecord(open, name)))];
  return records.flatMap((record) => {
    const day = record.values.get('archived');
    if (day === undefined) return [recordName(record)];
    terminal.complain(`note: ${safeLine(recordName(record))} is archived since ${String(day)}\n`);
    return [];
  });
}

async function waitingNames(open: OpenTracker, board: string | undefined, terminal: Terminal): Promise<string[]> {
  if (board !== undefined) findBoard(open, board);
  const { due, unknown } = await findWaiting(open, board);
  const nameOf = ({ record }: Waiting) => recordName(record);
  for (const each of unknown)
    if ('unknown' in each)
      terminal.complain(`note: ${safeLine(nameOf(each))} is left: nobody knows since when it is done: ${each.unknown}\n`);
  if (due.length === 0) terminal.write('nothing is due to be archived\n');
  return due.map(nameOf);
}
