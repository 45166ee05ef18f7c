import { basename, relative, resolve } from 'node:path';
import { drawUsage, readArguments } from '../arguments.ts';
import { catalogueNames, loadEntry } from '../catalogue.ts';
import { knowPeople } from '../engine/import/people.ts';
import { planImport } from '../engine/import/plan.ts';
import { describeImport } from '../engine/import/report.ts';
import { makeItems } from '../engine/table/items.ts';
import { isCurrency } from '../engine/table/money.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { Files } from '../model/file.ts';
import type {
  FolderImporter,
  Importer,
  ImportItem,
  ImportPlan,
  ImportReport,
  Sheet,
  SheetImporter,
  SheetOptions,
} from '../model/importer.ts';
import { didYouMean, nameProblem } from '../model/names.ts';
import type { Tracker } from '../model/tracker.ts';
import { rootOf } from '../root.ts';
import { applyEdits, openDisk, readBytes } from '../store/disk.ts';
import { whileAlone } from '../store/lock.ts';
import { jsonText } from '../terminal/json.ts';
import { safeText } from '../terminal/text.ts';
import { openTracker } from '../workspace.ts';

const usage = [
  'import markdown DIR --board B [--list-from KEY] [--title-from KEY] [--list L] [--to-list VALUE=LIST ...] [--match GLOB] [--dry-run] [--json]',
  'import csv FILE --board B [--list-from COLUMN] [--title-from COLUMN] [--name-from COLUMN] [--text-from COLUMN] [--list L]',
  '  [--column COLUMN=KEY ...] [--to-list VALUE=LIST ...] [--dates d/m/y|m/d/y] [--decimal .|,] [--currency CODE] [--encoding E]',
  '  [--dry-run] [--json]',
].join('\n');
/** A row links to nothing that lies beside its sheet. */
const noFiles: Files = { list: () => [], read: () => undefined, size: () => undefined };
const mostBytes = 256 * 1024 * 1024;
const ofFolders = ['match'];
const ofSheets = ['name-from', 'text-from', 'dates', 'decimal', 'currency', 'encoding'];

/** What was found to import: files of a folder, or a sheet whose cells are read when the tracker is known. */
type Found = { source: Files; items: ImportItem[]; notes: string[] } | { sheet: Sheet };

export default {
  summary: 'Turns a folder of files, or the rows of a sheet, into records of a board; running it again changes nothing.',
  usage,
  async run(args, terminal) {
    const { words, text, flags, many } = readArguments(args, {
      text: ['board', 'list-from', 'title-from', 'list', ...ofFolders, ...ofSheets],
      many: ['column', 'to-list'],
      flags: ['dry-run', 'json'],
      words: [0, 2],
      usage,
    });
    const [kind = '', written = ''] = words;
    const kinds = catalogueNames('importers');
    if (words.length === 0) throw new UsageError(`expected what is to be imported: ${kinds.join(' or ')}\n${drawUsage(usage)}`);
    if (!kinds.includes(kind))
      throw new UsageError(
        `"${kind}" is nothing that can be imported${didYouMean(kind, kinds) || `; expected ${kinds.join(' or ')}`}\n${drawUsage(usage)}`,
      );
    if (words.length === 1) throw new UsageError(`expected a ${kind === 'csv' ? 'file' : 'folder'} behind "${kind}"\n${drawUsage(usage)}`);
    const board = wantName(text.get('board'), 'board');
    if (board === undefined) throw new UsageError(`--board is missing; expected the name of a board\n${drawUsage(usage)}`);
    const list = wantName(text.get('list'), 'list');
    const root = rootOf(terminal, text.get('root'));
    const importer = await loadEntry<Importer>('importers', kind);
    const foreign = ('find' in importer ? [...ofSheets, 'column'] : ofFolders).find((option) => text.has(option) || many.has(option));
    if (foreign !== undefined) throw new UsageError(`--${foreign} is not an option of import ${kind}\n${drawUsage(usage)}`);
    const options = { ...sheetOptions(text), list, columns: many.get('column') ?? [] };
    const toLists = many.get('to-list') ?? [];
    const place = resolve(terminal.folder, written);
    const found =
      'find' in importer
        ? findItems(importer, root, place, written, text.get('match'))
        : readSheet(importer, place, written, text.get('encoding'));
    const plan = await whileAlone(root, async () => {
      const open = await openTracker(root, terminal.now);
      const { workspace, boards } = open.tracker;
      const people = knowPeople(workspace);
      const known = open.files.size(`lists/${board}.yml`) === undefined ? undefined : boards.get(board);
      const { timezone } = workspace;
      const made = 'sheet' in found ? makeItems(found.sheet, options, { timezone, people, board: known }) : undefined;
      const planned = planImport(
        'sheet' in found ? noFiles : found.source,
        made?.items ?? ('items' in found ? found.items : []),
        { board, list, toLists, titleFrom: options.titleFrom, listFrom: options.listFrom, source: written, ...made?.options },
        { tracker: open.files, fields: open.fields, zod: open.zod, people, board: known, ids: idsBeside(open.tracker, board) },
      );
      addTold(planned, made?.told ?? { notes: 'notes' in found ? found.notes : [] });
      if (!flags.has('dry-run')) applyEdits(root, planned.edits);
      return planned;
    });
    if (flags.has('json')) terminal.write(jsonText({ ...plan.report, edits: plan.edits.map(({ kind, path }) => ({ kind, path })) }));
    else terminal.write(safeText(describeImport(plan.report, flags.has('dry-run'))));
    return plan.report.kept.length > 0 ? 1 : 0;
  },
} satisfies Command;

