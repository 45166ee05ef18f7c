import type { FileEdit, Files } from './file.ts';

/** A thing that becomes one record. Its bytes are Markdown, with frontmatter or without; they are read when it is planned. */
export interface ImportItem {
  /** Its file, from the folder that is imported. */
  source: string;
  /** What its slug is made from. */
  name: string;
  /** The folder whose other files are its attachments, for a page that stands for its folder. */
  home?: string;
  /** Its Markdown, where there is no such file: a row of a sheet. It links to nothing that lies beside the sheet. */
  text?: string;
}

/** Where an importer looks. */
export interface ImportPlace {
  /** The name of the folder that is imported. */
  folder: string;
  /** A glob of paths from that folder. */
  match?: string;
}

/** A foreign form of records: one file in `scripts/importers/`, whose name is the word after `woad import`. */
export type Importer = FolderImporter | SheetImporter;

/** One that finds files of Markdown in a folder. */
export interface FolderImporter {
  /** One sentence for the docs. */
  summary: string;
  /** What becomes records, in the order of their sources; `notes` name what was passed over. */
  find(files: Files, place: ImportPlace): { items: ImportItem[]; notes: string[] };
}

/** One that reads rows from a single file. */
export interface SheetImporter {
  summary: string;
  /** The rows of a file called so; a problem says where, and then nothing is imported. `encoding` is a label of the Encoding Standard. */
  readSheet(bytes: Uint8Array, file: { name: string; encoding?: string }): Sheet | { problem: string };
}

/** A table as it was written; nothing is guessed yet. */
export interface Sheet {
  /** The name of its file, for messages. */
  name: string;
  /** What separates its cells; empty where it has one column. */
  separator: string;
  /** The titles of its columns, as many as the longest row has cells; empty where there is none. */
  header: string[];
  rows: SheetRow[];
  /** Where a cell of a row begins, as `name:line:column`. */
  placeOf(row: SheetRow, cell: number): string;
  /** What is odd, with line and column. */
  notes: string[];
}

/** A row below the header; `number` is the one a spreadsheet shows, `line` where it begins; cells that it lacks at its end are empty. */
export interface SheetRow {
  number: number;
  line: number;
  cells: string[];
  /** Where it begins in the text. */
  start: number;
}

/** What a person says of a sheet that cannot be known from it. */
export interface SheetOptions {
  titleFrom?: string;
  listFrom?: string;
  /** The column that records are named by. */
  nameFrom?: string;
  /** The column that becomes the text of records. */
  textFrom?: string;
  /** The list of all rows, where no column names lists. */
  list?: string;
  /** How days are written where they could be read in two ways. */
  dates?: 'd/m/y' | 'm/d/y';
  /** The sign before decimals. */
  decimal?: '.' | ',';
  /** The currency of a sign that several have, by its code. */
  currency?: string;
  /** What columns become: `Fällig am=due`, or `Notes=` for one that is left out. */
  columns?: string[];
}

/** How a person wants an import. */
export interface ImportOptions {
  board: string;
  /** The key whose values become lists. */
  listFrom?: string;
  titleFrom?: string;
  /** The list of what names none. */
  list?: string;
  /** What stands for which list: `Erledigt=done`. */
  toLists?: string[];
  /** The types of columns that a sheet tells, by their keys. */
  types?: ReadonlyMap<string, { type: string; options: { [name: string]: unknown } }>;
  /** Why a column of a sheet is text, by its key. */
  whyText?: ReadonlyMap<string, string>;
  /** What is imported, for messages: the name of a sheet. */
  source?: string;
  /** Whether nobody asked for lists. */
  isListGuess?: boolean;
}

/** What an import would do, and what it found on the way. */
export interface ImportPlan {
  edits: FileEdit[];
  report: ImportReport;
}

/** What people are told of an import; paths in `source` are from the imported folder, others from the tracker's root. */
export interface ImportReport {
  board: string;
  /** Whether `lists/<board>.yml` is written by this import. */
  newBoard: boolean;
  records: { all: number; new: number; unchanged: number; kept: number };
  lists: { name: string; title: string; records: number; done: boolean }[];
  /** The types found for keys; `declared` is false where the board, or every type of field, has no place for the key. */
  fields: { name: string; type: string; declared: boolean }[];
  /** Keys that bear another name in the records. */
  renamed: { from: string; to: string; reason: string }[];
  /** Keys of people of whom the workspace does not know all: at most six of those it does not know, and how many they are. */
  strangers: { key: string; to: string; names: string[]; all: number }[];
  /** Keys that became one with a meaning of its own: `author`, `created`. */
  meant: { from: string; to: string; records: number }[];
  /** Keys whose values hold addresses of mail that the public site will show. */
  addresses: { key: string; as: 'built-in' | 'field'; records: number }[];
  /** Values that were written in another form. */
  rewritten: { key: string; what: string; records: number }[];
  /** Names that were taken. */
  clashes: { source: string; slug: string }[];
  tags: { from: string; to: string }[];
  links: { rewritten: number; lost: number; attached: number };
  /** Links that lead to no file of the folder, as they are written. */
  lostLinks: { source: string; link: string }[];
  /** Files that could not be read as Markdown with frontmatter: they are records as they are. */
  broken: { source: string; path: string; line: number; problem: string }[];
  /** Records that differ from their source and were left alone. */
  kept: { source: string; path: string }[];
  /** Values that do not fit the board that was there. */
  unfit: { source: string; key: string; problem: string }[];
  /** What the cards of a new board show. */
  card: string[];
  /** What `--column` made of columns. */
  columns: { from: string; to: string }[];
  /** Cells that their column cannot hold: each with its place and what became of it. */
  odd: string[];
  notes: string[];
}
