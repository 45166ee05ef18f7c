import { readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';
import { neverCommitted } from '../store/git-removal.ts';

const mostNamed = 5;
const usage = `remove BOARD/SLUG... [--force]
  woad remove sales/acme-renewal
  --force removes also what is in no commit, which nothing brings back`;

export default {
  summary: 'Removes records, with their comments and files.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { flags: ['force'], words: [1, 1000], usage });
    const root = rootOf(terminal, text.get('root'));
    const lost = flags.has('force') ? [] : neverCommitted(root, words);
    if (lost.length > 0) {
      const more = lost.length > mostNamed ? `\n  and ${lost.length - mostNamed} more` : '';
      throw new UsageError(
        `git could not bring this back, since it is in no commit:\n  ${lost.slice(0, mostNamed).join('\n  ')}${more}\ncommit it first (git add records, git commit), or remove it for good with --force`,
      );
    }
    return makeChanges(terminal, root, {
      woad: 1,
      changes: words.map((record) => ({ kind: 'remove', record })),
    });
  },
} satisfies Command;
