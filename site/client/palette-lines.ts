import { attributes, escapeHtml } from '../render/escape.ts';
import { icon } from '../render/icons.ts';
import type { FoundRecord } from '../search/rows.ts';
import { fittingOffers, type Offer } from './palette-offers.ts';
import { recall } from './remember.ts';
import type { Finds, Library } from './search-library.ts';
import { markText } from './search-marks.ts';
import { renderFound } from './search-results.ts';

/** One line of the palette. */
export interface Line {
  /** What stands above the first of its kind. */
  group: string;
  html: string;
  href?: string;
  lang?: string;
  /** Of a record of which some words stand in its text or comments only. */
  within?: { address: string; said: boolean };
  run?(): void;
}

const most = { recent: 5, boards: 12, offers: 4, records: 10, docs: 3 } as const;
/** A title or name that is just what was asked for counts at least so much. */
const exact = 1000;

/** What the palette offers before anything is typed: records opened lately, places, and what can be done. */
export function firstLines({ context }: Library, offers: readonly Offer[], records: readonly FoundRecord[]): Line[] {
  const { to, words } = context;
  const lately = recall(to.base, 'recent')?.split(' ') ?? [];
  const known = new Map(records.map((record) => [to.record(record.address), record]));
  const recent = lately
    .map((address) => `${to.home}records/${address}/`)
    .filter((href) => href !== location.pathname)
    .flatMap((href) => known.get(href) ?? [])
    .slice(0, most.recent);
  const boards = offers.filter(({ group, color }) => group === 'go' && color !== undefined);
  // a board's further views are found by their names
  const shown = new Set([
    ...boards.filter(({ isView }) => !isView).slice(0, most.boards),
    ...offers.filter(({ color, group }) => group !== 'go' || color === undefined),
  ]);
  return [
    ...recent.map((record) => recordLine(record, words.say('palette.recent'), [], context)),
    ...offers.filter((offer) => shown.has(offer)).map((offer) => offerLine(offer, [], context)),
  ];
}

/** What fits a query: places and actions, records, pages of the documentation, and the way to all results. */
export function foundLines(library: Library, offers: readonly Offer[], query: string, finds: Finds): Line[] {
  const { context } = library;
  const { words, to } = context;
  const { marked } = finds;
  const named = fittingOffers(offers, query)
    .slice(0, most.offers)
    .map((offer) => offerLine(offer, marked, context));
  const records = finds.records.slice(0, most.records).map(({ record, hit }): Line => {
    const line = recordLine(record, words.say('search.records'), marked, context);
    return hit.within ? { ...line, within: { address: record.address, said: hit.said } } : line;
  });
  const docs = finds.docs.slice(0, most.docs).map(
    ({ id, title, description }): Line => ({
      group: words.say('docs.title'),
      html: `${icon('docs')}<span class="what"><span class="name">${markText(title, marked)}</span><span class="snip">${markText(description, marked)}</span></span>`,
      href: to.page(`docs/${id}/`),
    }),
  );
  const all: Line = {
    group: '',
    html: `${icon('search')}<span class="what"><span class="name">${escapeHtml(words.say('palette.all', { query }))}</span></span><span class="num">${words.number(finds.records.length + finds.docs.length)}</span>`,
    href: `${to.page('search/')}?q=${encodeURIComponent(query)}`,
  };
  const isExact = (finds.records[0]?.hit.score ?? 0) >= exact;
  const more = records.length + docs.length > 0 ? [all] : [];
  return isExact ? [...records, ...named, ...docs, ...more] : [...named, ...records, ...docs, ...more];
}

/** Lines as options of a list box, in groups with their names. */
export function drawLines(lines: readonly Line[]): string {
  const groups = Map.groupBy(lines.entries(), ([, { group }]) => group);
  return [...groups]
    .map(([group, entries], number) => {
      const options = entries.map(([at, { html, href, lang }]) => {
        const shared = { id: `palette-${at}`, role: 'option', 'aria-selected': 'false', lang, tabindex: -1 };
        return href === undefined ? `<div${attributes(shared)}>${html}</div>` : `<a${attributes({ ...shared, href })}>${html}</a>`;
      });
      if (group === '') return `<div class="end">${options.join('')}</div>`;
      const heading = `palette-g${number}`;
      return `<div role="group" aria-labelledby="${heading}"><p id="${heading}" role="presentation">${escapeHtml(group)}</p>${options.join('')}</div>`;
    })
    .join('');
}

function recordLine(record: FoundRecord, group: string, marked: readonly string[], context: Library['context']): Line {
  const { title, place, facts } = renderFound(record, marked, context);
  return {
    group,
    html: `<span class="what">${title}${place}<span class="snip" hidden></span></span><span class="facts">${facts}</span>`,
    href: context.to.record(record.address),
  };
}

function offerLine(
  { title, group, icon: name, color, href, lang, run }: Offer,
  marked: readonly string[],
  { words }: Library['context'],
): Line {
  const sign = name === undefined ? `<i${attributes({ class: 'dot', 'data-c': color })}></i>` : icon(name);
  return {
    group: words.say(group === 'go' ? 'palette.go' : 'palette.actions'),
    html: `${sign}<span class="what"><span class="name" dir="auto">${markText(title, marked)}</span></span>`,
    ...(href === undefined ? {} : { href }),
    ...(lang === undefined ? {} : { lang }),
    ...(run ? { run } : {}),
  };
}
