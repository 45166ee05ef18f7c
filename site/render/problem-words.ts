import type { Words } from './words.ts';

/** What people get wrong most often, as the engine tells it in English: what to say instead, and what stands in its places. */
const known: readonly [RegExp, (found: string[], say: Words['say']) => string][] = [
  [/^(.+) is not a number$/, ([value = ''], say) => say('problem.number', { value })],
  [/^(.+) is not a day of the calendar$/, ([value = ''], say) => say('problem.day', { value })],
  [/^(.+) is not one of (.+)$/, ([value = '', names = ''], say) => say('problem.one_of', { value, names })],
  [/^(.+) is not an option$/, ([value = ''], say) => say('problem.option', { value })],
  [/^(\S+) is less than (\S+), the least it may be$/, ([value = '', least = ''], say) => say('problem.least', { value, least })],
  [/^(\S+) is more than (\S+), the most it may be$/, ([value = '', most = ''], say) => say('problem.most', { value, most })],
  [/^(\S+) has (\d+) decimals; expected at most (\d+)$/, ([value = '', , most = ''], say) => say('problem.decimals', { value, most })],
  [/^(.+) stands twice$/, ([value = ''], say) => say('problem.twice', { value })],
  [/^(.+) is not the key of a person, such as (\S+)$/, ([value = '', example = ''], say) => say('problem.person', { value, example })],
  [/^(.+) is not true or false$/, ([value = ''], say) => say('problem.toggle', { value })],
  [/^it divides by 0$/, (_, say) => say('problem.zero')],
  [/^the frontmatter is not closed; expected a line "---" below it$/, (_, say) => say('problem.unclosed')],
];

/** A fault in the language of the page where that knows it; what it does not know stays in English, and `lang` says so. */
export function sayProblem(message: string, { say, language }: Words): { text: string; lang?: 'en' } {
  if (language === 'en' || message === '') return { text: message };
  // a key, or the record whose value it is, may stand before what is wrong
  const [, before = '', rest = ''] = /^((?:[\p{L}\p{N}_/-]+: )*)(.*)$/su.exec(message) ?? [];
  const [, said = rest, hint] = /^(.*?)(?:; (did you mean "[^"]+"\?|write [^;]+))?$/s.exec(rest) ?? [];
  for (const [pattern, tell] of known) {
    const found = pattern.exec(said);
    if (!found) continue;
    const [, meant] = /^did you mean "(.+)"\?$/.exec(hint ?? '') ?? [];
    const [, write] = /^write (.+)$/.exec(hint ?? '') ?? [];
    const [, one, other] = /^(\S+) or (\S+)$/.exec(write ?? '') ?? [];
    const tail =
      meant !== undefined
        ? say('problem.meant', { meant })
        : one !== undefined && other !== undefined
          ? say('problem.write_either', { one, other })
          : write !== undefined
            ? say('problem.write', { value: write })
            : '';
    return { text: `${before}${tell(found.slice(1), say)}${tail}` };
  }
  return { text: message, lang: 'en' };
}
