import type { Reach } from '../../model/effect.ts';
import type { Zod } from '../../model/field-type.ts';
import type { Place } from '../../model/file.ts';
import type { CompiledRule } from './compile.ts';
import { readOptions } from './options.ts';

/** What a rule did not reach before. */
export interface NewReach {
  /** Its name. */
  rule: string;
  reach: Reach;
  place: Place;
  /** Whether another rule reached it already. */
  known: boolean;
}

/** What the steps of a rule can reach outside of the repository, as it is written, each once; options that cannot be read reach nothing, since such a rule is not run. */
export function reachesOf(rule: CompiledRule, zod: Zod): Reach[] {
  return placedReaches(rule, zod).map(({ reach }) => reach);
}

/** What rules reach and did not before: first what no rule reached, then what another one did. */
export function newReaches(before: CompiledRule[], after: CompiledRule[], zod: Zod): NewReach[] {
  const of = new Map(before.map((rule) => [rule.rule.name, new Set(reachesOf(rule, zod).map(keyOf))]));
  const all = new Set([...of.values()].flatMap((keys) => [...keys]));
  const found = after.flatMap((rule) =>
    placedReaches(rule, zod).flatMap((placed): NewReach[] => {
      const key = keyOf(placed.reach);
      return of.get(rule.rule.name)?.has(key) ? [] : [{ rule: rule.rule.name, ...placed, known: all.has(key) }];
    }),
  );
  return [...found.filter(({ known }) => !known), ...found.filter(({ known }) => known)];
}

function placedReaches({ rule, do: steps }: CompiledRule, zod: Zod): { reach: Reach; place: Place }[] {
  const found = steps.flatMap(({ action, options }) => {
    const written = rule.do.find((step) => step.options === options);
    const start = written?.place ?? { path: rule.path, line: 1, column: 1 };
    const read = action.reaches ? readOptions(options, action.options(zod), zod) : undefined;
    const reaches = read && 'options' in read ? (action.reaches?.(read.options) ?? []) : [];
    return reaches.map((reach) => ({ reach, place: written?.places.get(reach.option ?? '') ?? start }));
  });
  return [...new Map(found.toReversed().map((each) => [keyOf(each.reach), each])).values()].toReversed();
}

function keyOf({ kind, name }: Reach): string {
  return JSON.stringify([kind, name]);
}
