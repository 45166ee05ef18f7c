import type { ExpressionType } from './expression-type.ts';
import type { Place } from './file.ts';
import type { Color, Text } from './value.ts';

/** A board, from `lists/<name>.yml`. */
export interface Board {
  name: string;
  /** No file describes it: its lists are its folders, and nothing is known of its fields and tags. */
  undescribed?: true;
  /** Of its `lists/*.yml`. */
  path: string;
  title: Text;
  description?: Text;
  /** What a record is called here. */
  record: { one: Text; many: Text };
  color: Color;
  /** `none` and `members` keep it out of the public site. */
  publish: 'all' | 'members' | 'none';
  /** In board order. */
  lists: List[];
  tags: Map<string, Tag>;
  /** What may be used without being declared. */
  open: Set<'tags' | 'people'>;
  fields: Map<string, Field>;
  /** Keys a card shows, in order. */
  card: string[];
  views: View[];
  /** Where each part is written, by dotted path: `lists.todo`, `fields.stage.options`, `views.0.sort`. */
  places: Map<string, Place>;
  /** Parts of the file of which nothing could be read, with the place where that is told: `fields`, where it says `filds:`. */
  untold?: Map<string, Place>;
}

export interface List {
  name: string;
  title: Text;
  color?: Color;
  /** Work in progress limit: shown, and a warning above it. */
  limit?: number;
  /** A key, `-key` for downwards; absent is the manual order. */
  sort?: string;
  /** Records here count as done. */
  done: boolean;
  /** No record enters, leaves or is created here. */
  locked: boolean;
  /** Days after which a done record is archived. */
  archiveAfter?: number;
}

export interface Tag {
  name: string;
  title: Text;
  color?: Color;
}

/** A custom field of a board; `options` is what its type's schema made of the rest of the map. */
export interface Field {
  name: string;
  type: string;
  title: Text;
  help?: Text;
  /** True, or the lists in which it is required. */
  required: boolean | string[];
  default?: unknown;
  /** Never on the public site: no page, index, data file, feed or picture. */
  private: boolean;
  /** Not shown, but still public. */
  hidden: boolean;
  options: Record<string, unknown>;
  /** Its values are worked out and never written. */
  computed?: true;
  /** For a computed field: whose look, order and place in expressions its values have; of a lookup it is known once the boards are joined. */
  shows?: Look;
  /** For a computed field: what it is in an expression, once the boards are joined. */
  kind?: ExpressionType;
}

/** A type of field with its options as that type's schema made them. */
export interface Look {
  type: string;
  options: Record<string, unknown>;
  /** The board of the records that hold such values, for names without one. */
  board?: string;
  /** A value is a list of such values. */
  many?: true;
  /** Its values are worked out, not written by somebody: of money they show no more decimals than its currency has, of other numbers two unless told. */
  reckoned?: true;
}

/** A tab of a board; `view` is a file name of `site/views/`, the rest are that view's options. */
export interface View {
  view: string;
  title?: Text;
  where?: string;
  options: Record<string, unknown>;
}

/** Where a part of a settings file stands by its dotted path, or the nearest part above it that is known. */
export function placeOfPart({ places, path }: Pick<Board, 'places' | 'path'>, part: string): Place {
  for (let at = part; at !== ''; at = at.slice(0, Math.max(0, at.lastIndexOf('.')))) {
    const place = places.get(at);
    if (place) return place;
  }
  return places.get('') ?? { path, line: 1, column: 1 };
}
