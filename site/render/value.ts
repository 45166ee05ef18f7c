import type { Display } from '../../scripts/model/display.ts';
import type { DrawContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { avatars, chip, dateMark, personOf, recordLink } from './marks.ts';

const linkSchemes = new Set(['http:', 'https:', 'mailto:', 'tel:']);

/** How a value of a record looks on a page, as HTML: the one switch over Display. */
export function renderValue(display: Display, record: { board: string; path: string }, context: DrawContext): string {
  const { words, to } = context;
  switch (display.as) {
    case 'nothing':
      return '';
    case 'text':
      return `<span dir="auto">${escapeHtml(display.text)}</span>`;
    case 'markdown':
      return context.markdown
        ? `<div class="prose small">${context.markdown(display.markdown, record)}</div>`
        : `<span dir="auto">${escapeHtml(display.markdown)}</span>`;
    case 'number':
      return `<span class="num">${escapeHtml(`${display.prefix ?? ''}${words.number(display.number, display.format)}${display.suffix ?? ''}`)}</span>`;
    case 'toggle':
      return `<span${attributes({ class: display.on ? 'box on sign' : 'box' })}></span><span>${words.say(display.on ? 'value.yes' : 'value.no')}</span>`;
    case 'date':
      return dateMark(display.date, context) + (display.end ? `<span>–</span>${dateMark(display.end, context)}` : '');
    case 'link':
      return renderLink(display.url, display.text);
    case 'chips':
      return display.chips.map((each) => chip(each, context)).join('');
    case 'countries':
      return `<span>${escapeHtml(display.countries.map((code) => words.country(code)).join(', '))}</span>`;
    case 'people':
      return `${avatars(display.people, context, true)}<span>${escapeHtml(display.people.map((key) => personOf(key, context).name).join(', '))}</span>`;
    case 'records':
      return display.records.map((name) => recordLink(name, context)).join(', ');
    case 'files': {
      const links = display.files.map((path) => {
        const file = context.fileAt(path);
        const name = escapeHtml(path.slice(path.lastIndexOf('/') + 1));
        return file ? `<a href="${to.file(file.address)}">${name}</a>` : name;
      });
      return links.join(', ');
    }
    case 'meter': {
      const label = words.say('value.of', { value: display.value, max: display.max });
      if (display.stars)
        return `<span class="stars" aria-hidden="true">${'★'.repeat(display.value)}${'☆'.repeat(Math.max(0, display.max - display.value))}</span><span class="vh">${escapeHtml(label)}</span>`;
      return `<meter${attributes({ min: 0, max: display.max, value: display.value, 'aria-label': label })}></meter><span class="num">${escapeHtml(label)}</span>`;
    }
    case 'place':
      return `<span class="sign place"></span>${renderLink(mapAddress(display), display.label || `${display.latitude}, ${display.longitude}`)}`;
    case 'several':
      return display.of.map((each) => renderValue(each, record, context)).join('<span>, </span>');
    default:
      return display satisfies never;
  }
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
