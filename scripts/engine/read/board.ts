import type { Board, Field, List, Look, Tag } from '../../model/board.ts';
import type { Diagnostic } from '../../model/diagnostic.ts';
import type { FieldTypes, Zod } from '../../model/field-type.ts';
import type { Place, SourceFile } from '../../model/file.ts';
import { reservedNames } from '../../model/keys.ts';
import { didYouMean, fieldPattern, nameProblem, titleFrom } from '../../model/names.ts';
import { boardSchema } from './board-schema.ts';
import { type Config, explainIssue, narrowest, placesBelow, readConfig } from './config.ts';
import { viewFrom } from './view-schema.ts';

const fieldKeys = ['type', 'title', 'help', 'required', 'default', 'private', 'hidden'];

/** A board and all that is wrong with its file; a part that cannot be read is left out, never the board. */
export function readBoard(file: SourceFile, context: { fields: FieldTypes; zod: Zod }): { board: Board; diagnostics: Diagnostic[] } {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.ya?ml$/, '');
  const config = readConfig(file, boardSchema(context.zod), 'board');
  const { value, placeOf } = config;
  const diagnostics = [...config.diagnostics];
  const complain = (path: (string | number)[], message: string) =>
    diagnostics.push({ place: placeOf(path), check: 'board', message, severity: 'error' });
  const wrongName = nameProblem(name);
  if (wrongName) complain([], wrongName);
  const places = new Map<string, Place>([['', placeOf([])]]);
  for (const key of config.written.keys()) places.set(key, placeOf([key]));

  const lists: List[] = [];
  if (value.lists.length === 0 && !diagnostics.some(({ severity }) => severity === 'error'))
    complain([], 'the board has no lists; expected "lists:" with at least one name, such as "lists: [todo, done]"');
  value.lists.forEach((item, index) => {
    const list = typeof item === 'string' ? { name: item, done: false, locked: false } : item;
    const problem =
      nameProblem(list.name) ?? (lists.some((each) => each.name === list.name) ? `the list "${list.name}" stands twice` : undefined);
    if (problem) complain(['lists', index], problem);
    else lists.push(toList(list));
    places.set(`lists.${list.name}`, placeOf(['lists', index]));
    if (list.sort !== undefined) places.set(`lists.${list.name}.sort`, placeOf(['lists', index, 'sort']));
  });
  const tags = new Map<string, Tag>();
  for (const [tag, rest] of Object.entries(value.tags)) {
    const problem = nameProblem(tag);
    if (problem) complain(['tags', tag], problem);
    else tags.set(tag, { name: tag, ...rest, title: rest?.title ?? titleFrom(tag) });
    places.set(`tags.${tag}`, placeOf(['tags', tag]));
  }
  const fields = new Map<string, Field>();
  const described = config.written.get('fields');
  // also of those that nothing was read of
  if (described?.as === 'map') for (const key of described.entries.keys()) places.set(`fields.${key}`, placeOf(['fields', key]));
  for (const [key, written] of Object.entries(value.fields)) {
    for (const option of Object.keys(written)) places.set(`fields.${key}.${option}`, placeOf(['fields', key, option]));
    const field = readField(key, written, config, context, diagnostics);
    if (field) fields.set(key, field);
  }
  const views = value.views.map(viewFrom);
  const { record, color, publish, card } = value;
  for (const [key, parts] of [['card', card] as const, ['views', value.views] as const])
    if (config.written.has(key)) for (const [part, place] of placesBelow([key], parts, placeOf).slice(1)) places.set(part, place);
  const board: Board = {
    name,
    path: file.path,
    title: value.title ?? titleFrom(name),
    record,
    color,
    publish,
    lists,
    tags,
    open: new Set(value.open),
    fields,
    card,
    views,
    places,
  };
  if (value.description !== undefined) board.description = value.description;
  if (config.untold.size > 0) board.untold = config.untold;
  return { board, diagnostics };
}

function toList({
  archive_after,
  ...list
}: Omit<List, 'title'> & { title?: List['title'] | undefined; archive_after?: string | undefined }): List {
  const result: List = { ...list, title: list.title ?? titleFrom(list.name) };
  if (archive_after) result.archiveAfter = Number.parseInt(archive_after, 10);
  return result;
}

