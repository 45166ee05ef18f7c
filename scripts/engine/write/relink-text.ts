import { linksIn } from '../../model/links.ts';
import { fullName } from '../query/facts.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { type Desk, placesOf } from './desk.ts';
import { type Relinking, relinkPath } from './relinking.ts';

/** A file's text with the links of its Markdown rewritten; code keeps what it shows. */
export function relinkText(desk: Desk, relinking: Relinking, text: string): string {
  const split = splitFrontmatter(text);
  const start = 'problem' in split ? 0 : split.bodyStart;
  const body = text.slice(start);
  const edits: { at: number; length: number; by: string }[] = [];
  for (const { to, target, at } of linksIn(body)) {
    const place = to === 'path' ? at : body.indexOf(target, at + 2);
    const by = to === 'path' ? relinkPath(desk, relinking, target) : relinkName(desk, relinking, target);
    // code in the middle of a name is blanked where links are looked for
    if (by !== undefined && place !== -1) edits.push({ at: place, length: target.length, by });
  }
  for (const match of body.matchAll(/\b(?:src|href)="([^"\n]{1,2000})"/g)) {
    const [target = ''] = match.slice(1);
    const by = relinkPath(desk, relinking, target);
    if (by !== undefined) edits.push({ at: match.index + match[0].length - target.length - 1, length: target.length, by });
  }
  let result = body;
  for (const { at, length, by } of edits.sort((a, b) => b.at - a.at)) result = result.slice(0, at) + by + result.slice(at + length);
  return text.slice(0, start) + result;
}

/** A record's name as it is to be written now (a heading behind "#" stays), or undefined when it may stay. */
export function relinkName(
  desk: Desk,
  { renamings, formerPath, path, used }: Relinking,
  written: string,
  home?: string,
): string | undefined {
  const [name = ''] = written.split('#');
  const rest = written.slice(name.length);
  const [formerBoard = '', board = ''] = [home ?? formerPath.split('/')[1], home ?? path.split('/')[1]];
  const full = fullName(name, formerBoard);
  const renaming = renamings.of(full);
  if (renaming) {
    const { from, to } = renaming;
    const now = to.board === board && (!name.includes('/') || from.board !== to.board) ? to.slug : `${to.board}/${to.slug}`;
    if (now === name) return undefined;
    used.add(renaming);
    return now + rest;
  }
  if (formerBoard === board || name.includes('/') || placesOf(desk.files, formerBoard, name).length === 0) return undefined;
  return full + rest;
}