/** What reading a source told comes before what planning told. */
function addTold({ report }: ImportPlan, told: Partial<ImportReport>): void {
  const { notes, rewritten } = report;
  Object.assign(report, told, { notes: [...(told.notes ?? []), ...notes], rewritten: [...(told.rewritten ?? []), ...rewritten] });
}

/** The files of a folder that can be records. */
function findItems(importer: FolderImporter, root: string, folder: string, written: string, match: string | undefined): Found {
  refuseOwnFiles(root, folder);
  const source = openDisk(folder);
  if (source.list('').length === 0) throw new UsageError(`${written} is no folder with files`);
  const { items, notes } = importer.find(source, { folder: basename(folder), match });
  if (items.length === 0)
    throw new UsageError(`${written} holds no ${match === undefined ? 'Markdown files' : `files that match ${match}`}`);
  return { source, items, notes };
}

/** The ids of records of all other boards. */
function idsBeside({ records }: Tracker, board: string): Set<string> {
  return new Set(records.flatMap((record) => (record.board === board ? [] : String(record.values.get('id') ?? '') || [])));
}

/** The rows of a file. */
function readSheet(importer: SheetImporter, file: string, written: string, encoding: string | undefined): Found {
  const read = readBytes(file, mostBytes);
  if ('problem' in read) throw new UsageError(`${written} ${read.problem}`);
  const sheet = importer.readSheet(read.bytes, { name: basename(file), encoding });
  if ('problem' in sheet) throw new UsageError(sheet.problem);
  return { sheet };
}

/** What the options say of a sheet. */
function sheetOptions(text: Map<string, string>): SheetOptions {
  const [dates, decimal] = [text.get('dates')?.toLowerCase(), text.get('decimal')];
  if (dates !== undefined && dates !== 'd/m/y' && dates !== 'm/d/y')
    throw new UsageError(`--dates: "${dates}" is no order of day and month; expected d/m/y or m/d/y`);
  if (decimal !== undefined && decimal !== '.' && decimal !== ',')
    throw new UsageError(`--decimal: "${decimal}" is no sign before decimals; expected . or ,`);
  const currency = text.get('currency');
  if (currency !== undefined && !isCurrency(currency))
    throw new UsageError(
      `--currency: "${currency}" is not the code of a currency such as EUR${didYouMean(currency, Intl.supportedValuesOf('currency'))}`,
    );
  const [titleFrom, listFrom, nameFrom, textFrom] = ['title-from', 'list-from', 'name-from', 'text-from'].map((option) => text.get(option));
  return { titleFrom, listFrom, nameFrom, textFrom, dates, decimal, currency };
}

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
