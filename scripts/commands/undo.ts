import { drawUsage, readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';
import { planUndo, take } from '../undo.ts';

const usage = `undo COMMIT [BOARD/SLUG] [--commit] [--message M] [--dry-run] [--json]
  woad undo HEAD
  sets back what the commit did to records and settings; what was changed since stays and is told
  --dry-run only tells what would change; with --json it prints the change list that does it`;

export default {
  summary: 'Takes back what a commit did to records and settings, or to one record, whatever happened since.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { text: ['message'], flags: ['commit', 'json', 'dry-run'], words: [1, 2], usage });
    const [commit = '', record] = words;
    if (/^[^/~^@:]+\/[^/]+$/.test(commit) && record !== undefined && !record.includes('/'))
      throw new UsageError(`the commit comes first: woad undo ${record} ${commit}\n${drawUsage(usage)}`);
    const root = rootOf(terminal, text.get('root'));
    const how = { commit: flags.has('commit'), json: flags.has('json'), dry: flags.has('dry-run'), message: text.get('message') };
    return take(terminal, root, await planUndo(root, commit, record, terminal.now), how);
  },
} satisfies Command;
