import { slugFrom } from '../../scripts/model/names.ts';
import { encodeRows } from '../columns.ts';
import type { SiteBoard, SiteData, SiteRecord } from '../data.ts';
import { type Feed, safeJson } from '../feed.ts';
import type { RenderContext } from '../render/context.ts';
import { viewTabs } from '../render/tabs.ts';
import {
  docsAddress,
  type FoundView,
  type Places,
  placesAddress,
  saidAddress,
  shardAddress,
  type TitleRow,
  titlesAddress,
} from '../search/files.ts';
import { indexTexts, writeShards } from '../search/shards.ts';
import { textsOf } from '../search/texts.ts';
import type { Texts } from '../search/within.ts';

/** Of 10,000 records all files together are at most 1.5 MB when compressed; of more, more. What titles take of it, and the rest: bytes. */
const mostBytes = 1_450_000;
const usualCount = 10_000;
const bytesPerTitle = 5;
const bytesPerChar = 0.55;
/** So many characters of texts make one file of words. */
const charsPerShard = 200_000;
const mostShards = 96;
/** What search and palette say. */
const sections = new Set(['search', 'palette', 'view', 'pages']);
const saidToo = new Set([
  ...['site.home', 'site.docs', 'site.automations', 'site.language', 'property.tags', 'board.records', 'docs.title', 'value.pair'],
  'named.new_on',
]);

/** What search looks through: titles, the words of all texts in files by their first letters, the documentation, and where one can go. */
export default {
  *files(site) {
    const said = new Map(site.records.map((record, index) => [record, site.texts?.[index]]));
    const textOf = (record: SiteRecord): Texts => said.get(record) ?? textsOf(record, site.people);
    const records = site.records.filter(({ board }) => site.boards.some(({ name }) => name === board)).sort(newestFirst);
    const chars = records.reduce((sum, record) => sum + (said.get(record)?.text[0] ?? record.body).length, 0);
    const count = Math.min(mostShards, Math.max(1, Math.ceil(chars / charsPerShard)));
    let made: ReturnType<typeof writeShards> | undefined;
    const shards = () => {
      made ??= writeShards(indexTexts(records.map(textOf), bytesLeft(records)), count);
      return made;
    };
    yield { address: placesAddress, text: () => safeJson(placesOf(site)) };
    yield {
      address: titlesAddress,
      text: () => safeJson({ stamp: site.stamp.at, firsts: shards().map(({ first }) => first), ...titlesOf(records, site) }),
    };
    for (let number = 0; number < count; number++) yield { address: shardAddress(number), text: () => safeJson(shards()[number]?.shard) };
    for (const language of docsLanguages(site)) yield { address: docsAddress(language), text: () => docsText(site, language) };
    for (const language of site.languages) yield { address: saidAddress(language), text: () => saidText(site, language) };
  },
} satisfies Feed;

/** What titles leave for the words of texts. */
function bytesLeft(records: readonly SiteRecord[]): number {
  const titles = records.reduce((sum, { title }) => sum + bytesPerTitle + title.length * bytesPerChar, 0);
  return mostBytes * Math.max(1, records.length / usualCount) - titles;
}

/** By when the file changed last, else was made. */
function newestFirst(a: SiteRecord, b: SiteRecord): number {
  const [at, bt] = [a.updated ?? a.created ?? '', b.updated ?? b.created ?? ''];
  return at === bt ? 0 : at < bt ? 1 : -1;
}

function placesOf(site: SiteData): Places {
  const view = ({ view, address, title }: FoundView): FoundView => ({ view, address, ...(title === undefined ? {} : { title }) });
  return {
    boards: site.boards.map((board) => ({
      name: board.name,
      address: board.address,
      title: board.title,
      color: board.color,
      ...(board.record ? { record: board.record } : {}),
      lists: board.lists.map(({ name, title, color, fill, first }) => ({ name, title, color, fill, first })),
      tags: board.tags,
      views: viewTabs(board).map(view),
    })),
    views: site.views.map(view),
    docs: docsLanguages(site),
  };
}

function titlesOf(records: readonly SiteRecord[], site: SiteData): ReturnType<typeof encodeRows> {
  const numbers = new Map(site.boards.map((board, number) => [board.name, { number, lists: listNumbers(board) }]));
  const rows = records.map(({ title, slug, address, board, list, done, archived, due, card }): TitleRow => {
    const place = numbers.get(board);
    return {
      title,
      board: place?.number ?? 0,
      list: place?.lists.get(list) ?? -1,
      ...(slug === slugFrom(title) ? {} : { slug }),
      ...(address === `${board}/${slug}` ? {} : { address }),
      ...(done ? { done } : {}),
      ...(archived ? { archived } : {}),
      ...(due === undefined ? {} : { due }),
      ...(card.tags.length === 0 ? {} : { tags: card.tags }),
      ...(card.assignees.length === 0 ? {} : { assignees: card.assignees }),
    };
  });
  return encodeRows(rows);
}

function listNumbers({ lists }: SiteBoard): Map<string, number> {
  return new Map(lists.map(({ name }, number) => [name, number]));
}

function docsLanguages({ docs }: SiteData): string[] {
  return [...new Set(docs.map(({ language }) => language))].sort((a, b) => Number(b === 'en') - Number(a === 'en') || (a < b ? -1 : 1));
}

function docsText({ docs }: SiteData, language: string): string {
  const pages = docs.filter((page) => page.language === language);
  const texts = pages.map(({ body, description }): Texts => {
    const headings = [...body.matchAll(/^#+ (.*)$/gm)].map(([, heading = '']) => heading);
    return { text: [body], said: [], field: [description, ...headings] };
  });
  const shard = writeShards(indexTexts(texts, Number.POSITIVE_INFINITY), 1)[0]?.shard;
  return safeJson({ pages: pages.map(({ id, title, description }) => ({ id, title, description })), ...shard });
}

function saidText({ messages }: SiteData, language: RenderContext['words']['language']): string {
  const all = new Map([...(messages.get('en') ?? []), ...(messages.get(language) ?? [])]);
  const said = [...all].filter(([key]) => saidToo.has(key) || sections.has(key.split('.')[0] ?? ''));
  return safeJson(Object.fromEntries(said.map(([key, text]) => [key, typeof text === 'string' ? text : Object.fromEntries(text)])));
}
