import { drawUsage, readArguments } from '../arguments.ts';
import { authorOf, makeChanges } from '../changes.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';

const usage = `comment BOARD/SLUG TEXT|- [--as PERSON] [--reply-to COMMENT]
  woad comment sales/acme-renewal "Agreed by phone"
  woad comment sales/acme-renewal -- "-1 from me"
  --as says who else wrote it, --reply-to which comment it answers, by the name of its file without .md`;

export default {
  summary: 'Adds a comment to a record, by whom git says you are; "-" reads its text from the input.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { text: ['as', 'reply-to'], words: [2, 2], usage });
    const root = rootOf(terminal, text.get('root'));
    const [record = '', written = ''] = words;
    const replyTo = text.get('reply-to');
    const said = written === '-' ? await terminal.readInput() : written;
    if (said.trim() === '')
      throw new UsageError(
        `a comment has a text; ${written === '-' ? 'nothing came on standard input' : 'found an empty one'}\n${drawUsage(usage)}`,
      );
    const change: Change = {
      kind: 'comment',
      record,
      text: said,
      author: await authorOf(root, text.get('as')),
      ...(replyTo === undefined ? {} : { reply_to: replyTo }),
    };
    return makeChanges(terminal, root, { woad: 1, changes: [change] });
  },
} satisfies Command;
