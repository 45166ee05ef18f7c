import { readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';
import { planRestore, take } from '../undo.ts';

const usage = `restore BOARD/SLUG [--from COMMIT] [--commit] [--message M] [--dry-run] [--json]
  woad restore sales/acme-renewal --from HEAD~1
  brings a removed record back with its comments and files; a record that is there goes back to how it stood in COMMIT
  --dry-run only tells what would change; with --json it prints the change list that does it`;

export default {
  summary: 'Brings back a removed record as it stood last, or as it stood in a commit.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, {
      text: ['from', 'message'],
      flags: ['commit', 'json', 'dry-run'],
      words: [1, 1],
      usage,
    });
    const [record = ''] = words;
    const root = rootOf(terminal, text.get('root'));
    if (!/^[^/]+\/[^/]+$/.test(record))
      throw new UsageError(`${JSON.stringify(record)} is not the name of a record; expected BOARD/SLUG, such as sales/acme-renewal`);
    const how = { commit: flags.has('commit'), json: flags.has('json'), dry: flags.has('dry-run'), message: text.get('message') };
    return take(terminal, root, planRestore(root, record, text.get('from')), how);
  },
} satisfies Command;
