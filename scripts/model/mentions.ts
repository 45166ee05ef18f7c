import type { Board } from './board.ts';
import type { FieldTypes, Mention } from './field-type.ts';
import type { Value } from './value.ts';

/** A field whose values name people, records or files. */
export interface NamingField {
  key: string;
  mentionsOf(value: Value): Mention[];
}

/** The fields of each board that name something; made once for all of its records. */
export function namingFields(boards: Iterable<Board>, fields: FieldTypes): Map<string, NamingField[]> {
  return new Map(
    [...boards].map((board) => {
      const naming = [...board.fields.values()].flatMap(({ name, type, options }) => {
        const { mentions } = fields.get(type) ?? {};
        return mentions ? [{ key: name, mentionsOf: (value: Value) => mentions(value, options, board.name) }] : [];
      });
      return [board.name, naming];
    }),
  );
}
