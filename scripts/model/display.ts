import type { Color, Text } from './value.ts';

/** How a value looks, as data: a field type describes it, `site/render/value.ts` and the terminal draw it. Closed: each drawer has one switch. */
export type Display =
  | { as: 'nothing' }
  /** `code`: a name that programs gave, not words. */
  | { as: 'text'; text: string; code?: true }
  | { as: 'markdown'; markdown: string }
  | { as: 'number'; number: number; format?: Intl.NumberFormatOptions; prefix?: string; suffix?: string }
  | { as: 'toggle'; on: boolean }
  | { as: 'date'; date: string; end?: string }
  /** How long something took, `over`: longer than it may. `list`: in that list, whose title the board knows. */
  | { as: 'duration'; seconds: number; over?: true; list?: { name: string; title: Text } }
  | { as: 'link'; url: string; text: string }
  | { as: 'chips'; chips: Chip[] }
  /** Codes of ISO 3166-1; the drawer names them in its language. */
  | { as: 'countries'; countries: string[] }
  /** Keys of people or teams; the drawer knows their names. */
  | { as: 'people'; people: string[] }
  /** `board/slug` names; the drawer knows their titles and addresses. */
  | { as: 'records'; records: string[] }
  /** Paths from the tracker's root. */
  | { as: 'files'; files: string[] }
  | { as: 'meter'; value: number; max: number; stars?: boolean }
  | { as: 'place'; latitude: number; longitude: number; label: string }
  /** Several values side by side. */
  | { as: 'several'; of: Display[] };

/** One chosen option or tag. */
export interface Chip {
  name: string;
  /** Text or a map of language to text. */
  title: Text;
  color?: Color;
}

/** What a person edits a value with. Closed: the editor has one switch. */
export type Input =
  /** `abroad`: a telephone number says its country; `pattern`: of JavaScript, for the whole of each line. */
  | { as: 'text'; lines: 'one' | 'many'; kind?: 'email' | 'url' | 'tel'; many?: boolean; abroad?: true; most?: number; pattern?: string }
  | { as: 'number'; min?: number; max?: number; step?: number }
  | { as: 'date'; time: boolean; range: boolean }
  | { as: 'choice'; options: Chip[]; many: boolean }
  | { as: 'people'; many: boolean }
  | { as: 'records'; board?: string; many: boolean }
  | { as: 'files'; many: boolean }
  | { as: 'toggle' }
  | { as: 'place' }
  | { as: 'none' };
