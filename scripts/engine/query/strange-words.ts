import type { Board, Field } from '../../model/board.ts';
import type { Input } from '../../model/display.ts';
import type { FieldTypes } from '../../model/field-type.ts';
import type { Tracker } from '../../model/tracker.ts';
import type { Told } from '../../model/unknown-name.ts';
import { colors } from '../../model/value.ts';
import type { Node } from '../expression/node.ts';
import { findStrangers, type KnownWords } from '../expression/strangers.ts';

type Known = Pick<Tracker, 'boards' | 'workspace'>;

/** What an expression over records of some boards compares their keys with though no record can hold it: a list, tag, person or option that is not declared. */
export function strangeWords(node: Node, boards: readonly Board[], known: Known, fields: FieldTypes): string[] {
  return tellStrange(node, boards, known, fields).map(({ problem }) => problem);
}

/** The same, with what is said to be not there. */
export function tellStrange(node: Node, boards: readonly Board[], known: Known, fields: FieldTypes): Told[] {
  if (boards.length === 0 || boards.some(({ undescribed }) => undescribed)) return [];
  const words = new Map<string, KnownWords | undefined>();
  const wordsOf = (path: string): KnownWords | undefined => {
    const name = path.replace(/^(?:record|previous)\./, '');
    if (!words.has(name)) words.set(name, wordsOfName(name, boards, known, fields));
    return words.get(name);
  };
  const found = new Map([...findStrangers(node, wordsOf)].map(({ problem, about }) => [problem, { problem, ...(about && { about }) }]));
  return [...found.values()];
}

function wordsOfName(name: string, boards: readonly Board[], known: Known, fields: FieldTypes): KnownWords | undefined {
  const names = boards.map((board) => board.name).join(' or ');
  const [first] = boards;
  const of = first ? { board: first.name } : {};
  switch (name) {
    case 'board':
      return { words: new Set(known.boards.keys()), what: 'a board' };
    case 'list':
      return {
        words: new Set(boards.flatMap(({ lists }) => lists.map((list) => list.name))),
        what: `a list of ${names}`,
        of: { part: 'lists', ...of },
      };
    case 'tags':
      if (boards.some(({ open }) => open.has('tags'))) return undefined;
      return { words: new Set(boards.flatMap(({ tags }) => [...tags.keys()])), what: `a tag of ${names}`, of: { part: 'tags', ...of } };
    case 'assignees':
      return peopleOf(boards, known);
    case 'color':
      return { words: new Set(colors), what: 'a color' };
    default:
      return wordsOfField(name, boards, known, fields);
  }
}

function peopleOf(boards: readonly Board[], { workspace }: Known): KnownWords | undefined {
  if (boards.some(({ open }) => open.has('people'))) return undefined;
  const words = new Set([...workspace.people.keys(), ...workspace.teams.keys()]);
  return { words, what: 'a person or team of the workspace', of: { part: 'people' } };
}

/** On several boards a field may be several things; only what each of them declares is known. */
function wordsOfField(name: string, boards: readonly Board[], known: Known, fields: FieldTypes): KnownWords | undefined {
  const holders = boards.filter((board) => board.fields.has(name) || board.places.has(`fields.${name}`));
  const inputs = holders.map((board) => inputOf(board.fields.get(name), fields));
  if (holders.length > 0 && inputs.every((input) => input?.as === 'people')) return peopleOf(holders, known);
  const options = inputs.flatMap((input) => (input?.as === 'choice' ? [input.options.map((option) => option.name)] : []));
  if (options.length === 0 || options.length < holders.length) return undefined;
  return { words: new Set(options.flat()), what: `an option of ${name}` };
}

function inputOf(field: Field | undefined, fields: FieldTypes): Input | undefined {
  if (!field) return undefined;
  const { type, options } = field.shows ?? field;
  const found = fields.get(type);
  return found?.inExpression ? undefined : found?.input(options);
}
