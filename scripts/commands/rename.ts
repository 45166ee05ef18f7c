import { readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Command } from '../model/command.ts';
import { rootOf } from '../root.ts';

const usage = `rename BOARD/SLUG NEW
  woad rename sales/acme-renewal acme-2027`;

export default {
  summary: 'Gives a record another slug; comments, files, links and references go along.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [2, 2], usage });
    const [record = '', slug = ''] = words;
    return makeChanges(terminal, rootOf(terminal, text.get('root')), { woad: 1, changes: [{ kind: 'rename', record, slug }] });
  },
} satisfies Command;
