import { basename, relative, resolve } from 'node:path';
import { drawUsage, readArguments } from '../arguments.ts';
import { catalogueNames, loadEntry } from '../catalogue.ts';
import { planImport } from '../engine/import/plan.ts';
import { describeImport } from '../engine/import/report.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { Importer } from '../model/importer.ts';
import { didYouMean, nameProblem } from '../model/names.ts';
import { rootOf } from '../root.ts';
import { applyEdits, openDisk } from '../store/disk.ts';
import { whileAlone } from '../store/lock.ts';
import { jsonText } from '../terminal/json.ts';
import { safeText } from '../terminal/text.ts';
import { openTracker } from '../workspace.ts';

const usage = 'import markdown DIR --board B [--list-from KEY] [--title-from KEY] [--list L] [--match GLOB] [--dry-run] [--json]';

export default {
  summary: 'Turns a folder of files into records of a board; running it again changes nothing.',
  usage,
  async run(args, terminal) {
    const { words, text, flags } = readArguments(args, {
      text: ['board', 'list-from', 'title-from', 'list', 'match'],
      flags: ['dry-run', 'json'],
      words: [2, 2],
      usage,
    });
    const [kind = '', written = ''] = words;
    const kinds = catalogueNames('importers');
    if (!kinds.includes(kind))
      throw new UsageError(
        `"${kind}" is nothing that can be imported${didYouMean(kind, kinds) || `; expected ${kinds.join(', ')}`}\n${drawUsage(usage)}`,
      );
    const board = wantName(text.get('board'), 'board');
    if (board === undefined) throw new UsageError(`--board is missing; expected the name of a board\n${drawUsage(usage)}`);
    const list = wantName(text.get('list'), 'list');
    const root = rootOf(terminal, text.get('root'));
    const folder = resolve(terminal.folder, written);
    refuseOwnFiles(root, folder);
    const source = openDisk(folder);
    if (source.list('').length === 0) throw new UsageError(`${written} is no folder with files`);
    const importer = await loadEntry<Importer>('importers', kind);
    const match = text.get('match');
    const { items, notes } = importer.find(source, { folder: basename(folder), ...(match === undefined ? {} : { match }) });
    if (items.length === 0)
      throw new UsageError(`${written} holds no ${match === undefined ? 'Markdown files' : `files that match ${match}`}`);
    const [listFrom, titleFrom] = [text.get('list-from'), text.get('title-from')];
    const plan = await whileAlone(root, async () => {
      const open = await openTracker(root, terminal.now);
      const { people, teams } = open.tracker.workspace;
      const planned = planImport(
        source,
        items,
        {
          board,
          ...(listFrom === undefined ? {} : { listFrom }),
          ...(titleFrom === undefined ? {} : { titleFrom }),
          ...(list === undefined ? {} : { list }),
        },
        {
          tracker: open.files,
          fields: open.fields,
          zod: open.zod,
          people: new Set([...people.keys(), ...teams.keys()]),
          board: open.files.size(`lists/${board}.yml`) === undefined ? undefined : open.tracker.boards.get(board),
        },
      );
      if (!flags.has('dry-run')) applyEdits(root, planned.edits);
      return planned;
    });
    plan.report.notes.unshift(...notes);
    if (flags.has('json')) terminal.write(jsonText({ ...plan.report, edits: plan.edits.map(({ kind, path }) => ({ kind, path })) }));
    else terminal.write(safeText(describeImport(plan.report, flags.has('dry-run'))));
    return plan.report.kept.length > 0 ? 1 : 0;
  },
} satisfies Command;

function wantName(name: string | undefined, option: string): string | undefined {
  const problem = name === undefined ? undefined : nameProblem(name);
  if (problem) throw new UsageError(`--${option}: ${problem}`);
  return name;
}

/** A tracker is not imported into itself. */
function refuseOwnFiles(root: string, folder: string): void {
  const inside = relative(root, folder).split(/[\\/]/)[0];
  if (inside === '' || inside === 'records' || !relative(folder, root).startsWith('..')) {
    throw new UsageError(`${folder} holds records of the tracker itself; expected a folder beside them`);
  }
}
