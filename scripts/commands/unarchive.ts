import { readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Command } from '../model/command.ts';
import { rootOf } from '../root.ts';

const usage = `unarchive BOARD/SLUG...
  woad unarchive sales/nimbus-travel`;

export default {
  summary: 'Brings archived records back to their boards.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [1, 1000], usage });
    return makeChanges(terminal, rootOf(terminal, text.get('root')), {
      woad: 1,
      changes: words.map((record) => ({ kind: 'set', record, key: 'archived', to: null })),
    });
  },
} satisfies Command;
