import { resolve } from 'node:path';
import { readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import { readChangeList } from '../engine/write/change-schema.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { readTextFile } from '../store/disk.ts';
import { findCommit, headCommit, openRepository } from '../store/git.ts';
import { rootOf } from '../workspace.ts';

const usage = `apply FILE|- [--json]
  woad apply - <<< '{"woad": 1, "changes": [{"kind": "set", "record": "sales/acme", "key": "due", "to": "2026-12-15"}]}'`;

export default {
  summary: 'Makes the changes of a change list in JSON; one that cannot be made is told, the others go through.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, { flags: ['json'], words: [1, 1], usage });
    const root = rootOf(terminal, text.get('root'));
    const [file = ''] = words;
    const json = file === '-' ? await terminal.readInput() : readTextFile(resolve(terminal.folder, file));
    if (json === undefined) throw new UsageError(`there is no file ${file}`);
    const { z: zod } = await import('zod');
    const read = readChangeList(json, zod);
    if ('problems' in read) throw new UsageError(read.problems.join('\n'));
    return makeChanges(terminal, root, read.list, { json: flags.has('json'), notes: notesOn(read.list.base, root) });
  },
} satisfies Command;

/** What a person should know when a list was made on another commit than HEAD: only `was` guards what was changed since. */
function notesOn(base: string | undefined, root: string): string[] {
  const repository = base === undefined ? undefined : openRepository(root);
  if (base === undefined || (repository && headCommit(repository) === base)) return [];
  const isKnown = repository !== undefined && findCommit(repository, base) !== undefined;
  const where = isKnown ? 'which is not HEAD' : 'a commit that is not known here';
  return [`the list was made on ${base.slice(0, 10)}, ${where}; a change without "was" takes the place of what was changed since`];
}
