import type { Board } from '../../model/board.ts';
import type { FieldTypes, Problem, Zod } from '../../model/field-type.ts';
import type { Files, SourceFile } from '../../model/file.ts';
import { didYouMean } from '../../model/names.ts';
import { quoteText } from '../../model/reading.ts';
import { earlierNames, type TrackerRecord } from '../../model/record.ts';
import type { Value } from '../../model/value.ts';
import type { Workspace } from '../../model/workspace.ts';
import { readBoard } from '../read/board.ts';
import { decodeText } from '../read/decode.ts';
import { readRecord } from '../read/record.ts';
import type { Remembered } from '../read/remembered.ts';
import { readWorkspace } from '../read/workspace.ts';
import type { Overlay } from './overlay.ts';

/** What writing needs beside the files: the catalogue of field types, and the world's part as values. */
export interface WriteContext {
  fields: FieldTypes;
  zod: Zod;
  /** Local time in the workspace's zone, `2026-11-21T13:45`. */
  now: string;
  /** The same instant in UTC, to the second: `2026-11-21T12:45:10Z`; it names comments. */
  utc: string;
  /** From 0 to below 1. */
  random(): number;
  /** What came of settings that have not changed since; absent: they are read. */
  settings?: Remembered['settings'];
  /** The tracker's files as a commit of 40 hex digits holds them; undefined when it is not known here. Absent where there is no git. */
  filesAt?(commit: string): Files | undefined;
  /** What is made will be committed at once, so that a press has a place to be kept in. */
  isCommitted?: boolean;
  /** Whether a record fulfils the condition of a field that names it; undefined where that cannot be said here. Absent: nobody asks. */
  fulfils?(where: string, record: TrackerRecord, desk: Desk): { holds: boolean; problem?: string } | undefined;
}

/** Where one change is made: the files with all earlier changes in them, and what it has to tell. */
export interface Desk {
  files: Overlay;
  context: WriteContext;
  /** As `lists/<name>.yml` describes it; undefined when there is none. */
  board(name: string): Board | undefined;
  /** As `workspace.yml` describes it. */
  workspace(): Workspace;
  /** The numbers that records of a board bear, read once for all changes of a list. */
  numbers: Numbers;
  notes: string[];
  /** Numbers that a record got, with the names of their fields: `task TASK-0008`. */
  gave: string[];
  /** `board/slug` of every record whose files were changed. */
  touched: Set<string>;
  /** Buttons that were pressed. */
  pressed: Press[];
}

/** Numbers by board, then field. */
export type Numbers = Map<string, Map<string, Value[]>>;

/** A button of a record, `record` as `board/slug`. */
export interface Press {
  record: string;
  field: string;
}

/** Why a change cannot be made; undefined when it was. */
export type Refusal = Problem | undefined;

/** Where a record stands; found by its path alone, whatever is in the file. */
export interface Found {
  path: string;
  board: string;
  list: string;
  slug: string;
  /** `board/slug`. */
  name: string;
}

/** Finds a record by `board/slug`: by looking into each list's folder, and only when it is in none by earlier names. */
export function findRecord(desk: Desk, name: string): Found | Problem {
  const [board = '', slug = '', ...rest] = name.split('/');
  if (!isPart(board) || !isPart(slug) || rest.length > 0)
    return { problem: `${quoteText(name)} is not the name of a record; expected board/slug, such as sales/acme-renewal` };
  const places = placesOf(desk.files, board, slug);
  const [only, second] = places;
  if (only && second)
    return {
      problem: `${name} stands in two lists, ${places.map(({ list }) => list).join(' and ')}; rename or remove one of the files first`,
    };
  return only ?? findByAlias(desk, name) ?? { problem: notFound(desk.files, board, slug) };
}

/** Every list of a board in which a slug stands; one at most when all is well. */
export function placesOf(files: Files, board: string, slug: string): Found[] {
  return listsOf(files, board).flatMap((list) => {
    const path = `records/${board}/${list}/${slug}.md`;
    return files.size(path) === undefined ? [] : [{ path, board, list, slug, name: `${board}/${slug}` }];
  });
}

