import type { Card } from './card.ts';
import type { SiteBoard, SiteData, SitePerson } from './data.ts';
import type { MineFile, MineRow } from './mine.ts';
import { valuesOf } from './render/keys.ts';
import { listAddress } from './render/stage.ts';

/** So many of a person's records the first page can show. */
const mostRows = 30;

/** Days and how many fall on each. */
export function writeDues(cards: readonly Card[]): string {
  const counts = new Map<string, number>();
  for (const { due } of cards) if (due !== undefined) counts.set(due, (counts.get(due) ?? 0) + 1);
  return [...counts]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([due, count]) => (count === 1 ? due : `${due}*${count}`))
    .join(' ');
}

/** Cards of all boards, archived ones left out. */
export function cardsOnBoards({ boards }: Pick<SiteData, 'boards'>): Card[] {
  return boards.flatMap(({ lists }) => lists.flatMap(({ records }) => records.map(({ card }) => card)));
}

/** Names of the records that a card shows beside its own. */
export function namesIn({ parent, values }: Card): string[] {
  const fields = Object.values(values).flatMap((display) => (display.as === 'records' ? display.records : []));
  return parent === undefined ? fields : [parent, ...fields];
}

/** By board, the data files of the lists that hold some cards or what these name: a page that shows no others needs no others. */
export function listsWith(cards: readonly Card[], { boards, named }: Pick<SiteData, 'boards' | 'named'>): string[][] {
  const wanted = new Set<string>();
  for (const card of cards) {
    wanted.add(`${card.board}/${card.list}`);
    for (const record of namesIn(card).map((name) => named.get(name))) if (record) wanted.add(`${record.board}/${record.list}`);
  }
  const addresses = (board: SiteBoard) => board.lists.filter(({ name }) => wanted.has(`${board.name}/${name}`));
  return boards.map((board) => addresses(board).map(({ name }) => listAddress(board, name)));
}

/** What waits for each person, and what is open and theirs or one of their teams'. */
export function sharesOf(cards: readonly Card[], people: SiteData['people']): Map<string, Share> {
  const shares = new Map([...people.keys()].map((key): [string, Share] => [key, { waiting: [], open: [] }]));
  const whoIs = (values: readonly string[]) => new Set(values.flatMap((value) => [value, ...(people.get(value)?.members ?? [])]));
  for (const card of cards) {
    if (card.done) continue;
    for (const key of whoIs(valuesOf(card, 'waiting', undefined))) shares.get(key)?.waiting.push(card);
    for (const key of whoIs(card.assignees)) shares.get(key)?.open.push(card);
  }
  return shares;
}

interface Share {
  waiting: Card[];
  open: Card[];
}

/** The rows of a person: what is theirs and what they are asked, the next due first. */
export function mineOf(person: SitePerson, share: Share): MineFile {
  const open = new Set(share.open);
  const cards = [...new Set([...share.open, ...share.waiting])].sort((a, b) =>
    (a.due ?? '~') < (b.due ?? '~') ? -1 : a.due === b.due ? 0 : 1,
  );
  const rows = cards.slice(0, mostRows).map((card): MineRow => {
    const as = !open.has(card) ? 'asked' : card.blocked ? 'blocked' : undefined;
    return {
      title: card.title,
      address: card.address,
      board: card.board,
      ...(card.due === undefined ? {} : { due: card.due }),
      ...(as ? { as } : {}),
    };
  });
  return { person, rows };
}
