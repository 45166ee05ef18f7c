import type { Board } from '../../scripts/model/board.ts';
import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { Value } from '../../scripts/model/value.ts';
import type { Making, TemplateText } from '../data-making.ts';
import type { BoardView, Tools } from './tools.ts';

/** What a new record of a board is made from, without what the audience must not know. */
export function gatherMaking(
  { board, secret }: Pick<BoardView, 'board' | 'secret'>,
  records: readonly TrackerRecord[],
  withheld: ReadonlySet<string>,
  tools: Tools,
): Making {
  const open = [...board.fields.values()].filter(({ name }) => !secret.has(name));
  const required = open.flatMap(({ name, required: asked }): [string, true | string[]][] => {
    if (asked === false || (Array.isArray(asked) && asked.length === 0)) return [];
    return [[name, asked]];
  });
  const numbers = open.flatMap((field): [string, Value][] => {
    const next = tools.fields.get(field.type)?.next;
    if (!next) return [];
    const taken = records.flatMap(({ values }) => values.get(field.name) ?? []);
    return [[field.name, next(taken, field.options)]];
  });
  const tags = records.flatMap((record) => (tools.isArchived(record) ? [] : tools.textsOf(record, 'tags')));
  return {
    templates: templatesOf(board, secret, withheld, tools),
    required: Object.fromEntries(required),
    defaults: open.flatMap((field): [string, Value][] =>
      field.default === undefined || field.default === null ? [] : [[field.name, field.default as Value]],
    ),
    numbers,
    tags: [...new Set([...board.tags.keys(), ...tags])],
  };
}

/** A template that names a board the audience must not see is left out. */
function templatesOf(
  board: Board,
  secret: ReadonlySet<string>,
  withheld: ReadonlySet<string>,
  { tracker, placesOf }: Tools,
): TemplateText[] {
  return tracker.templates.flatMap(({ board: of, name, text }): TemplateText[] => {
    if (of !== board.name || [...withheld].some((each) => text.includes(`${each}/`))) return [];
    const placed = placesOf(text, secret);
    return placed ? [{ name, ...placed }] : [];
  });
}
