import type { Phrase, SiteRule } from '../data-rules.ts';
import type { RenderContext } from './context.ts';
import { fill, inBrackets, joinWords, phrase, ruleWord } from './rule-word.ts';

/** A rule as one sentence: when it acts, on what condition, and what it does. */
export function renderSentence({ when, conditions, steps, bulk }: SiteRule, context: RenderContext): string {
  const { words } = context;
  const lead = joinWords(
    when.map((each) => trigger(each, context)),
    'disjunction',
    context,
  );
  const asked = (of: 'if' | 'unless') => {
    const own = conditions.filter((each) => each.of === of);
    const parts = own.map(({ asks }) => (own.length > 1 ? inBrackets(asks, context) : ruleWord(asks, context)));
    if (parts.length === 0) return '';
    return fill(words.say(`automations.sentence.${of}`), { what: joinWords(parts, of === 'if' ? 'conjunction' : 'disjunction', context) });
  };
  const done = steps.map(({ phrases, condition }) => {
    const what = phrases.map((each) => phrase('do', each, context)).join(', ');
    return `<li>${condition ? fill(words.say('automations.sentence.step_if'), { what, condition: ruleWord(condition, context) }) : what}</li>`;
  });
  if (bulk) done.push(`<li class="aside-note">${fill(words.say('automations.sentence.bulk'), {})}</li>`);
  const said = fill(words.say('automations.sentence.when'), { when: lead, if: asked('if'), unless: asked('unless') });
  return `<p class="when">${said}</p><ul class="then">${done.join('')}</ul>`;
}

/** What a trigger waits for; one that the languages do not know is told by its name and options. */
function trigger({ say, slots }: Phrase, context: RenderContext): string {
  const { words } = context;
  const several = (place: string) =>
    joinWords(
      (slots[place] ?? []).map((word) => ruleWord(word, context)),
      'disjunction',
      context,
    );
  const part = (place: string, value: string) => fill(words.say(`automations.part.${place}`), { value });
  const board = slots['board'] ? part('board', several('board')) : '';
  const list = slots['list'] ? part('list', several('list')) : '';
  const key = `automations.when.${say}`;
  const message = words.has(key) ? words.say(`automations.when.${say}`) : words.say('automations.when.other');
  const where = slots['where'] ? several('where') : '';
  const asksWhere = message.includes('{where}');
  const filled: { [place: string]: string } = {
    trigger: `<code>${say.replace(/[^a-z0-9-]/g, '')}</code>`,
    where,
    subject: fill(words.say('automations.part.subject'), { board, list }),
  };
  for (const [, place = ''] of message.matchAll(/\{(\w+)\}/g)) {
    if (place in filled) continue;
    // a list and a value are not led up to by the same word in every language
    const isList = say === 'record-moved' && (place === 'from' || place === 'to');
    if (slots[place]) filled[place] = part(isList ? `${place}_list` : place, several(place));
    else if (words.has(`automations.part.${place}_none`)) filled[place] = fill(words.say(`automations.part.${place}_none`), {});
  }
  if (say === 'schedule' && (where !== '' || slots['board'] || slots['each']))
    filled['each'] = fill(words.say('automations.part.each'), { board, list });
  const told = fill(message, filled);
  return where !== '' && !asksWhere ? `${told}${part('where', where)}` : told;
}
