import { readArguments } from '../arguments.ts';
import { addressesOf, tellDifference } from '../differences.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { plainWords } from '../model/words.ts';
import { rootOf } from '../root.ts';
import { drawDiff, drawDiffMarkdown } from '../terminal/diff.ts';
import { jsonText } from '../terminal/json.ts';

const usage = `diff BASE [HEAD] [--markdown] [--json]
  woad diff HEAD~1
  what HEAD (the last commit, when absent) has that BASE lacks: compared with the newest commit both have, as a pull request is`;

export default {
  summary: 'Tells in words what a commit, branch or pull request changes.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { flags: ['markdown', 'json'], words: [1, 2], usage });
    if (flags.has('markdown') && flags.has('json')) throw new UsageError('--markdown and --json are two ways to tell the same: take one');
    const [base = '', head = 'HEAD'] = words;
    const { diff, place } = await tellDifference(rootOf(terminal, text.get('root')), base, head);
    if (flags.has('json')) {
      const { records, settings, bulk, ...rest } = diff;
      const inWords = <Told extends { sentences: (typeof bulk)[number][] }>({ sentences, ...told }: Told) => ({
        ...told,
        words: sentences.map(plainWords),
      });
      const files = settings.map(inWords).map(({ subject, ...told }) => ({ ...told, subject: plainWords(subject) }));
      terminal.write(jsonText({ ...rest, records: records.map(inWords), settings: files }));
      return 0;
    }
    if (flags.has('markdown')) {
      terminal.write(drawDiffMarkdown(diff, addressesOf(place, terminal).file));
      return 0;
    }
    if (diff.from !== diff.base) terminal.complain(`compared with ${diff.from.slice(0, 10)}, where ${head} left ${base}\n`);
    terminal.write(drawDiff(diff) || 'nothing in the tracker differs\n');
    return 0;
  },
} satisfies Command;
