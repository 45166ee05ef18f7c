import type { Phrase, RuleWord } from '../data-rules.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';

type Slots = { [place: string]: string };

/** A message with HTML in its places; a place that is given nothing is empty. */
export function fill(message: string, slots: Slots): string {
  return escapeHtml(message).replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '');
}

/** Several things joined by "or" or "and", as the language does. */
export function joinWords(parts: string[], type: 'conjunction' | 'disjunction', { words }: RenderContext): string {
  const joined = new Intl.ListFormat(words.locale, { type }).formatToParts(parts.map((_, index) => String(index)));
  return joined.map((part) => (part.type === 'element' ? (parts[Number(part.value)] ?? '') : escapeHtml(part.value))).join('');
}

/** One thing that a phrase names, as HTML. */
export function ruleWord(word: RuleWord, context: RenderContext): string {
  const { words } = context;
  switch (word.as) {
    case 'name':
      return `<b dir="auto">${escapeHtml(words.text(word.text))}</b>`;
    case 'key': {
      const known = words.has(`property.${word.key}`);
      return `<b>${escapeHtml(known ? words.say(`property.${word.key}`) : word.key)}</b>`;
    }
    case 'code':
      return `<code>${escapeHtml(word.code)}</code>`;
    case 'quote':
      return `<q dir="auto">${escapeHtml(word.text)}</q>`;
    case 'number':
      return `<b>${escapeHtml(words.number(word.number))}</b>`;
    case 'answer':
      return `<b>${escapeHtml(words.say(word.yes ? 'value.yes' : 'value.no'))}</b>`;
    case 'any':
    case 'all':
      return joinWords(
        word.of.map((each) => inBrackets(each, context)),
        word.as === 'any' ? 'disjunction' : 'conjunction',
        context,
      );
    case 'not':
      return fill(words.say('automations.compare.untrue'), { what: inBrackets(word.of, context) });
    case 'span':
      return fill(words.say('automations.span'), { from: ruleWord(word.from, context), to: ruleWord(word.to, context) });
    case 'days':
      return `<b>${escapeHtml(words.number(word.count, daysLong))}</b>`;
    case 'shifted': {
      const slots = { day: ruleWord(word.day, context), length: escapeHtml(words.number(Math.abs(word.days), daysLong)) };
      return fill(words.say(word.days < 0 ? 'automations.shifted.before' : 'automations.shifted.after'), slots);
    }
    case 'count':
      return fill(words.say('automations.count_of'), { value: ruleWord(word.of, context) });
    case 'before':
      return fill(words.say('automations.before_change'), { value: ruleWord(word.of, context) });
    case 'day':
      return `<b>${escapeHtml(words.date(word.day))}</b>`;
    case 'today':
    case 'nothing':
    case 'actor':
    case 'assignees':
    case 'hidden':
      return `<i>${escapeHtml(words.say(`automations.word.${word.as}`))}</i>`;
    case 'addresses':
      return escapeHtml(words.say('automations.addresses', { count: word.count }));
    case 'offset':
      return offsetWord(word.offset, context);
    case 'cron':
      return cronWord(word.cron, context);
    case 'comparison': {
      const flag = word.key.as === 'key' && word.sign === '==' && word.value.as === 'answer' ? word.value.yes : undefined;
      if (flag !== undefined && word.key.as === 'key') {
        const state = `automations.flag.${word.key.key}_${flag ? 'yes' : 'no'}`;
        if (words.has(state)) return escapeHtml(words.say(`automations.flag.${word.key.key}_${flag ? 'yes' : 'no'}`));
      }
      const signs: { [sign: string]: string } = { '==': 'is', '!=': 'not', '>': 'more', '<': 'less', '>=': 'least', '<=': 'most' };
      const slots = { key: ruleWord(word.key, context), value: ruleWord(word.value, context) };
      return fill(words.say(`automations.compare.${signs[word.sign] ?? word.sign}`), slots);
    }
    default:
      return word satisfies never;
  }
}

const daysLong = { style: 'unit', unit: 'day', unitDisplay: 'long' } as const;

/** Several conditions in brackets, where they are a part of a larger one. */
export function inBrackets(word: RuleWord, context: RenderContext): string {
  const told = ruleWord(word, context);
  return word.as === 'all' || word.as === 'any' ? `(${told})` : told;
}

/** What a rule did or does, as HTML. */
export function phrase(of: 'do' | 'did' | 'event', { say, slots, count, held, unsent }: Phrase, context: RenderContext): string {
  const { words } = context;
  const filled: Slots = {};
  for (const [place, each] of Object.entries(slots)) {
    const value = joinWords(
      each.map((word) => ruleWord(word, context)),
      'conjunction',
      context,
    );
    const part = `automations.place.${place}`;
    filled[place] = words.has(part) ? fill(words.say(`automations.place.${place}`), { value }) : value;
  }
  const messages = {
    do: () => words.say(`automations.do.${say}`),
    did: () => words.say(`automations.did.${say}`, count === undefined ? {} : { count }),
    event: () => words.say(`automations.event.${say}`),
  };
  const told = fill(messages[of](), filled);
  if (held) return fill(words.say('automations.held'), { what: told });
  if (unsent === 'unknown') return fill(words.say('automations.unsent_unknown'), { what: told });
  if (unsent === 'failed') return fill(words.say('automations.unsent_failed'), { what: told });
  return unsent ? fill(words.say('automations.unsent'), { what: told }) : told;
}

function offsetWord(offset: string, { words }: RenderContext): string {
  const [, sign = '', count = '0', unit = 'd'] = /^([+-]?)(\d+)([mhdw])$/.exec(offset) ?? [];
  if (Number(count) === 0) return escapeHtml(words.say('automations.offset.on'));
  const length = words.number(Number(count), {
    style: 'unit',
    unit: { m: 'minute', h: 'hour', d: 'day', w: 'week' }[unit] ?? 'day',
    unitDisplay: 'long',
  });
  return escapeHtml(words.say(`automations.offset.${sign === '-' ? 'before' : 'after'}`, { length }));
}

const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];

/** `0 9 * * mon` as "09:00 on Monday"; what has no short words stands as it is written. */
function cronWord(cron: string, { words }: RenderContext): string {
  const [, past = '', at = '', date = ''] = /^(\d{1,2}) (\d{1,2}) (\d{1,2}|L) \* \*$/.exec(cron.trim()) ?? [];
  if (date !== '') {
    const slots = { time: `${at.padStart(2, '0')}:${past.padStart(2, '0')}`, day: date };
    return escapeHtml(date === 'L' ? words.say('automations.cron.month_end', slots) : words.say('automations.cron.month', slots));
  }
  const [, minute = '', hour = '', day = ''] = /^(\d{1,2}) (\d{1,2}) \* \* (\*|[a-z]{3}|\d|1-5|mon-fri)$/i.exec(cron.trim()) ?? [];
  if (hour === '') return `<code>${escapeHtml(cron)}</code>`;
  const time = `${hour.padStart(2, '0')}:${minute.padStart(2, '0')}`;
  if (day === '*') return escapeHtml(words.say('automations.cron.day', { time }));
  if (day.includes('-')) return escapeHtml(words.say('automations.cron.workday', { time }));
  const named = weekdays.indexOf(day.toLowerCase());
  const index = named === -1 ? Number(day) % 7 : named;
  // 4 January 2026 was a Sunday
  return escapeHtml(words.say('automations.cron.week', { time, day: words.weekday(`2026-01-0${4 + index}`) }));
}
