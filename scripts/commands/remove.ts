import { readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Command } from '../model/command.ts';
import { rootOf } from '../root.ts';

const usage = 'remove BOARD/SLUG...';

export default {
  summary: 'Removes records, with their comments and files.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [1, 1000], usage });
    return makeChanges(terminal, rootOf(terminal, text.get('root')), {
      woad: 1,
      changes: words.map((record) => ({ kind: 'remove', record })),
    });
  },
} satisfies Command;
