import type { Board } from '../../model/board.ts';
import { UsageError } from '../../model/diagnostic.ts';
import type { FieldTypes, Zod } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import type { ImportItem, ImportOptions, ImportPlan, ImportReport } from '../../model/importer.ts';
import { didYouMean } from '../../model/names.ts';
import { kibibytesOver } from '../read/decode.ts';
import { recordBytes } from '../read/record.ts';
import { attach, filesOfHome } from './attachments.ts';
import { writeBoard } from './board-text.ts';
import { type Column, collectColumns, findColumn } from './columns.ts';
import type { Draft } from './draft.ts';
import { findFields, type TypedColumn } from './fields.ts';
import { readListMapping, refuseLackingLists } from './lacking.ts';
import { rewriteLinks } from './links.ts';
import { assignLists, listValues } from './lists.ts';
import { assignMeanings } from './meanings.ts';
import type { KnownPeople } from './people.ts';
import { placeRecords } from './placing.ts';
import { buildRecord, type EntryPlan } from './record-text.ts';
import { assignSlugs } from './slugs.ts';
import { readSource, type SourceDocument } from './source.ts';
import type { Splice } from './splice.ts';
import { findTitle } from './titles.ts';

/** What planning needs beside the sources. */
export interface ImportContext {
  /** The tracker's files. */
  tracker: Files;
  /** The board, when its file is there. */
  board: Board | undefined;
  fields: FieldTypes;
  zod: Zod;
  people: KnownPeople;
  /** The ids of records of other boards; no record may have one of them. */
  ids?: ReadonlySet<string>;
}

const mostBeside = 100;
/** So many rows that are too large are named. */
const mostNamed = 10;

/** Plans an import: the same sources give the same records, so that a second import finds nothing to do. */
export function planImport(source: Files, items: ImportItem[], options: ImportOptions, context: ImportContext): ImportPlan {
  const { board } = context;
  const documents = items.map((item) => readSource(source, item));
  const columns = collectColumns(documents.filter(({ problem }) => !problem));
  const chosen = {
    title:
      options.titleFrom === undefined
        ? columns.find(({ name }) => name === 'title')
        : wantColumn(columns, documents, options.titleFrom, 'title-from'),
    list: options.listFrom === undefined ? undefined : wantColumn(columns, documents, options.listFrom, 'list-from'),
  };
  const titles = new Map(documents.map((document) => [document, findTitle(document, chosen.title)]));
  const { slugs, clashes } = assignSlugs(documents, (document) => titles.get(document)?.title ?? '');
  const fallback = options.list ?? fallbackList(board, options.listFrom);
  const asked = readListMapping(options.toLists ?? [], listValues(documents, chosen.list), board);
  const { placings, lists } = assignLists(documents, chosen.list, fallback, board, asked);
  const named = new Set(slugs.values());
  const meanings = assignMeanings(columns, chosen, {
    board,
    fields: context.fields,
    people: context.people,
    slugs: named,
    ids: context.ids,
    whyText: options.whyText,
  });
  const report = emptyReport(options.board, !board);
  const typed = findFields(
    meanings,
    { titles, placings, board, fields: context.fields, zod: context.zod, people: context.people, slugs: named, types: options.types },
    report,
  );
  const drafts = documents.map(
    (document): Draft => ({
      document,
      slug: slugs.get(document) ?? '',
      title: titles.get(document) ?? { title: '' },
      placing: placings.get(document) ?? { list: fallback, said: false, value: '' },
      text: document.problem ? undefined : document.text,
      attached: new Map(),
    }),
  );
  writeTexts(source, drafts, typed, report);
  tellTooBig(drafts, report);
  report.clashes = clashes;
  report.lists = lists;
  if (!board) report.card = typed.card;
  const edits = placeRecords(source, drafts, options.board, context.tracker, report);
  if (!board) edits.unshift({ kind: 'write', path: `lists/${options.board}.yml`, text: writeBoard(options.board, { ...typed, lists }) });
  else {
    refuseLackingLists(board, drafts, edits, options);
    const unnamed = chosen.list && options.list === undefined ? drafts.filter(({ placing }) => placing.value === '').length : 0;
    if (unnamed > 0)
      report.notes.push(
        `${unnamed === 1 ? '1 record names no list and belongs' : `${unnamed} records name no list and belong`} to "${fallback}"; --list names another`,
      );
  }
  return { edits, report };
}

/** The list of what names none: on a board that is there one of its own. */
function fallbackList(board: Board | undefined, listFrom: string | undefined): string {
  const isThere = board?.lists.some(({ name }) => name === 'imported');
  return (listFrom !== undefined && isThere ? undefined : board?.lists[0]?.name) ?? 'imported';
}

/** The column a person asked for; one that only broken files have is empty, and still tells their lists. */
function wantColumn(columns: Column[], documents: SourceDocument[], key: string, option: string): Column {
  const column = findColumn(columns, key);
  if (column) return column;
  const others = collectColumns(documents.filter(({ problem }) => problem));
  const other = findColumn(others, key);
  if (other) return { ...other, cells: [] };
  const known = [...columns, ...others].flatMap(({ keys }) => keys);
  throw new UsageError(
    `--${option}: no file has the key "${key}"${didYouMean(key, known) || (known.length > 0 ? `; there are ${known.slice(0, 20).join(', ')}` : '')}`,
  );
}