/** The folders of a board that are lists, declared or not. */
export function listsOf(files: Files, board: string): string[] {
  return files.list(`records/${board}`).flatMap(({ name, kind }) => (kind === 'folder' && !name.startsWith('_') ? [name] : []));
}

/** The records of one list, by their paths. */
export function recordsIn(files: Files, board: string, list: string): Found[] {
  return files.list(`records/${board}/${list}`).flatMap(({ name, kind }) => {
    if (kind !== 'file' || !name.endsWith('.md')) return [];
    const slug = name.slice(0, -3);
    return [{ path: `records/${board}/${list}/${name}`, board, list, slug, name: `${board}/${slug}` }];
  });
}

/** The text of a file, or why it cannot be had. */
export function readText(files: Files, path: string): { text: string } | Problem {
  const bytes = files.read(path);
  return bytes ? decodeText(bytes) : { problem: 'there is no such file' };
}

/** A record and the file it was read from. */
export function openRecord(desk: Desk, found: Found): { file: SourceFile; record: TrackerRecord } | Problem {
  const read = readText(desk.files, found.path);
  if ('problem' in read) return { problem: `${found.name} cannot be read: ${read.problem}` };
  const file = { path: found.path, text: read.text };
  return { file, record: readRecord(file, desk.board(found.board), desk.context.fields).record };
}

/** Reads boards once each. */
export function boardReader(files: Files, context: WriteContext): (name: string) => Board | undefined {
  const boards = new Map<string, Board | undefined>();
  return (name) => {
    if (boards.has(name)) return boards.get(name);
    const path = `lists/${name}.yml`;
    const read = isPart(name) ? readText(files, path) : { problem: 'no name' };
    const file = 'text' in read ? { path, text: read.text } : undefined;
    const board = file && settingsOf(context)(file, () => readBoard(file, context)).board;
    boards.set(name, board);
    return board;
  };
}

/** Reads the workspace when it is first asked for. */
export function workspaceReader(files: Files, context: WriteContext): () => Workspace {
  let workspace: Workspace | undefined;
  return () => {
    const read = readText(files, 'workspace.yml');
    const file = { path: 'workspace.yml', text: 'text' in read ? read.text : '' };
    workspace ??= settingsOf(context)(file, () => readWorkspace(file, context.zod)).workspace;
    return workspace;
  };
}

function settingsOf(context: WriteContext): Remembered['settings'] {
  return context.settings ?? ((_, read) => read());
}

/** The names of all boards: those described and those that only have a folder. */
export function boardNames(files: Files): string[] {
  const described = files.list('lists').flatMap(({ name, kind }) => (kind === 'file' && name.endsWith('.yml') ? [name.slice(0, -4)] : []));
  const folders = files.list('records').flatMap(({ name, kind }) => (kind === 'folder' ? [name] : []));
  return [...new Set([...described, ...folders])];
}

/** Whether a text can be one part of a path; names of boards and slugs never begin with "_" or ".". */
function isPart(text: string): boolean {
  return text !== '' && !/[/\\\0]|^[._]/.test(text);
}

function findByAlias(desk: Desk, name: string): Found | undefined {
  const slug = name.slice(name.indexOf('/') + 1);
  for (const board of boardNames(desk.files)) {
    for (const found of listsOf(desk.files, board).flatMap((list) => recordsIn(desk.files, board, list))) {
      const read = readText(desk.files, found.path);
      if ('problem' in read || !read.text.includes('aliases') || !read.text.includes(slug)) continue;
      const { record } = readRecord({ path: found.path, text: read.text }, undefined, desk.context.fields);
      if (earlierNames(record).includes(name)) return found;
    }
  }
  return undefined;
}

function notFound(files: Files, board: string, slug: string): string {
  const boards = boardNames(files);
  if (!boards.includes(board)) return `there is no board ${quoteText(board)}${didYouMean(board, boards)}`;
  const slugs = listsOf(files, board).flatMap((list) => recordsIn(files, board, list).map((each) => each.slug));
  return `there is no record ${quoteText(slug)} on ${board}${didYouMean(slug, slugs)}`;
}
