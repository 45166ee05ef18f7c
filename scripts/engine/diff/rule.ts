import type { Rule } from '../../model/rule.ts';
import { cutLine, joinWords, type Words, words } from '../../model/words.ts';
import { shownSetting } from './settings.ts';

const longest = 160;

/** A rule in words: `when record-moved (to done); if deal_value > 0; then comment: Won.` */
export function describeRule({ when, if: all, unless, do: steps, enabled, bulk }: Rule): Words[] {
  const triggers = when.map(({ trigger, options }) =>
    Object.keys(options).length === 0 ? words`${trigger}` : words`${trigger} (${cutLine(shownSetting(options), longest)})`,
  );
  const conditions = (given: Rule['if']) => given.map(({ expression }) => words`${cutLine(expression, longest)}`);
  return [
    ...(enabled ? [] : [words`switched off`]),
    ...(triggers.length > 0 ? [words`when ${joinWords(triggers, ' or ')}`] : []),
    ...(all.length > 0 ? [words`if ${joinWords(conditions(all), ' and ')}`] : []),
    ...(unless.length > 0 ? [words`unless ${joinWords(conditions(unless), ' or ')}`] : []),
    ...steps.map(({ action, options, if: condition }) => {
      const what = words`then ${action}: ${cutLine(shownSetting(options), longest)}`;
      return condition ? words`${what} (if ${cutLine(condition.expression, longest)})` : what;
    }),
    ...(bulk ? [words`also for commits that change very many records`] : []),
  ];
}
