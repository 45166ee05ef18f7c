import type { Change } from '../../model/change.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { Files } from '../../model/file.ts';
import { recordName, type TrackerRecord } from '../../model/record.ts';
import { isSameValue, type Value } from '../../model/value.ts';
import { plainValue } from '../../model/written.ts';
import { pairRecords } from '../history/pairs.ts';
import { isRecordPath, readRecordAt } from '../history/record-at.ts';
import { readText } from './desk.ts';
import { filesOf, isSameBytes } from './record-files.ts';
import { readSource } from './source.ts';
import { isSettingsPath, type SettingsUndo, undoSettings } from './undo-settings.ts';

/** A commit that is to be undone, with the tracker as it was before and after it. */
export interface Undoing {
  commit: string;
  /** Its first parent. */
  parent: string;
  before: Files;
  after: Files;
  /** What differs between the two, from the tracker's root. */
  paths: string[];
  fields: FieldTypes;
}

/** How one record is set back: as a whole, which asks that nothing of it was changed since, or key by key. */
export interface RecordUndo {
  /** `board/slug` before and after the commit. */
  names: string[];
  /** Absent where its list goes back by itself, with all that stands in it. */
  whole?: Change;
  /** For when something was changed since; empty where a record came or went. */
  byKeys: Change[];
}

/** How each record that a commit touched is set back, in an order in which no name is in the way; the settings; and the paths that belong to neither. */
export function undoCommit(undoing: Undoing): { records: RecordUndo[]; settings: SettingsUndo; others: string[] } {
  const { before, after, paths } = undoing;
  const read = (files: Files): TrackerRecord[] =>
    paths.filter(isRecordPath).flatMap((path) => {
      const bytes = files.read(path);
      return bytes ? [readRecordAt(path, bytes, new Map(), undoing.fields)] : [];
    });
  const pairs = pairRecords(read(before), read(after)).map((pair) => ({
    from: pair.before && recordName(pair.before),
    to: pair.after && recordName(pair.after),
  }));
  const known = new Set(pairs.flatMap(({ from, to }) => [from, to]));
  const settings = undoSettings(before, after, paths.filter(isSettingsPath));
  const beside = new Set(paths.flatMap((path) => ownerOf(path) ?? []));
  for (const name of beside) if (!known.has(name) && filesOf(before, name)) pairs.push({ from: name, to: name });
  const records = pairs.flatMap(({ from, to }): RecordUndo[] => {
    if (from === undefined) return to === undefined ? [] : [undoCreation(undoing, to)];
    return to === undefined ? [undoRemoval(undoing, from)] : [undoChange(undoing, from, to, settings)];
  });
  const others = paths.filter((path) => !isRecordPath(path) && ownerOf(path) === undefined && !isSettingsPath(path));
  return { records: inOrder(records), settings, others: [...settings.left, ...others] };
}

function undoCreation({ commit }: Undoing, record: string): RecordUndo {
  return { names: [record], whole: { kind: 'remove', record, was: commit }, byKeys: [] };
}

function undoRemoval({ parent }: Undoing, record: string): RecordUndo {
  return { names: [record], whole: { kind: 'restore', record, from: parent }, byKeys: [] };
}

function undoChange(undoing: Undoing, from: string, to: string, { renamed }: SettingsUndo): RecordUndo {
  const { commit, parent, before, after } = undoing;
  const [then, now] = [filesOf(before, from)?.found, filesOf(after, to)?.found];
  const list = now && renamed.get(`${now.board}/${now.list}`);
  if (list !== undefined && then?.board === now?.board && then?.list === list)
    return { names: [from, to], byKeys: [...undoSlug(undoing, from, to), ...undoKeys(undoing, from, to), ...undoParts(undoing, from, to)] };
  const as = from === to ? {} : { as: to };
  return {
    names: [from, to],
    whole: { kind: 'restore', record: from, from: parent, was: commit, ...as },
    byKeys: [...undoPlace(undoing, from, to), ...undoKeys(undoing, from, to), ...undoParts(undoing, from, to)],
  };
}