function writeTexts(source: Files, drafts: Draft[], typed: TypedColumn, report: ImportReport): void {
  const bySource = new Map(drafts.map(({ document, placing, slug }) => [document.item.source, `${placing.list}/${slug}`]));
  const byName = new Map<string, string>();
  for (const { document, placing, slug } of drafts)
    for (const name of [document.item.name, slug])
      if (!byName.has(name.toLowerCase())) byName.set(name.toLowerCase(), `${placing.list}/${slug}`);
  const sources = new Set(bySource.keys());
  const homes = new Set(drafts.flatMap(({ document }) => document.item.home ?? []));
  const tooLarge = new Set<string>();
  const rewritten = new Map<string, ImportReport['rewritten'][number]>();
  for (const draft of drafts) {
    const { document, title, placing, slug, attached } = draft;
    const beside = [...filesOfHome(source, document, sources, homes)];
    if (beside.length > mostBeside)
      report.notes.push(`${document.item.home} holds ${beside.length} files more; only those that its page links to are attached`);
    else for (const path of beside) attach(source, path, attached, tooLarge);
    if (document.problem) continue;
    const places = {
      record: (path: string) => ['', '.md', '/README.md', '/index.md'].map((end) => bySource.get(path + end)).find((each) => each),
      named: (name: string) => bySource.get(`${name}.md`) ?? byName.get(name.slice(name.lastIndexOf('/') + 1).toLowerCase()),
      attach: (path: string) => attach(source, path, attached, tooLarge),
    };
    const body = document.item.text === undefined ? document.text.slice(document.bodyStart) : '';
    const links = rewriteLinks(body, { source: document.item.source, list: placing.list, slug }, places);
    report.links.lost += links.lost;
    for (const link of links.lostLinks) report.lostLinks.push({ source: document.item.source, link });
    const moved: Splice[] = links.splices.map((splice) => ({
      ...splice,
      start: splice.start + document.bodyStart,
      end: splice.end + document.bodyStart,
    }));
    const built = buildRecord(document, title, entryPlans(draft, typed), moved);
    if (!built) {
      document.problem = { line: 1, message: 'its frontmatter could not be changed without a loss; it is kept as it is' };
      draft.text = undefined;
      continue;
    }
    report.links.rewritten += moved.length;
    draft.text = built.text;
    for (const { key, what } of built.rewritten) {
      const entry = rewritten.get(`${key} ${what}`) ?? { key, what, records: 0 };
      entry.records += 1;
      rewritten.set(`${key} ${what}`, entry);
    }
  }
  report.rewritten = [...rewritten.values()];
  for (const path of tooLarge) report.notes.push(`${path} is larger than 25 MiB and was not attached`);
}

/** A row that makes no record anybody could read is refused, with all the others; a file was as large before. */
function tellTooBig(drafts: Draft[], report: ImportReport): void {
  const told = drafts.flatMap(({ document, text }) => {
    const size = kibibytesOver(text ?? document.text, recordBytes);
    const words = `${document.item.source} makes a record of ${size} KiB; a record holds at most ${(recordBytes / 1024).toLocaleString('en')} KiB`;
    return size === undefined ? [] : [{ words, isRow: document.item.text !== undefined }];
  });
  report.notes.push(...told.flatMap(({ words, isRow }) => (isRow ? [] : words)));
  const rows = told.flatMap(({ words, isRow }) => (isRow ? words : []));
  if (rows.length === 0) return;
  const more = rows.length > mostNamed ? `\n${(rows.length - mostNamed).toLocaleString('en')} more rows are too large` : '';
  throw new UsageError(
    `${rows.slice(0, mostNamed).join('\n')}${more}\nnothing was imported; make the cells shorter, or take ${rows.length === 1 ? 'the row' : 'the rows'} out`,
  );
}

function entryPlans({ document, title, placing }: Draft, { byKey, overflow }: TypedColumn): EntryPlan[] {
  return document.entries.flatMap((entry): EntryPlan[] => {
    if (entry === title.entry || entry === title.blank) return [];
    if (entry === title.unfit) return [{ entry, to: overflow, splices: [] }];
    const column = byKey.get(entry.key);
    if (!column) return [{ entry, to: entry.key, splices: [] }];
    if (column.meaning.as === 'list' && placing.said) return [{ entry, to: undefined, splices: [] }];
    return [{ entry, to: column.meaning.to, splices: column.quotes.get(entry) ?? [], ...(column.values ? { values: column.values } : {}) }];
  });
}

function emptyReport(board: string, newBoard: boolean): ImportReport {
  return {
    board,
    newBoard,
    records: { all: 0, new: 0, unchanged: 0, kept: 0 },
    lists: [],
    fields: [],
    renamed: [],
    strangers: [],
    meant: [],
    addresses: [],
    rewritten: [],
    clashes: [],
    tags: [],
    links: { rewritten: 0, lost: 0, attached: 0 },
    lostLinks: [],
    broken: [],
    kept: [],
    unfit: [],
    card: [],
    columns: [],
    odd: [],
    notes: [],
  };
}
