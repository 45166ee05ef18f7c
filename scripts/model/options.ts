import type { ZodType } from 'zod';
import type { Chip } from './display.ts';
import type { Reading, Zod } from './field-type.ts';
import { didYouMean, titleFrom } from './names.ts';
import { quoteText } from './reading.ts';
import { colors, type Value } from './value.ts';

const mostListed = 8;

/** The schema of `options:`, each a name or a map with its title and color; it gives chips, short forms titled from their names. */
export function optionsSchema(z: Zod): ZodType<Chip[]> {
  const name = z.union([z.string().trim().min(1).max(100), z.int().transform(String)], {
    error: 'expected a name; write a number with a point in quotes',
  });
  const text = z.union([z.string(), z.record(z.string(), z.string())]);
  const long = z.strictObject({
    name: name.describe('What records hold.'),
    title: text.optional().describe('What people see: text, or a map of language to text; the name when absent.'),
    color: z.enum(colors).optional().describe('Its color.'),
  });
  return z
    .array(z.union([name, long]))
    .min(1)
    .transform((options) => options.map(chipFrom))
    .superRefine((chips, context) => {
      chips.forEach((chip, index) => {
        const first = chips.findIndex((each) => each.name === chip.name);
        if (first < index) context.addIssue({ code: 'custom', path: [index], message: `${quoteText(chip.name)} stands twice` });
      });
    });
}

function chipFrom(option: string | { name: string; title?: Chip['title']; color?: Chip['color'] }): Chip {
  if (typeof option === 'string') return { name: option, title: titleOf(option) };
  const { name, title = titleOf(name), color } = option;
  return color === undefined ? { name, title } : { name, title, color };
}

function titleOf(name: string): string {
  return /^[a-z0-9]+([-_][a-z0-9]+)*$/.test(name) ? titleFrom(name) : name;
}

/** The option of that name; one written by its title or in another case is told with the name to write. */
export function readOption(source: string, options: Chip[]): Reading {
  if (options.some(({ name }) => name === source)) return { value: source };
  const names = options.map(({ name }) => name);
  const word = source.trim().toLowerCase();
  const meant = options.find(({ name, title }) => [name, title].some((each) => typeof each === 'string' && each.toLowerCase() === word));
  if (meant) return { problem: `${quoteText(source)} is not an option; write ${quoteText(meant.name)}` };
  const listed = names.length > mostListed ? `one of ${names.length} options` : `one of ${names.join(', ')}`;
  return { problem: `${quoteText(source)} is not ${listed}${didYouMean(source, names)}` };
}

/** The order of two options: as declared; one that is not declared comes last, by name. */
export function compareOptions(a: Value | undefined, b: Value | undefined, options: Chip[]): number {
  const place = (value: Value | undefined): number => {
    const index = options.findIndex(({ name }) => name === value);
    return index < 0 ? options.length : index;
  };
  const [left, right] = [String(a), String(b)];
  return place(a) - place(b) || (left === right ? 0 : left < right ? -1 : 1);
}

/** The chips of the names a value holds; a name that is not declared is its own title. */
export function chipsOf(names: Value[], options: Chip[]): Chip[] {
  return names.map((name) => options.find((option) => option.name === name) ?? { name: String(name), title: String(name) });
}
