import type { BoardHead, Card } from '../card.ts';
import type { Narrowing, SiteBoard, SiteData, SiteRecord } from '../data.ts';
import { type CardsFile, encodeCards, type WholeBoard } from '../encode.ts';
import { type Feed, safeJson } from '../feed.ts';
import {
  archiveAddress,
  headAddress,
  isSmall,
  listAddress,
  narrowingAddress,
  peopleAddress,
  wholeAddress,
  workspaceNarrowingAddress,
} from '../render/stage.ts';
import { viewTabs } from '../render/tabs.ts';
import { namesIn } from '../shares.ts';

/** What browsers draw views from: each board's head, the cards of each of its lists and of its archive, the people, and which records a saved view holds. */
export default {
  *files(site) {
    yield { address: peopleAddress, text: () => safeJson([...site.people.values()]) };
    for (const { address, only } of site.views)
      if (only) yield { address: workspaceNarrowingAddress(address), text: () => narrowingText(only) };
    const archives = Map.groupBy(
      site.records.filter(({ archived }) => archived),
      ({ board }) => board,
    );
    for (const board of site.boards) {
      yield { address: headAddress(board), text: () => safeJson(headOf(board)) };
      for (const { name, records } of board.lists)
        yield { address: listAddress(board, name), text: () => safeJson(cardsFile(board, name, records, site)) };
      if (isSmall(board)) yield { address: wholeAddress(board), text: () => safeJson(wholeOf(board, site)) };
      for (const [list, records] of Map.groupBy(archives.get(board.name) ?? [], (record) => record.list))
        yield { address: archiveAddress(board, list), text: () => safeJson(cardsFile(board, list, records, site)) };
      for (const { address, only } of viewTabs(board))
        if (only) yield { address: narrowingAddress(board, address), text: () => narrowingText(only) };
    }
  },
} satisfies Feed;

function narrowingText({ now, turns }: Narrowing): string {
  return safeJson({ now: [...now], turns });
}

function cardsFile({ name }: SiteBoard, list: string, records: SiteRecord[], site: SiteData): CardsFile {
  const cards = records.map(({ card }) => card);
  return encodeCards(name, list, cards, othersOf(cards, name, site));
}

function wholeOf(board: SiteBoard, site: SiteData): WholeBoard {
  const lists = board.lists.map(({ name, records }) => cardsFile(board, name, records, site));
  return { people: [...site.people.values()], head: headOf(board), lists };
}

/** A board without its records. */
function headOf(board: SiteBoard): BoardHead {
  const { name, address, title, record, color, lists, tags, fields, card, lacks, telling } = board;
  const heads = lists.map(({ records: _, ...list }) => list);
  return {
    name,
    address,
    title,
    color,
    lists: heads,
    tags,
    fields,
    card,
    ...(record ? { record } : {}),
    ...(lacks ? { lacks } : {}),
    ...(telling ? { telling } : {}),
  };
}

/** Records of other boards that cards name. */
function othersOf(cards: Card[], board: string, { named }: SiteData): CardsFile['others'] {
  const others: CardsFile['others'] = {};
  for (const card of cards) {
    for (const name of [...card.blockers, ...namesIn(card)]) {
      const record = named.get(name);
      if (record && record.board !== board) others[name] = [record.title, record.address];
    }
  }
  return others;
}
