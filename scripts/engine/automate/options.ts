import type { core, ZodType } from 'zod';
import type { Zod } from '../../model/field-type.ts';
import { didYouMean } from '../../model/names.ts';
import { explainIssue } from '../read/config.ts';

/** What is wrong with options, and where, by dotted path. */
export interface OptionProblem {
  option: string;
  message: string;
}

/** Options as their schema makes them, or everything that is wrong with them; `extra` are keys that others look at. */
export function readOptions<Options>(
  options: unknown,
  schema: ZodType<Options>,
  zod: Zod,
  extra: string[] = [],
): { options: Options } | { problems: OptionProblem[] } {
  const parsed = schema.safeParse(options, { reportInput: true });
  if (parsed.success) return { options: parsed.data };
  const known = [...keysOf(schema, zod), ...extra];
  return { problems: parsed.error.issues.flatMap((issue) => explain(issue, options, known)) };
}

function explain(found: core.$ZodIssue, options: unknown, known: string[]): OptionProblem[] {
  const issue = ofSameShape(found, options);
  const option = issue.path.map(String).join('.');
  if (issue.code !== 'unrecognized_keys') return [{ option, message: explainIssue(issue) }];
  return issue.keys.map((key) => ({
    option: option ? `${option}.${key}` : key,
    message: `is not an option here${didYouMean(key, known) || (known.length > 0 ? `; expected one of ${known.join(', ')}` : '')}`,
  }));
}

/** Of several shapes that options may have, what is wrong with the one that was written. */
function ofSameShape(issue: core.$ZodIssue, options: unknown): core.$ZodIssue {
  if (issue.code !== 'invalid_union') return issue;
  const firsts = issue.errors.flatMap((issues) => issues[0] ?? []);
  const deep = firsts.find((each) => each.code !== 'invalid_type' || each.path.length > 0);
  if (deep && typeof options === 'object') return ofSameShape({ ...deep, path: [...issue.path, ...deep.path] }, options);
  return { ...issue, message: firsts.map(explainIssue).join(', or ') || issue.message };
}

/** The names of the options a schema knows, of all its shapes. */
function keysOf(schema: ZodType, zod: Zod): string[] {
  const found = zod.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  return [found, ...(found.anyOf ?? [])].flatMap((each) => Object.keys(each.properties ?? {}));
}
