import { resolve } from 'node:path';
import { drawUsage, readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import { readChangeList } from '../engine/write/change-schema.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { commitChanges, pastFor, publishChanges } from '../publish.ts';
import { rootOf } from '../root.ts';
import { readTextFile } from '../store/disk.ts';
import { findCommit, openRepository } from '../store/git.ts';
import { loadZod } from '../zod.ts';

const usage = `apply [FILE|-] [--commit|--push] [--message M] [--json]
  woad apply - <<< '{"woad": 1, "changes": [{"kind": "set", "record": "sales/acme-renewal", "key": "due", "to": "2026-12-15"}]}'
  --commit commits what it wrote and nothing else; --push makes it on the newest commit of origin's branch, again and again until it lands`;

export default {
  summary: 'Makes the changes of a change list in JSON; one that cannot be made is told, the others go through.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { text: ['message'], flags: ['json', 'commit', 'push'], words: [0, 1], usage });
    const [commit, push, json] = [flags.has('commit'), flags.has('push'), flags.has('json')];
    const message = text.get('message');
    if (commit && push) throw new UsageError(`--push makes a commit of its own; leave --commit away\n${drawUsage(usage)}`);
    if (message !== undefined && !commit && !push)
      throw new UsageError(`--message is for a commit; add --commit or --push\n${drawUsage(usage)}`);
    const root = rootOf(terminal, text.get('root'));
    const [file = '-'] = words;
    const source = file === '-' ? await terminal.readInput() : readTextFile(resolve(terminal.folder, file));
    if (source === undefined) throw new UsageError(`there is no file ${file}; "-" reads the list from standard input`);
    if (source.trim() === '')
      throw new UsageError(
        `${file === '-' ? 'nothing came on standard input' : `${file} is empty`}; expected a change list\n${drawUsage(usage)}`,
      );
    const read = readChangeList(source, loadZod());
    if ('problems' in read) throw new UsageError(read.problems.join('\n'));
    const { list } = read;
    const needsPast = list.base !== undefined || list.changes.some((change) => change.kind === 'restore' || change.kind === 'remove');
    const repository = needsPast ? openRepository(root) : undefined;
    const isKnown = list.base === undefined || (repository && findCommit(repository, list.base) !== undefined);
    const notes = isKnown
      ? []
      : [`the list was made on ${list.base?.slice(0, 10)}, which is not known here; only "was" guards what was changed since`];
    const how = { json, notes, message };
    if (push) return publishChanges(terminal, root, list, how);
    if (commit) return commitChanges(terminal, root, list, how);
    return makeChanges(terminal, root, list, { ...how, past: pastFor(repository, list) });
  },
} satisfies Command;
