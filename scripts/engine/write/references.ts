import { findCycles } from '../../model/cycles.ts';
import { circleWords, unfulfilledWords } from '../../model/reference-words.ts';
import { fullName, textsOf } from '../query/facts.ts';
import { typeOfKey } from '../read/keys.ts';
import { type Desk, type Found, findRecord, openRecord, placesOf, type Refusal } from './desk.ts';

/** Why a record cannot name others that it did not name before: it would come back to itself by way of them, or they do not fulfil what the field asks. Only what is on the way is read. */
export function refuseReferences(desk: Desk, from: Pick<Found, 'board' | 'name'>, key: string, added: string[]): Refusal {
  if (key === 'parent' || key === 'blocked_by') return refuseCircle(desk, from, key, added);
  const board = desk.board(from.board);
  const found = board?.fields.has(key) ? typeOfKey(key, board, desk.context.fields) : undefined;
  const where = found?.options['where'];
  if (!found || typeof where !== 'string' || !desk.context.fulfils) return undefined;
  for (const mention of found.type.mentions?.(added, found.options, from.board) ?? []) {
    const other = mention.kind === 'record' ? findRecord(desk, mention.name) : undefined;
    const opened = other && 'path' in other ? openRecord(desk, other) : undefined;
    if (!opened || 'problem' in opened) continue;
    const result = desk.context.fulfils(where, opened.record, desk);
    const { board, slug } = opened.record;
    if (result && !result.holds) return { problem: unfulfilledWords(key, `${board}/${slug}`, where, result.problem) };
  }
  return undefined;
}

function refuseCircle(desk: Desk, { board, name: own }: Pick<Found, 'board' | 'name'>, key: string, added: string[]): Refusal {
  const next = (name: string): string[] => {
    if (name === own) return added.map((each) => nameNow(desk, fullName(each, board)));
    const [place] = placesNamed(desk, name);
    const opened = place && openRecord(desk, place);
    if (!place || !opened || 'problem' in opened) return [];
    const written = key === 'parent' ? [opened.record.values.get(key) ?? []].flat().map(String) : textsOf(opened.record, key);
    return written.map((each) => fullName(each, place.board));
  };
  const circle = findCycles([own], next).find(([first]) => first === own);
  return circle && { problem: circleWords(key, [...circle, own]) };
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
