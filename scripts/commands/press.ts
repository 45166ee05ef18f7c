import { readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import { commitChanges, publishChanges } from '../publish.ts';
import { rootOf } from '../root.ts';

const usage = `press BOARD/SLUG FIELD [--push] [--json]
  commits, since no file says that a button was pressed: the message of the commit does`;

export default {
  summary: 'Presses a button of a record, which sets off the rules that wait for it.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { flags: ['push', 'json'], words: [2, 2], usage });
    const [record = '', field = ''] = words;
    const publish = flags.has('push') ? publishChanges : commitChanges;
    return publish(
      terminal,
      rootOf(terminal, text.get('root')),
      { woad: 1, changes: [{ kind: 'press', record, field }] },
      { json: flags.has('json') },
    );
  },
} satisfies Command;
