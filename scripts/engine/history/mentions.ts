import type { Comment, TrackerRecord } from '../../model/record.ts';
import type { Workspace } from '../../model/workspace.ts';
import { nameItem, type PlacedItem, placedItems } from './items.ts';

/** A mention that was not there before: of a person or team, in the text or in an item of a checklist. */
export interface Mention {
  person: string;
  item?: PlacedItem;
}

type Company = Pick<Workspace, 'people' | 'teams'>;
/** Where somebody is named: the text is one place, however often; each item is one. */
type Spot = PlacedItem | 'text';

/**
 * The mentions in a record's text that were not there before, in the order of the text. Somebody is told once: words around the name,
 * another line, heading or an item made of a line are no new mention; one item more is.
 */
export function newMentions(previous: TrackerRecord | undefined, record: TrackerRecord, company: Company): Mention[] {
  if (!record.named?.people || (previous && previous.body === record.body)) return [];
  const before = previous ? spotsIn(previous, company) : new Map<string, Spot[]>();
  return [...spotsIn(record, company)].flatMap(([person, spots]) =>
    withoutThose(before.get(person) ?? [], spots).map((spot) => ({ person, ...(spot === 'text' ? {} : { item: spot }) })),
  );
}

/** Who is named in a comment and was not before. */
export function newlyNamed(before: Comment | undefined, after: Comment, company: Company): string[] {
  const known = new Set(before ? namedIn(before, company) : []);
  return namedIn(after, company).filter((person) => !known.has(person));
}

/** Every name that means a person or team: of a person their teams too, of a team its members. */
export function namesMeaning(person: string, { teams }: Company): string[] {
  const members = teams.get(person);
  const around = members ?? [...teams].flatMap(([team, keys]) => (keys.includes(person) ? [team] : []));
  return [...new Set([person, ...around])];
}

function namedIn({ named }: Comment, company: Company): string[] {
  return [...new Set((named?.people ?? []).flatMap(({ person }) => keyOf(person, company) ?? []))];
}

/** The key of whom a text names; undefined of a name that nobody has. */
function keyOf(name: string, { people, teams }: Company): string | undefined {
  const key = name.toLowerCase();
  return people.has(key) || teams.has(key) ? key : undefined;
}

function spotsIn(record: TrackerRecord, company: Company): Map<string, Spot[]> {
  const found = new Map<string, Spot[]>();
  const items = new Map(placedItems(record).map((item) => [item.line, item]));
  let [line, read] = [0, 0];
  for (const { person, at } of record.named?.people ?? []) {
    const key = keyOf(person, company);
    if (key === undefined) continue;
    for (let end = record.body.indexOf('\n', read); end !== -1 && end < at; end = record.body.indexOf('\n', read)) {
      read = end + 1;
      line++;
    }
    const spot = items.get(line) ?? 'text';
    const known = found.get(key) ?? [];
    if (!known.includes(spot)) found.set(key, [...known, spot]);
  }
  return found;
}

/** The spots that are left when each that was there before is found again: the same, the same text, under the same heading, or anywhere. */
function withoutThose(before: Spot[], after: Spot[]): Spot[] {
  const [gone, left] = [[...before], [...after]];
  for (const look of [nameSpot, textOf, headingOf, () => '']) {
    for (const spot of [...left]) {
      const index = gone.findIndex((each) => look(each) === look(spot));
      if (index === -1) continue;
      gone.splice(index, 1);
      left.splice(left.indexOf(spot), 1);
    }
  }
  return left;
}

function nameSpot(spot: Spot): string {
  return spot === 'text' ? '' : `item ${nameItem(spot)}`;
}

function textOf(spot: Spot): string {
  return spot === 'text' ? '' : `item ${spot.text}`;
}

function headingOf(spot: Spot): string {
  return spot === 'text' ? '' : `item ${spot.checklist}`;
}
