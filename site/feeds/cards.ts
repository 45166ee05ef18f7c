import type { BoardHead, Card } from '../card.ts';
import type { SiteBoard, SiteData } from '../data.ts';
import { type CardsFile, encodeCards } from '../encode.ts';
import { type Feed, safeJson } from '../feed.ts';
import { headAddress, listAddress, narrowingAddress, peopleAddress } from '../render/stage.ts';
import { viewTabs } from '../render/tabs.ts';

/** What browsers draw views from: each board's head, the cards of each of its lists, the people, and which records a saved view holds. */
export default {
  *files(site) {
    yield { address: peopleAddress, text: () => safeJson([...site.people.values()]) };
    for (const board of site.boards) {
      yield { address: headAddress(board), text: () => safeJson(headOf(board)) };
      for (const list of board.lists) {
        const cards = () => list.records.map(({ card }) => card);
        yield {
          address: listAddress(board, list.name),
          text: () => safeJson(encodeCards(board.name, list.name, cards(), othersOf(cards(), board.name, site))),
        };
      }
      for (const { address, only } of viewTabs(board)) {
        if (only) yield { address: narrowingAddress(board, address), text: () => safeJson({ now: [...only.now], turns: only.turns }) };
      }
    }
  },
} satisfies Feed;

/** A board without its records. */
function headOf({ name, address, title, record, color, lists, tags, fields, card }: SiteBoard): BoardHead {
  const heads = lists.map(({ records: _, ...list }) => list);
  return { name, address, title, color, lists: heads, tags, fields, card, ...(record ? { record } : {}) };
}

/** Records of other boards that cards name. */
function othersOf(cards: Card[], board: string, { named }: SiteData): CardsFile['others'] {
  const others: CardsFile['others'] = {};
  for (const card of cards) {
    const fields = Object.values(card.values).flatMap((display) => (display.as === 'records' ? display.records : []));
    for (const name of [...card.blockers, ...(card.parent === undefined ? [] : [card.parent]), ...fields]) {
      const record = named.get(name);
      if (record && record.board !== board) others[name] = [record.title, record.address];
    }
  }
  return others;
}
