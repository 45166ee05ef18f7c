import type { Display } from '../../scripts/model/display.ts';
import type { DrawContext } from './context.ts';
import { durationText } from './duration.ts';
import { attributes, escapeHtml } from './escape.ts';
import { avatars, chip, dateRange, personOf, recordLink } from './marks.ts';

const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** How a value looks where there is little room, as HTML: the one switch over Display. The page of a record says more of some (`property.ts`). */
export function renderValue(display: Display, context: DrawContext): string {
  const { words, to } = context;
  switch (display.as) {
    case 'nothing':
      return '';
    case 'text':
      if (display.code) return `<code>${escapeHtml(display.text)}</code>`;
      return `<span dir="auto">${escapeHtml(display.text)}</span>`;
    case 'markdown':
      return `<span dir="auto">${escapeHtml(wordsOf(display.markdown))}</span>`;
    case 'number':
      return `<span class="num">${escapeHtml(`${display.prefix ?? ''}${words.number(display.number, display.format)}${display.suffix ?? ''}`)}</span>`;
    case 'toggle':
      return `<span${attributes({ class: display.on ? 'box on sign' : 'box' })}></span><span>${words.say(display.on ? 'value.yes' : 'value.no')}</span>`;
    case 'date':
      return dateRange(display, context);
    case 'duration': {
      const long = `<span${attributes({ class: display.over ? 'num late' : 'num' })}>${escapeHtml(durationText(display.seconds, words))}</span>`;
      return display.list ? `<span><span dir="auto">${escapeHtml(words.text(display.list.title))}</span> ${long}</span>` : long;
    }
    case 'link':
      return renderLink(display.url, display.text);
    case 'chips':
      return display.chips.map((each) => chip(each, context)).join('');
    case 'countries':
      return `<span>${escapeHtml(display.countries.map((code) => words.country(code)).join(', '))}</span>`;
    case 'people':
      return `${avatars(display.people, context, true)}<span>${escapeHtml(display.people.map((key) => personOf(key, context).name).join(', '))}</span>`;
    case 'records':
      return inLine(display.records.map((name) => recordLink(name, context)));
    case 'files': {
      const links = display.files.map((path) => {
        const file = context.fileAt(path);
        const name = escapeHtml(path.slice(path.lastIndexOf('/') + 1));
        return file ? `<a href="${to.file(file.address)}">${name}</a>` : name;
      });
      return inLine(links);
    }
    case 'meter': {
      const label = words.say('value.of', { value: display.value, max: display.max });
      if (display.stars) return stars(display.value, display.max, label, context);
      return `<meter${attributes({ min: 0, max: display.max, value: display.value, 'aria-label': label })}></meter><span class="num">${escapeHtml(label)}</span>`;
    }
    case 'place':
      return `<span class="sign place"></span>${renderLink(mapAddress(display), display.label || `${display.latitude}, ${display.longitude}`)}`;
    case 'several':
      return inLine(display.of.map((each) => renderValue(each, context)));
    default:
      return display satisfies never;
  }
}

/** Several values as one piece, which a row of pieces does not pull apart. */
function inLine(parts: string[]): string {
  return parts.length > 1 ? `<span>${parts.join(', ')}</span>` : parts.join('');
}

/** Whole stars to count, beside the number where it lies between two. */
function stars(value: number, max: number, label: string, { words }: DrawContext): string {
  const full = Math.round(value);
  const shown = '★'.repeat(full) + '☆'.repeat(Math.max(0, max - full));
  const exact =
    full === value ? '' : `<span class="num" aria-hidden="true">${escapeHtml(words.number(value, { maximumFractionDigits: 2 }))}</span>`;
  return `<span class="stars" aria-hidden="true">${shown}</span>${exact}<span class="vh">${escapeHtml(label)}</span>`;
}

/** The words of Markdown on one line, for where it cannot be drawn: without its marks. */
function wordsOf(markdown: string): string {
  return markdown
    .replace(/^\[\^[^\]\n]{1,99}\]:.*$|\[\^[^\]\n]{1,99}\]/gm, '')
    .replace(/!?\[([^[\]\n]{0,300})\]\([^()\n]{0,999}\)/g, '$1')
    .replace(/\[\[(?:[^[\]|\n]{1,220}\|)?([^[\]\n]{1,300})\]\]/g, '$1')
    .replace(/^ {0,9}(?:#{1,6}|[-*+>]|\d{1,9}[.)])[ \t]+(?:\[[ xX]\][ \t]+)?/gm, '')
    .replace(/\*\*|__|~~|`+/g, '')
    .replace(/\s+/g, ' ')
    .trim();
}

/** The map with a pin at the place; nothing but its coordinates is told. */
function mapAddress({ latitude, longitude }: { latitude: number; longitude: number }): string {
  const [lat, lng] = [latitude, longitude].map((degrees) => String(Number(degrees.toFixed(6)) || 0));
  return `https://www.openstreetmap.org/?mlat=${lat}&mlon=${lng}#map=15/${lat}/${lng}`;
}

function renderLink(url: string, text: string): string {
  if (!URL.canParse(url) || !linkSchemes.has(new URL(url).protocol)) return escapeHtml(text);
  return `<a href="${escapeHtml(url)}" rel="nofollow noopener" dir="auto">${escapeHtml(text)}</a>`;
}
