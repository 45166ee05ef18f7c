import type { Board } from '../../model/board.ts';
import type { About } from '../../model/diagnostic.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import { builtInKeys } from '../../model/keys.ts';
import { didYouMean } from '../../model/names.ts';
import type { OptionName } from '../../model/option-name.ts';
import { personMeant } from '../../model/person-named.ts';
import { quoteText } from '../../model/reading.ts';
import type { Tracker } from '../../model/tracker.ts';
import { type Told, unknownName } from '../../model/unknown-name.ts';
import type { Value } from '../../model/value.ts';
import { writtenFromValue } from '../../model/written.ts';
import { readKey } from '../read/keys.ts';

/** What is wrong with something an option names: there is no such thing on any of the boards. A text with `{{ }}` is known only when it runs. */
export function problemOfName(named: OptionName, boards: Board[], tracker: Tracker, fields: FieldTypes): Told | undefined {
  if (named.name.includes('{{')) return undefined;
  const { name } = named;
  switch (named.kind) {
    case 'board':
      return tracker.boards.has(name)
        ? undefined
        : { problem: `${quoteText(name)} is not a board${orNearest(name, tracker.boards.keys())}` };
    case 'list': {
      const other = named.board === undefined || named.board.includes('{{') ? undefined : tracker.boards.get(named.board);
      const among = other ? [other] : boards;
      const lists = among.flatMap((board) => board.lists.map((list) => list.name));
      return lists.includes(name) ? undefined : notAmong('lists', name, `a list of ${listed(among)}`, lists, among);
    }
    case 'tag': {
      if (boards.some((board) => board.open.has('tags') || board.tags.has(name))) return undefined;
      const tags = boards.flatMap((board) => [...board.tags.keys()]);
      return notAmong('tags', name, `a tag of ${listed(boards)}`, tags, boards);
    }
    case 'person': {
      const { people, teams } = tracker.workspace;
      if (people.has(name) || teams.has(name) || boards.some((board) => board.open.has('people'))) return undefined;
      const what = 'a person or team of the workspace';
      const near = personMeant(name, tracker.workspace);
      if (near === undefined) return notAmong('people', name, what, [...people.keys(), ...teams.keys()]);
      return { problem: `${quoteText(name)} is not ${what}; did you mean "${near}"?`, about: { part: 'people', name, near } };
    }
    case 'key': {
      const of = named.board === undefined ? boards : [tracker.boards.get(named.board) ?? []].flat();
      // another complaint says that there is no such board
      if (named.board !== undefined && of.length === 0) return undefined;
      return problemOfKey(named, of, fields) ?? problemInValue(named, of, tracker, fields);
    }
    default:
      return named satisfies never;
  }
}

/** Why a trigger waits for a key in vain: wherever it is a field, that is computed. */
export function whyNeverChanged(named: OptionName, boards: Board[], fields: FieldTypes): string | undefined {
  const holders = named.kind === 'key' ? boards.flatMap((board) => board.fields.get(named.name) ?? []) : [];
  const [first] = holders;
  if (!first || holders.some(({ type }) => !fields.get(type)?.compute)) return undefined;
  return `"${named.name}" is computed (${first.type}) and stands in no file, so no commit changes it; wait for what it is made of, and ask for it in "if"`;
}

/** Keys that hold a day or time that can be reached; git alone tells of `updated`. */
const dateKeys: ReadonlySet<string> = new Set(['start', 'due', 'done', 'created']);

/** Why a field holds no date on any of the boards. */
function problemOfDate(name: string, boards: Board[]): Told | undefined {
  const types = boards.flatMap((board) => board.fields.get(name)?.type ?? []);
  if (dateKeys.has(name) || types.includes('date')) return undefined;
  const dates = boards.flatMap((board) => [...board.fields.values()].flatMap((field) => (field.type === 'date' ? [field.name] : [])));
  return { problem: `${quoteText(name)} holds no date; expected one of ${[...new Set([...dateKeys, ...dates])].join(', ')}` };
}

function problemOfKey({ name, value, holds }: OptionName & { kind: 'key' }, boards: Board[], fields: FieldTypes): Told | undefined {
  const isBuiltIn = builtInKeys.some((key) => key === name);
  const holders = isBuiltIn ? boards : boards.filter((board) => board.fields.has(name));
  if (name === 'body') return undefined;
  if (!isBuiltIn && holders.length === 0) {
    const known = [...builtInKeys, ...boards.flatMap((board) => [...board.fields.keys()])];
    return notAmong('fields', name, `a field of ${listed(boards)}`, known, boards);
  }
  if (holds === 'date') return problemOfDate(name, boards);
  if (value === undefined || JSON.stringify(value).includes('{{')) return undefined;
  const readings = holders.map((board) => readKey(name, writtenFromValue(value), board, fields));
  const [first] = readings;
  if (!first || readings.some((reading) => !reading || 'value' in reading)) return undefined;
  if (typeof value !== 'string' || 'value' in first) return 'problem' in first ? { problem: first.problem } : undefined;
  const number = Number(value);
  const asNumber = Number.isNaN(number) ? undefined : readKey(name, writtenFromValue(number), holders[0], fields);
  return asNumber && 'value' in asNumber ? undefined : { problem: first.problem };
}

/** A tag or person that a value names must be there too. */
function problemInValue(
  { name, option, value }: OptionName & { kind: 'key' },
  boards: Board[],
  tracker: Tracker,
  fields: FieldTypes,
): Told | undefined {
  if (value === undefined) return undefined;
  const names = (kind: 'tag' | 'person', all: Value[]) =>
    all.flatMap((each) => problemOfName({ kind, option, name: String(each) }, boards, tracker, fields) ?? []);
  if (name === 'tags') return names('tag', [value].flat())[0];
  if (name === 'assignees') return names('person', [value].flat())[0];
  const problems = boards.flatMap((board) => {
    const field = board.fields.get(name);
    const mentions = (field && fields.get(field.type)?.mentions?.(value, field.options, board.name)) ?? [];
    return names(
      'person',
      mentions.flatMap((mention) => (mention.kind === 'person' && !mention.key.includes('{{') ? [mention.key] : [])),
    );
  });
  return problems[0];
}

function listed(boards: Board[]): string {
  return boards.map((board) => board.name).join(' or ') || 'any board';
}

function notAmong(part: About['part'], name: string, what: string, names: Iterable<string>, [first]: Board[] = []): Told {
  const all = [...new Set(names)];
  return unknownName({ part, name, ...(first && { board: first.name }) }, what, all, orNearest(name, all));
}

function orNearest(name: string, names: Iterable<string>): string {
  const all = [...new Set(names)];
  return didYouMean(name, all) || (all.length > 0 && all.length <= 12 ? `; expected one of ${all.join(', ')}` : '');
}
