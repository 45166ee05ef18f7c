import { resolve } from 'node:path';
import { readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import { readChangeList } from '../engine/write/change-schema.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { readTextFile } from '../store/disk.ts';
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
    return makeChanges(terminal, root, read.list, { json: flags.has('json') });
  },
} satisfies Command;