function undoPlace({ before, after }: Undoing, from: string, to: string): Change[] {
  const [then, now] = [filesOf(before, from)?.found, filesOf(after, to)?.found];
  if (!then || !now) return [];
  const isMoved = then.board !== now.board || then.list !== now.list;
  const moved: Change = { kind: 'move', record: to, list: then.list, was: now.list };
  return [
    ...(isMoved ? [then.board === now.board ? moved : { ...moved, board: then.board }] : []),
    ...undoSlug({ before, after }, from, to),
  ];
}

/** The slug it had, when it stands on its board again. */
function undoSlug({ before, after }: Pick<Undoing, 'before' | 'after'>, from: string, to: string): Change[] {
  const [then, now] = [filesOf(before, from)?.found, filesOf(after, to)?.found];
  return !then || !now || then.slug === now.slug ? [] : [{ kind: 'rename', record: `${then.board}/${now.slug}`, slug: then.slug }];
}

/** Each key that differs, set back; a list loses what it got and gets what it lost, so that what others added since stays. */
function undoKeys({ before, after }: Undoing, from: string, to: string): Change[] {
  const [then, now] = [sourceOf(before, from), sourceOf(after, to)];
  if (!then || !now) return [];
  const changes: Change[] = [];
  for (const key of new Set([...now.written.keys(), ...then.written.keys()])) {
    const [old, present] = [then.written.get(key), now.written.get(key)].map((each) => each && (plainValue(each) as Value | null));
    if (isSameValue(old, present)) continue;
    const [had, has] = [textsOf(old), textsOf(present)];
    const [taken, added] = [has.filter((each) => !had.includes(each)), had.filter((each) => !has.includes(each))];
    const isList = (Array.isArray(old) || Array.isArray(present)) && taken.length + added.length > 0;
    if (isList && taken.length > 0) changes.push({ kind: 'take', record: from, key, values: taken });
    if (isList && added.length > 0) changes.push({ kind: 'add', record: from, key, values: added });
    if (!isList) changes.push({ kind: 'set', record: from, key, to: old ?? null, was: present ?? null });
  }
  if (then.split.body !== now.split.body) changes.push({ kind: 'body', record: from, to: then.split.body, was: now.split.body });
  return changes;
}

/** Comments and files that came, went or changed, each by itself. */
function undoParts({ before, after, commit, parent }: Undoing, from: string, to: string): Change[] {
  const [then, now] = [filesOf(before, from)?.all, filesOf(after, to)?.all];
  const parts = new Set([...(then?.keys() ?? []), ...(now?.keys() ?? [])]);
  return [...parts].flatMap((part): Change[] => {
    const isSame = isSameBytes(then?.get(part)?.bytes, now?.get(part)?.bytes);
    return part === '' || isSame ? [] : [{ kind: 'restore', record: from, from: parent, was: commit, part }];
  });
}

/** The record a comment or an attachment belongs to, `board/slug`. */
function ownerOf(path: string): string | undefined {
  const [, board, slug] = /^records\/([^/]+)\/_(?:comments|files)\/([^/]+)\//.exec(path) ?? [];
  return board === undefined ? undefined : `${board}/${slug}`;
}

/** What takes a name comes behind what gives it away; where each waits for another, the order stays. */
function inOrder(records: RecordUndo[]): RecordUndo[] {
  const [waiting, ordered]: [RecordUndo[], RecordUndo[]] = [[...records], []];
  const held = ({ whole, names }: RecordUndo) => (whole?.kind === 'remove' || names.length > 1 ? names.at(-1) : undefined);
  while (waiting.length > 0) {
    const free = waiting.findIndex((each) => !waiting.some((other) => other !== each && held(other) === each.names[0]));
    ordered.push(...waiting.splice(Math.max(0, free), 1));
  }
  return ordered;
}

function sourceOf(files: Files, name: string) {
  const path = filesOf(files, name)?.found.path;
  const read = path === undefined ? { problem: '' } : readText(files, path);
  const source = 'problem' in read ? read : readSource(read.text);
  return 'problem' in source ? undefined : source;
}

/** The texts of a list; a single one stands for a list of one, what is no text is left out. */
function textsOf(value: Value | null | undefined): string[] {
  return [value ?? []].flat().flatMap((each) => (typeof each === 'string' ? [each] : []));
}
