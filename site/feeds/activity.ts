import type { SiteBoard, SiteData } from '../data.ts';
import type { Step } from '../data-history.ts';
import type { Feed, FeedFile } from '../feed.ts';
import type { RenderContext } from '../render/context.ts';
import { escapeHtml } from '../render/escape.ts';
import { actorName, linesOf } from '../render/history-change.ts';

/** A feed tells so many commits. */
const mostEntries = 50;
/** The title of an entry names so many records. */
const mostNamed = 3;

export default {
  *files(site, contextIn) {
    const context = contextIn(site.languages[0] ?? 'en');
    const { words, to } = context;
    const name = words.text(site.title);
    const feed = (address: string, told: Pick<Told, 'name' | 'page' | 'steps' | 'board'>): FeedFile => {
      return { address, text: () => writeFeed({ address, ...told, site, context }) };
    };
    if (site.activity) yield feed('feed.xml', { name, page: to.page('activity/'), steps: site.activity });
    for (const board of site.boards) {
      if (!board.activity) continue;
      const told = { name: `${words.text(board.title)} · ${name}`, page: to.board(board.address), steps: board.activity, board };
      yield feed(`boards/${board.address}/feed.xml`, told);
    }
  },
} satisfies Feed;

interface Told {
  address: string;
  name: string;
  page: string;
  steps: readonly Step[];
  site: SiteData;
  context: RenderContext;
  board?: SiteBoard;
}

function writeFeed({ address, name, page, steps, site, context, board }: Told): string {
  const { words, to } = context;
  const { origin = '', stamp } = site;
  const commits = [...Map.groupBy(steps, ({ commit }) => commit).values()].slice(0, mostEntries);
  const lines = [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${words.language}">`,
    `<id>${uuidOf(`${origin}${to.base}${site.commitAddress ?? ''}${address}`)}</id>`,
    `<title>${escapeXml(words.say('activity.feed_title', { name }))}</title>`,
    `<updated>${instant(commits[0]?.[0]?.at ?? stamp.at)}</updated>`,
    `<link rel="self" type="application/atom+xml" href="${escapeXml(origin + to.data(address))}"/>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(origin + page)}"/>`,
    `<generator>Woad</generator>`,
    ...commits.map((group) => entry(group, board, site, context)),
    '</feed>',
  ];
  return `${lines.join('\n')}\n`;
}

/** One commit, and what it did to each record. */
function entry(steps: Step[], board: SiteBoard | undefined, { origin = '', commitAddress }: SiteData, context: RenderContext): string {
  const [first] = steps;
  if (!first) return '';
  const { words, to } = context;
  const records = [...Map.groupBy(steps, ({ name }) => name).values()];
  const titles = records.flatMap(([step]) => (step ? [step.title] : []));
  const named = titles.length > mostNamed + 1 ? titles.slice(0, mostNamed) : titles;
  const more = titles.length > named.length ? [words.say('activity.more', { count: titles.length - named.length })] : [];
  const author = actorName(first.actor, context);
  const page = first.address === undefined ? to.page('activity/') : to.record(first.address);
  const link = commitAddress !== undefined && titles.length > 1 ? commitAddress + first.commit : origin + page;
  const html = records.map((of) => `<li>${recordHtml(of, origin, context)}</li>`).join('');
  return [
    '<entry>',
    `<id>${uuidOf(`${first.commit} ${board?.name ?? ''}`)}</id>`,
    `<title type="html">${escapeXml(escapeHtml([...named, ...more].join(', ')) + (records.length === 1 ? `: ${plainLines(steps, context)}` : ''))}</title>`,
    `<updated>${instant(first.at)}</updated>`,
    `<author><name>${escapeXml(author)}</name></author>`,
    `<link rel="alternate" type="text/html" href="${escapeXml(link)}"/>`,
    `<content type="html">${escapeXml(`<ul>${html}</ul>`)}</content>`,
    '</entry>',
  ].join('\n');
}

/** What happened without marks, still escaped as HTML. */
function plainLines(steps: Step[], context: RenderContext): string {
  return steps
    .flatMap((step) => linesOf(step, context))
    .map((line) => line.replace(/<[^>]*>/g, ''))
    .join(', ');
}

function recordHtml(steps: Step[], origin: string, context: RenderContext): string {
  const [step] = steps;
  if (!step) return '';
  const title = escapeHtml(step.title);
  const name = step.address === undefined ? title : `<a href="${escapeHtml(origin + context.to.record(step.address))}">${title}</a>`;
  const lines = steps.flatMap((each) => linesOf(each, context)).map((line) => `<li>${absolute(line, origin)}</li>`);
  return `${name}<ul>${lines.join('')}</ul>`;
}

/** Links of the site's own pages with where the site stands in front. */
function absolute(html: string, origin: string): string {
  return html.replace(/ href="\/(?!\/)/g, ` href="${escapeHtml(origin)}/`);
}

function instant(at: string): string {
  return new Date(at).toISOString().replace('.000Z', 'Z');
}

/** Text as it stands in XML, which knows no control characters but three. */
function escapeXml(text: string): string {
  return escapeHtml(text.toWellFormed().replace(/[^\t\n\r -\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD'));
}

/** The same UUID (RFC 9562, version 8) for the same text: readers of feeds know by it what they have seen. */
function uuidOf(text: string): string {
  const words = [0x811c9dc5, 0x01000193, 0x9e3779b9, 0x85ebca6b].map((seed) => {
    let hash = seed;
    for (const char of text) hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193) >>> 0;
    return (Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d) >>> 0).toString(16).padStart(8, '0');
  });
  const hex = words.join('');
  const variant = ((Number.parseInt(hex.charAt(16), 16) & 3) | 8).toString(16);
  return `urn:uuid:${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20)}`;
}
