import type { BoardHead } from '../card.ts';
import { type MineFile, mineAddress } from '../mine.ts';
import { addressesBelow, encodePath } from '../render/address.ts';
import type { DrawContext } from '../render/context.ts';
import { homeRow } from '../render/home-row.ts';
import { avatars } from '../render/marks.ts';
import { wordsOf } from '../render/words.ts';
import { tellNow } from './now.ts';
import { whoLooks } from './who.ts';

const { base = '/', stamp = '', zone = 'UTC', prefix = '' } = document.body.dataset;

/** Fills in what is the reader's own: the name, and the records that are due next. */
export async function showMine(mine: HTMLElement): Promise<void> {
  const me = whoLooks(base);
  if (me === undefined) return;
  const response = await fetch(`${base}${encodePath(mineAddress(me))}?v=${stamp}`).catch(() => undefined);
  if (!response?.ok || whoLooks(base) !== me) return;
  const { person, rows }: MineFile = await response.json();
  const heads: { [board: string]: Pick<BoardHead, 'title' | 'color'> } = JSON.parse(mine.dataset['heads'] ?? '{}');
  const context = contextOf(mine, person);
  const put = (what: string, html: string) => {
    const host = mine.querySelector(what);
    if (host) host.innerHTML = html;
  };
  put('[data-my-mark]', avatars([person.key], context, true));
  const name = mine.querySelector('[data-my-name]');
  if (name) name.textContent = person.name;
  put('ol', rows.map((row) => homeRow(row, heads[row.board], context)).join(''));
  const none = mine.querySelector<HTMLElement>('.empty');
  if (none) none.hidden = rows.length > 0;
  tellNow(mine);
}

function contextOf(mine: HTMLElement, person: MineFile['person']): DrawContext {
  const said = new Map<string, string>(Object.entries(JSON.parse(mine.dataset['said'] ?? '{}')));
  return {
    words: wordsOf(document.documentElement.lang, zone, said, said),
    to: addressesBelow(base, prefix),
    people: new Map([[person.key, person]]),
    year: mine.dataset['year'] ?? '',
    weekStart: 1,
    recordNamed: () => undefined,
    fileAt: () => undefined,
  };
}
