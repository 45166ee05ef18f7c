import { readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import { rootOf } from '../root.ts';
import { tickItems } from '../ticking.ts';

const usage = `tick BOARD/SLUG [ITEM...]
  woad tick sales/acme-renewal 3 "get the answer"
  an item is said by its number or by words of its text; without one, all are shown with their numbers`;

export default {
  summary: 'Ticks items of the checklists of a record.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [1, 1000], usage });
    return tickItems(terminal, rootOf(terminal, text.get('root')), words, true);
  },
} satisfies Command;
