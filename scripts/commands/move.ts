import { drawUsage, readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';

const usage = `move BOARD/SLUG LIST [--top|--bottom|--before SLUG|--after SLUG]
move BOARD/SLUG OTHER/LIST
  woad move sales/acme-renewal negotiation --top`;

export default {
  summary: 'Moves a record to another list, to a place in its list, or to another board.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { text: ['before', 'after'], flags: ['top', 'bottom'], words: [2, 2], usage });
    const [record = '', where = ''] = words;
    const [list = '', board, ...rest] = where.split('/').reverse();
    if (rest.length > 0) throw new UsageError(`"${where}" is not LIST or BOARD/LIST\n${drawUsage(usage)}`);
    const [before, after] = [text.get('before'), text.get('after')];
    const places = [...flags, ...['before', 'after'].filter((option) => text.has(option))].map((option) => `--${option}`);
    if (places.length > 1) throw new UsageError(`a record has one place; found ${places.join(' and ')}\n${drawUsage(usage)}`);
    const change: Change = { kind: 'move', record, list };
    if (board !== undefined) change.board = board;
    if (before !== undefined) change.before = before;
    if (after !== undefined) change.after = after;
    if (flags.has('top')) change.position = 'top';
    if (flags.has('bottom')) change.position = 'bottom';
    return makeChanges(terminal, rootOf(terminal, text.get('root')), { woad: 1, changes: [change] });
  },
} satisfies Command;
