import { keysRead } from './engine/compute/needs.ts';
import { planFields } from './engine/compute/plan.ts';
import type { SeenContact } from './model/ailment.ts';
import { type Field, type Look, placeOfPart } from './model/board.ts';
import type { AnyFieldType, FieldTypes } from './model/field-type.ts';
import type { Files, Place } from './model/file.ts';
import type { OpenTracker } from './workspace.ts';

type What = SeenContact['what'];

/** The fields that hold e-mail addresses or phone numbers and are not private, those too that are made of others; what the tracker's computing marked private is private. */
export function lookAtContacts({ tracker, fields, files }: Pick<OpenTracker, 'tracker' | 'fields' | 'files'>): SeenContact[] {
  const { boards, records } = tracker;
  const what = new Map<string, What>();
  for (const board of boards.values())
    for (const field of board.fields.values()) {
      const found = field.computed ? undefined : whatOf(field, fields);
      if (found) what.set(`${board.name}.${field.name}`, found);
    }
  for (const { name, board, field, type } of planFields(tracker, fields).order) {
    const read = [...keysRead(board, field, withoutConditions(type), { boards, types: fields })];
    const found =
      (field.shows && whatOf(field.shows, fields)) ?? (holdsText(field) ? read.flatMap((key) => what.get(key) ?? [])[0] : undefined);
    if (found) what.set(name, found);
  }
  return [...boards.values()].flatMap((board) =>
    [...board.fields.values()].flatMap((field): SeenContact[] => {
      const kind = what.get(`${board.name}.${field.name}`);
      if (!kind || field.private) return [];
      const own = records.filter((record) => record.board === board.name);
      const place = placeOfPart(board, `fields.${field.name}`);
      const said = placeOfPart(board, `fields.${field.name}.private`);
      return [
        {
          ...{ board: board.name, publish: board.publish, field: field.name, what: kind },
          // where nothing is said, that is the place of the whole
          isMeant: said.line !== place.line || said.column !== place.column,
          place: ofItsKey(place, field.name, files),
          count: own.filter(({ values, problems }) => values.has(field.name) || (!field.computed && problems.has(field.name))).length,
        },
      ];
    }),
  );
}

/** What begins below its key is found at the key. */
function ofItsKey(place: Place, key: string, files: Files): Place {
  const above = new TextDecoder().decode(files.read(place.path)).split('\n')[place.line - 2] ?? '';
  const column = above.indexOf(`${key}:`) + 1;
  return above.trim() === `${key}:` ? { ...place, line: place.line - 1, column } : place;
}

function whatOf({ type, options }: Pick<Look, 'type' | 'options'>, fields: FieldTypes): What | undefined {
  const input = fields.get(type)?.input(options);
  if (input?.as !== 'text') return undefined;
  return input.kind === 'email' ? 'e-mail addresses' : input.kind === 'tel' ? 'phone numbers' : undefined;
}

/** What is asked for in a condition does not come into the value. */
function withoutConditions(type: AnyFieldType): AnyFieldType {
  return { ...type, needs: (options) => type.needs?.(options).filter((need) => !('isCondition' in need)) ?? [] };
}

/** A number of addresses, or whether there are some, is no address. */
function holdsText({ kind }: Field): boolean {
  return kind === undefined || kind === 'string' || kind === 'list<string>' || kind === 'dyn';
}
