import type { Change } from '../../model/change.ts';
import type { FileEdit } from '../../model/file.ts';
import { builtInKeys } from '../../model/keys.ts';
import { nameProblem, namesLike } from '../../model/names.ts';
import { writtenItems } from '../../model/written.ts';
import { readKey } from '../read/keys.ts';
import { type Desk, type Found, findRecord, openRecord, placesOf, type Refusal, readText } from './desk.ts';
import { relink } from './relink.ts';
import type { Renaming } from './renamings.ts';
import { writeKey } from './set.ts';
import { readSource } from './source.ts';

/** Gives a record another slug; all that names it goes along. */
export function renameRecord(desk: Desk, { record, slug }: Extract<Change, { kind: 'rename' }>): Refusal {
  const found = findRecord(desk, record);
  if ('problem' in found) return found;
  const problem = nameProblem(slug);
  if (problem) return { problem };
  if (slug === found.slug) return undefined;
  const renamed: Found = { ...found, slug, name: `${found.board}/${slug}`, path: `records/${found.board}/${found.list}/${slug}.md` };
  return refuseTaken(desk, renamed, found.path) ?? carryRecord(desk, found, renamed);
}

/** Why a name cannot be given: a record other than the one at `own`, or comments or files that another one left, have it or one that differs only in `ß` and such. */
export function refuseTaken({ files }: Desk, { board, slug, name }: Found, own?: string): Refusal {
  const [taken] = namesLike(slug).flatMap((each) => placesOf(files, board, each).filter(({ path }) => path !== own));
  if (taken) {
    const same = taken.slug === slug ? '' : `, which counts as the same name as ${slug},`;
    return { problem: `${board}/${taken.slug}${same} exists already, in the list ${taken.list}` };
  }
  const left = ['_comments', '_files'].find((kind) => files.list(`records/${board}/${kind}/${slug}`).length > 0);
  return left ? { problem: `records/${board}/${left}/${slug} holds what an earlier ${name} left; move it away first` } : undefined;
}

/** Moves a record's file, comments and attachments to another name, rewrites all that names it, and keeps the old name in `aliases`. */
export function carryRecord(desk: Desk, found: Found, to: Found): Refusal {
  const lost = found.board === to.board ? [] : keysWithoutPlace(desk, found, to.board);
  desk.files.edit({ kind: 'move', path: found.path, to: to.path });
  if (lost.length > 0)
    desk.notes.push(`${to.name} keeps ${lost.join(', ')}, which ${lost.length === 1 ? 'has' : 'have'} no place on ${to.board}`);
  carryNames(desk, [{ found, to }]);
  return undefined;
}

/** Carries all that hangs on former names to the records that bear new ones already; what another file stands in the way of stays. None has two former names or two new ones, and whatever names them is read once. Gives for each the paths of its own files that changed; undefined where nothing did, nor any that names it. */
export function carryNames(desk: Desk, carried: readonly { found: Found; to: Found }[]): (Set<string> | undefined)[] {
  const changed = carried.map(() => new Set<string>());
  carried.forEach(({ found, to }, index) => {
    const own = noting(desk, changed[index]);
    for (const kind of ['_comments', '_files'])
      carryFolder(own, `records/${found.board}/${kind}/${found.slug}`, `records/${to.board}/${kind}/${to.slug}`);
    desk.touched.add(to.name);
  });
  const renamings = carried.map(({ found, to }): Renaming => ({ from: found, to, oldPath: found.path, newPath: to.path }));
  const used = relink(desk, renamings);
  carried.forEach(({ found, to }, index) => {
    const refusal = keepAlias(noting(desk, changed[index]), found, to);
    if (refusal) desk.notes.push(`${refusal.problem}; the old name ${found.name} is not kept in it`);
  });
  return renamings.map((renaming, index) => (used.has(renaming) || changed[index]?.size ? changed[index] : undefined));
}

/** The same desk, on which the paths of all edits are noted. */
function noting(desk: Desk, paths = new Set<string>()): Desk {
  const edit = (each: FileEdit): void => {
    paths.add(each.path);
    if (each.kind === 'move') paths.add(each.to);
    desk.files.edit(each);
  };
  return { ...desk, files: { ...desk.files, edit } };
}

function carryFolder(desk: Desk, from: string, to: string): void {
  for (const { name, kind } of desk.files.list(from)) {
    if (kind === 'folder') carryFolder(desk, `${from}/${name}`, `${to}/${name}`);
    if (kind !== 'file') continue;
    if (desk.files.size(`${to}/${name}`) !== undefined) desk.notes.push(`${from}/${name} stays: ${to}/${name} stands there already`);
    else desk.files.edit({ kind: 'move', path: `${from}/${name}`, to: `${to}/${name}` });
  }
}

function keepAlias(desk: Desk, found: Found, to: Found): Refusal {
  const read = readText(desk.files, to.path);
  if ('problem' in read) return { problem: `${to.name} cannot be read: ${read.problem}` };
  const source = readSource(read.text);
  if ('problem' in source) return { problem: `${to.name}: ${source.problem}` };
  const written = source.written.get('aliases');
  const present = written ? writtenItems(written).flatMap((item) => (item.as === 'scalar' ? [item.source] : [])) : [];
  const former = present.map((alias) => (found.board === to.board || alias.includes('/') ? alias : `${found.board}/${alias}`));
  const alias = found.board === to.board ? found.slug : found.name;
  const next = [...new Set([...former, alias])].filter((each) => each !== to.slug && each !== to.name);
  const isKept = next.length === present.length && next.every((each) => present.includes(each));
  return isKept ? undefined : writeKey(desk, to, 'aliases', next.length > 0 ? next : undefined);
}

/** Keys of a record that are no fields of another board, or whose values do not fit there, and tags it does not declare. */
function keysWithoutPlace(desk: Desk, found: Found, boardName: string): string[] {
  const opened = openRecord(desk, found);
  if ('problem' in opened) return [];
  const source = readSource(opened.file.text);
  if ('problem' in source) return [];
  const board = desk.board(boardName);
  return [...source.written].flatMap(([key, written]) => {
    if (key === 'tags' && board && !board.open.has('tags')) {
      const tags = writtenItems(written).flatMap((item) => (item.as === 'scalar' && !board.tags.has(item.source) ? [item.source] : []));
      return tags.length > 0 ? [`tags (${tags.join(', ')})`] : [];
    }
    if ((builtInKeys as readonly string[]).includes(key)) return [];
    const reading = readKey(key, written, board, desk.context.fields);
    if (!reading) return [key];
    return 'problem' in reading ? [`${key} (${reading.problem})`] : [];
  });
}
