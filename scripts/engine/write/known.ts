import type { Mention } from '../../model/field-type.ts';
import { circleWords, didYouMean, unfulfilledWords } from '../../model/names.ts';
import type { Value } from '../../model/value.ts';
import { fullName, textsOf } from '../query/facts.ts';
import { typeOfKey } from '../read/keys.ts';
import { type Desk, type Found, findRecord, openRecord, placesOf, type Refusal } from './desk.ts';

/** Why a value cannot be written: it names tags, people or records that nobody knows or that may not be named here, or people who are not of the team that a field asks for. Names in `present`, what the key holds now, are let be. */
export function refuseNames(desk: Desk, from: Pick<Found, 'board' | 'name'>, key: string, value: Value, present: Value = []): Refusal {
  const held = new Set([present].flat().flatMap((each) => (typeof each === 'object' ? [] : [String(each)])));
  const added = [value].flat().filter((each) => typeof each === 'string' && !held.has(each));
  const problems = unknownNames(desk, from.board, key, added);
  if (problems.length > 0) return { problem: `${key}: ${problems.join('; ')}` };
  if (added.length === 0) return undefined;
  const isChain = key === 'parent' || key === 'blocked_by';
  return isChain ? refuseCircle(desk, from, key, added.map(String)) : refuseUnfulfilled(desk, from, key, added);
}

/** Every tag, person and record a value names that nobody knows, each with the nearest right name; only what it names is looked up. */
function unknownNames(desk: Desk, boardName: string, key: string, value: Value): string[] {
  const board = desk.board(boardName);
  const problems: string[] = [];
  if (key === 'tags' && board && !board.open.has('tags')) {
    for (const tag of [value].flat().map(String)) {
      const hint = () => didYouMean(tag, board.tags.keys()) || `; declare it under tags: in ${board.path}, or write open: [tags] there`;
      if (!board.tags.has(tag)) problems.push(`"${tag}" is not a tag of ${boardName}${hint()}`);
    }
  }
  const found = typeOfKey(key, board, desk.context.fields);
  for (const mention of found?.type.mentions?.(value, found.options, boardName) ?? []) {
    const problem = mentionProblem(desk, mention, board?.open.has('people') === true);
    if (problem) problems.push(problem);
  }
  return problems;
}

function mentionProblem(desk: Desk, mention: Mention, isOpen: boolean): string | undefined {
  if (mention.kind === 'record') {
    const [board = '', slug = ''] = mention.name.split('/');
    if (placesOf(desk.files, board, slug).length > 0) return undefined;
    const found = findRecord(desk, mention.name);
    return 'problem' in found ? found.problem : undefined;
  }
  if (mention.kind === 'file') return desk.files.size(mention.path) === undefined ? `there is no attachment ${mention.path}` : undefined;
  if (isOpen) return undefined;
  const { people, teams } = desk.workspace();
  const { key, team } = mention;
  if (!people.has(key) && !teams.has(key))
    return `"${key}" is not a person or team of the workspace${didYouMean(key, [...people.keys(), ...teams.keys()])}`;
  const members = team === undefined ? undefined : teams.get(team);
  if (!members || key === team || members.includes(key)) return undefined;
  return `"${key}" is not of the team ${team}; expected one of ${members.join(', ')}`;
}

/** A record does not come back to itself by way of those it names; only what is on the way is read. */
function refuseCircle(desk: Desk, { board, name: own }: Pick<Found, 'board' | 'name'>, key: string, added: string[]): Refusal {
  const first = added.map((each) => nameNow(desk, fullName(each, board)));
  const cameFrom = new Map(first.map((name) => [name, own]));
  for (const name of cameFrom.keys()) {
    if (name === own) break;
    const [place] = placesNamed(desk, name);
    const opened = place && openRecord(desk, place);
    if (!place || !opened || 'problem' in opened) continue;
    const parent = opened.record.values.get('parent');
    const written = key === 'blocked_by' ? textsOf(opened.record, key) : parent === undefined ? [] : [String(parent)];
    for (const next of written.map((each) => fullName(each, place.board))) if (!cameFrom.has(next)) cameFrom.set(next, name);
  }
  if (!cameFrom.has(own)) return undefined;
  const circle = [own];
  let at = cameFrom.get(own);
  for (; at !== undefined && at !== own; at = cameFrom.get(at)) circle.unshift(at);
  return { problem: circleWords(key, [own, ...circle]) };
}

/** An earlier name is looked for only where it is written now: further on, that would read the whole tracker. */
function nameNow(desk: Desk, name: string): string {
  if (placesNamed(desk, name).length > 0) return name;
  const found = findRecord(desk, name);
  return 'path' in found ? found.name : name;
}

function placesNamed(desk: Desk, name: string): Found[] {
  const [board = '', slug = ''] = name.split('/');
  return placesOf(desk.files, board, slug);
}

/** The records that a field names fulfil its condition (`where`), where it has one and somebody can tell. */
function refuseUnfulfilled(desk: Desk, { board: boardName }: Pick<Found, 'board'>, key: string, added: Value): Refusal {
  const board = desk.board(boardName);
  const where = board?.fields.get(key)?.options['where'];
  if (typeof where !== 'string' || !desk.context.fulfils) return undefined;
  const found = typeOfKey(key, board, desk.context.fields);
  for (const mention of found?.type.mentions?.(added, found.options, boardName) ?? []) {
    const other = mention.kind === 'record' ? findRecord(desk, mention.name) : undefined;
    const opened = other && 'path' in other ? openRecord(desk, other) : undefined;
    const result = opened && 'record' in opened ? desk.context.fulfils(where, opened.record, desk) : undefined;
    if (other && 'path' in other && result && !result.holds) return { problem: unfulfilledWords(key, other.name, where, result.problem) };
  }
  return undefined;
}
