import { attributes, escapeHtml } from '../render/escape.ts';
import { icon } from '../render/icons.ts';
import { avatars } from '../render/marks.ts';
import type { FoundRecord } from '../search/rows.ts';
import { asksForPeople, fittingOffers, type Offer } from './palette-offers.ts';
import { recall } from './remember.ts';
import type { Finds, Library } from './search-library.ts';
import { markText } from './search-marks.ts';
import { renderFound } from './search-results.ts';

/** One line of the palette. */
export interface Line {
  /** What stands above the first of its kind. */
  group: string;
  /** How many there are of its kind. */
  count?: number;
  html: string;
  href?: string;
  lang?: string;
  /** Of a record of which some words stand in its text or comments only. */
  within?: { address: string; said: boolean };
  run?(): void;
}

const most = { recent: 5, boards: 12, offers: 4, people: 12, records: 10, comments: 3, docs: 3, alone: 50 } as const;

/** What one may narrow down to. */
export const kinds = ['records', 'comments', 'docs'] as const;
export type Kind = (typeof kinds)[number];

/** How much there is of each kind: a record of which all that was asked for stands in its comments is among those. */
export function countFinds({ records, docs }: Finds): { [kind in Kind]: number } {
  return { records: records.length, comments: records.filter(({ hit }) => hit.said).length, docs: docs.length };
}

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
    ...offers.filter(({ color, group, person }) => (group !== 'go' || color === undefined) && person === undefined),
  ]);
  return [
    ...recent.map((record) => recordLine(record, words.say('palette.recent'), [], context)),
    ...offers.filter((offer) => shown.has(offer)).map((offer) => offerLine(offer, [], context)),
  ];
}

/** What fits a query: places and actions, records, comments, pages of the documentation, and the way to all results; or one kind of them alone. */
export function foundLines(library: Library, offers: readonly Offer[], query: string, finds: Finds, kind?: Kind): Line[] {
  const { context } = library;
  const { words, to } = context;
  const { marked } = finds;
  const counts = countFinds(finds);
  const named = fittingOffers(offers, query)
    .slice(0, kind ? 0 : asksForPeople(query) ? most.people : most.offers)
    .map((offer) => offerLine(offer, marked, context));
  const room = (each: Kind): number => (kind === undefined ? most[each] : kind === each ? most.alone : 0);
  const recordLines = (each: 'records' | 'comments', found: Finds['records']): Line[] =>
    found.slice(0, room(each)).map(({ record, hit }): Line => {
      const line = { ...recordLine(record, words.say(`search.${each}`), marked, context), count: counts[each] };
      const said = each === 'comments' || hit.said;
      return hit.within || said ? { ...line, within: { address: record.address, said } } : line;
    });
  const commented = finds.records.filter(({ hit }) => hit.said);
  // what only comments say stands among them alone, unless one asks for records
  const others = kind === 'records' ? finds.records : finds.records.filter(({ hit }) => !(hit.said && hit.within));
  const records = recordLines('records', others);
  const comments = recordLines('comments', commented);
  const docs = finds.docs.slice(0, room('docs')).map(
    ({ id, title, description }): Line => ({
      group: words.say('docs.title'),
      count: counts.docs,
      html: `${icon('docs')}<span class="what"><span class="name">${markText(title, marked)}</span><span class="snip">${markText(description, marked)}</span></span>`,
      href: to.page(`docs/${id}/`),
    }),
  );
  const all: Line = {
    group: '',
    html: `${icon('search')}<span class="what"><span class="name">${escapeHtml(words.say('palette.all', { query }))}</span></span><span class="num">${words.number(kind ? counts[kind] : counts.records + counts.comments + counts.docs)}</span>`,
    href: `${to.page('search/')}?q=${encodeURIComponent(query)}${kind ? `&kind=${kind}` : ''}`,
  };
  const isExact = !asksForPeople(query) && (finds.records[0]?.hit.score ?? 0) >= exact;
  const found = [...records, ...comments, ...docs];
  const more = found.length > 0 ? [all] : [];
  return isExact ? [...records, ...named, ...comments, ...docs, ...more] : [...named, ...found, ...more];
}

/** Lines as options of a list box, in groups with their names. */
export function drawLines(lines: readonly Line[], { words }: Library['context']): string {
  const groups = Map.groupBy(lines.entries(), ([, { group }]) => group);
  return [...groups]
    .map(([group, entries], number) => {
      const count = entries[0]?.[1].count;
      const options = entries.map(([at, { html, href, lang }]) => {
        const shared = { id: `palette-${at}`, role: 'option', 'aria-selected': 'false', lang, tabindex: -1 };
        return href === undefined ? `<div${attributes(shared)}>${html}</div>` : `<a${attributes({ ...shared, href })}>${html}</a>`;
      });
      if (group === '') return `<div class="end">${options.join('')}</div>`;
      const heading = `palette-g${number}`;
      return `<div role="group" aria-labelledby="${heading}"><p id="${heading}" role="presentation">${escapeHtml(group)}${count === undefined ? '' : ` <span class="num">${words.number(count)}</span>`}</p>${options.join('')}</div>`;
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
  { title, group, icon: name, color, person, href, lang, run }: Offer,
  marked: readonly string[],
  context: Library['context'],
): Line {
  const { words } = context;
  const dot = `<i${attributes({ class: 'dot', 'data-c': color })}></i>`;
  const sign = person !== undefined ? avatars([person], context, true) : name === undefined ? dot : icon(name);
  return {
    group: words.say(group === 'go' ? 'palette.go' : 'palette.actions'),
    html: `${sign}<span class="what"><span class="name" dir="auto">${markText(title, marked)}</span></span>`,
    ...(href === undefined ? {} : { href }),
    ...(lang === undefined ? {} : { lang }),
    ...(run ? { run } : {}),
  };
}
