import type { Amount, Label, Unit } from '../data-charts.ts';
import type { DrawContext } from '../render/context.ts';
import { personOf } from '../render/marks.ts';

/** What a group is called. */
export function labelText(label: Label, context: DrawContext): string {
  const { words } = context;
  switch (label.as) {
    case 'text':
      return words.text(label.text);
    case 'person':
      return personOf(label.person, context).name;
    case 'country':
      return words.country(label.country);
    case 'record':
      return context.recordNamed(label.record)?.title ?? label.record;
    case 'month':
      return monthText(label.month, words.locale);
    case 'color':
      return words.say(`color.${label.color}`);
    case 'toggle':
      return label.on ? words.say('value.yes') : words.say('value.no');
    case 'stage':
      return words.say(`chart.stage_${label.stage}`);
    case 'none':
      return words.say('group.none');
    case 'nobody':
      return words.say('group.nobody');
    case 'other':
      return label.count === 0 ? words.say('chart.other_lists') : words.say('chart.others', { count: label.count });
    default:
      return label satisfies never;
  }
}

/** So much of a unit, as it is written in the language. */
export function amountText({ value, unit }: Amount, { words }: DrawContext): string {
  return `${unit?.prefix ?? ''}${words.number(value, unit?.format)}${unit?.suffix ?? ''}`;
}

/** The same short, for an axis: 12K. */
export function shortAmount(value: number, unit: Unit | undefined, { words }: DrawContext): string {
  const { style, currency } = unit?.format ?? {};
  const money = style === 'currency' && currency !== undefined ? ({ style, currency, currencyDisplay: 'narrowSymbol' } as const) : {};
  return words.number(value, { ...money, notation: 'compact', maximumFractionDigits: 1 });
}

/** `62 %`, and never 100 or 0 where that is not the whole truth. */
export function shareText(part: number, whole: number, { words }: DrawContext): string {
  const share = whole === 0 ? 0 : part / whole;
  const told = part !== 0 && part !== whole ? Math.min(0.99, Math.max(0.01, share)) : share;
  return words.number(told, { style: 'percent', maximumFractionDigits: 0 });
}

/** Days as the largest unit of which there is at least one. */
export function tookText(days: number, { words }: DrawContext): string {
  const [unit, value] = days >= 1 ? ['day', days] : days * 24 >= 1 ? ['hour', days * 24] : ['minute', days * 1440];
  return words.number(Number(value), {
    style: 'unit',
    unit: String(unit),
    unitDisplay: 'long',
    maximumFractionDigits: Number(value) < 10 ? 1 : 0,
  });
}

function monthText(month: string, locale: string): string {
  const date = new Date(`${month}-01T00:00Z`);
  return Number.isNaN(date.getTime())
    ? month
    : new Intl.DateTimeFormat(locale, { timeZone: 'UTC', month: 'short', year: 'numeric' }).format(date);
}