function readField(
  key: string,
  written: { [part: string]: unknown; type: string },
  config: Config<unknown>,
  { fields, zod }: { fields: FieldTypes; zod: Zod },
  diagnostics: Diagnostic[],
): Field | undefined {
  const at = ['fields', key];
  const complain = (path: (string | number)[], message: string) =>
    diagnostics.push({ place: config.placeOf(path), check: 'board', message, severity: 'error' });
  if (!fieldPattern.test(key))
    return void complain(
      at,
      `"${key}" is not a name for a field; expected lower-case letters, digits and "_", such as "${
        key
          .toLowerCase()
          .replace(/[^a-z0-9]+/g, '_')
          .replace(/^[^a-z]+|_$/g, '') || 'deal_value'
      }"`,
    );
  if (reservedNames.has(key)) return void complain(at, `"${key}" has a meaning of its own; expected another name for this field`);
  const type = fields.get(written.type);
  if (!type)
    return void complain(
      [...at, 'type'],
      `"${written.type}" is not a type of field${didYouMean(written.type, fields.keys()) || `; expected one of ${[...fields.keys()].join(', ')}`}`,
    );
  const parsed = type.options(zod).safeParse(omit(written, fieldKeys), { reportInput: true });
  if (!parsed.success) {
    for (const issue of parsed.error.issues.map(narrowest))
      complain(
        [...at, ...issue.path.map((step) => (typeof step === 'number' ? step : String(step)))],
        `${key}: ${explainOption(issue, written.type, type.options(zod))}`,
      );
    return undefined;
  }
  const like = type.like?.(parsed.data);
  const shows =
    like && 'type' in like ? readLook(like, fields, zod, (path, message) => complain([...at, like.option, ...path], message)) : undefined;
  const common = pick(written, fieldKeys) as Partial<Field>;
  return {
    ...(type.compute ? { computed: true } : {}),
    ...(shows ? { shows: { ...shows, reckoned: true } } : {}),
    ...common,
    name: key,
    type: written.type,
    title: common.title ?? titleFrom(key),
    required: common.required ?? false,
    private: common.private ?? false,
    hidden: common.hidden ?? false,
    options: parsed.data,
  };
}

/** The look a computed field borrows from a type, with that type's options; what is wrong with them is told, and then it has none. */
function readLook(
  { type: name, options }: { type: string; options: unknown },
  fields: FieldTypes,
  zod: Zod,
  complain: (path: (string | number)[], message: string) => void,
): Look | undefined {
  const type = fields.get(name);
  if (!type) return void complain([], `"${name}" is not a type of field${didYouMean(name, fields.keys())}`);
  if (type.compute) return void complain([], `"${name}" is computed itself; expected a type whose values are written, such as currency`);
  const parsed = type.options(zod).safeParse(options, { reportInput: true });
  if (parsed.success) return { type: name, options: parsed.data };
  for (const issue of parsed.error.issues.map(narrowest))
    complain(
      issue.path.map((step) => (typeof step === 'number' ? step : String(step))),
      explainOption(issue, name, type.options(zod)),
    );
  return undefined;
}

function explainOption(issue: Parameters<typeof explainIssue>[0], type: string, schema: unknown): string {
  if (issue.code !== 'unrecognized_keys')
    return `${issue.path.map(String).join('.')}${issue.path.length > 0 ? ': ' : ''}${explainIssue(issue)}`;
  const known = [...fieldKeys, ...Object.keys((schema as { shape?: object }).shape ?? {})];
  return issue.keys
    .map((key) => {
      // in { formula: round(n, 2) } the comma ends the value
      if (/[()"' ]/.test(key)) return `"${key}" was cut off at a comma; write the expression before it in quotes`;
      return `"${key}" is not an option of ${type}${didYouMean(key, known) || `; expected one of ${known.join(', ')}`}`;
    })
    .join('; ');
}

function pick(map: { [key: string]: unknown }, keys: string[]): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(map).filter(([key, value]) => keys.includes(key) && value !== undefined));
}

function omit(map: { [key: string]: unknown }, keys: string[]): { [key: string]: unknown } {
  return Object.fromEntries(Object.entries(map).filter(([key]) => !keys.includes(key)));
}
