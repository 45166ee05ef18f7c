import type { Display } from '../model/display.ts';
import { describeHours } from '../model/elapsed.ts';
import { reckonedFormat } from '../model/numbers.ts';
import { textIn } from '../model/value.ts';
import { safeText } from './text.ts';

/** How a value looks in a terminal, in English; the terminal's one switch over Display. */
export function drawValue(display: Display): string {
  switch (display.as) {
    case 'nothing':
      return '';
    case 'text':
      return safeText(display.text);
    case 'markdown':
      return safeText(display.markdown);
    case 'number':
      return `${display.prefix ?? ''}${drawNumber(display.number, display.format)}${display.suffix ?? ''}`;
    case 'toggle':
      return display.on ? 'yes' : 'no';
    case 'date':
      return [display.date, display.end]
        .filter((each) => each !== undefined)
        .join(' to ')
        .replaceAll('T', ' ');
    case 'duration': {
      const long = describeHours(display.seconds / 3600);
      return display.list ? `${safeText(textIn(display.list.title, 'en'))} ${long}` : long;
    }
    case 'link':
      return safeText(drawLink(display));
    case 'chips':
      return safeText(display.chips.map(({ title }) => textIn(title, 'en')).join(', '));
    case 'countries': {
      const names = new Intl.DisplayNames('en', { type: 'region' });
      return safeText(display.countries.map((code) => names.of(code) ?? code).join(', '));
    }
    case 'people':
      return display.people.map((key) => `@${key}`).join(', ');
    case 'records':
      return safeText(display.records.join(', '));
    case 'files':
      return safeText(display.files.join(', '));
    case 'meter':
      return `${drawNumber(display.value, reckonedFormat)}/${display.max}${display.stars ? ` ${'★'.repeat(display.value)}` : ''}`;
    case 'place':
      return safeText(`${display.label} ${display.latitude},${display.longitude}`.trim());
    case 'several':
      return display.of.map(drawValue).join(', ');
    default:
      return display satisfies never;
  }
}

/** The address as people write it, behind its text where that says more. */
function drawLink({ text, url }: Extract<Display, { as: 'link' }>): string {
  const [scheme = ''] = /^(?:mailto|tel):/i.exec(url) ?? [];
  if (scheme === '') return url.replace(/^https?:\/\/|\/$/gi, '') === text.replace(/\/$/, '') ? url : `${text} (${url})`;
  const address = url.slice(scheme.length);
  const isSame = text.includes(address) || encodeURIComponent(text).replaceAll('%40', '@') === address || /^\+[\d\s]+$/.test(text);
  return isSame ? text : `${text} <${address}>`;
}

/** What a format says that means nothing for a whole number. */
const ofDecimals: ReadonlySet<string> = new Set(['maximumFractionDigits', ...Object.keys(reckonedFormat)]);

/** A number as people write it: `12,000`. A whole one without a form of its own needs no tables for that, which take longer to load than a record. */
function drawNumber(number: number, format: Intl.NumberFormatOptions = {}): string {
  const { minimumFractionDigits = 0, ...rest } = format;
  const form = Object.keys(rest).filter((key) => !ofDecimals.has(key));
  const isSimple = Number.isSafeInteger(number) && !Object.is(number, -0) && minimumFractionDigits === 0;
  if (isSimple && form.length === 0) return String(number).replace(/\B(?=(\d{3})+$)/g, ',');
  return new Intl.NumberFormat('en', format).format(number);
}
