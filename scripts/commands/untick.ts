import { readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import { rootOf } from '../root.ts';
import { tickItems } from '../ticking.ts';

const usage = `untick BOARD/SLUG [ITEM...]
  woad untick sales/acme-renewal 1
  an item is said by its number or by words of its text; without one, all are shown with their numbers`;

export default {
  summary: 'Takes the ticks of items of the checklists of a record away.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [1, 1000], usage });
    return tickItems(terminal, rootOf(terminal, text.get('root')), words, false);
  },
} satisfies Command;
