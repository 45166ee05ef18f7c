import { basename, resolve } from 'node:path';
import { drawUsage, readArguments } from '../arguments.ts';
import { makeChanges } from '../changes.ts';
import type { Change } from '../model/change.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { rootOf } from '../root.ts';
import { readBytes } from '../store/disk.ts';

const usage = `attach BOARD/SLUG FILE... [--name NAME]
  woad attach sales/acme-renewal ~/contract.pdf`;
const mostBytes = 25 * 1024 * 1024;

export default {
  summary: 'Copies files to the attachments of a record; a name that is taken gets "-2".',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { text: ['name'], words: [2, 1000], usage });
    const [record = '', ...paths] = words;
    const name = text.get('name');
    if (name !== undefined && paths.length > 1) throw new UsageError(`--name is for one file\n${drawUsage(usage)}`);
    const root = rootOf(terminal, text.get('root'));
    const changes = paths.map((path): Change => {
      const bytes = readBytes(resolve(terminal.folder, path), mostBytes);
      if ('problem' in bytes) throw new UsageError(`${path} ${bytes.problem}`);
      return { kind: 'attach', record, name: name ?? basename(path), content: Buffer.from(bytes.bytes).toString('base64') };
    });
    return makeChanges(terminal, root, { woad: 1, changes });
  },
} satisfies Command;
