import type { Card, ListHead } from '../card.ts';
import { escapeHtml } from '../render/escape.ts';
import { placeOf } from '../render/github.ts';
import type { Words } from '../render/words.ts';
import { attempt } from './attempt.ts';
import { copyAtPress } from './copy.ts';
import { openDialog } from './dialog.ts';

/** Moves a record to another list where this page may change files; else says how it gets there: on GitHub by the folder before its name, or by a command. */
export function showMove(
  words: Words,
  card: Pick<Card, 'board' | 'slug' | 'path' | 'title' | 'list'>,
  list: Pick<ListHead, 'name' | 'title'>,
): void {
  if (document.body.dataset['local'] !== undefined) {
    void attempt(async () => (await import('./local.ts')).moveHere(words, card, { name: list.name, title: words.text(list.title) }));
    return;
  }
  const edit = placeOf(document.body.dataset['edit'], card.path);
  const told = edit === undefined ? `npx woad move ${card.board}/${card.slug} ${list.name}` : `../${list.name}/`;
  const how = words.say(edit === undefined ? 'move.command' : 'move.how');
  const then =
    edit === undefined
      ? ''
      : `<p class="then">${escapeHtml(words.say('move.then'))} <span class="where">${escapeHtml(pathIn(card, list.name))}</span></p>`;
  const go =
    edit === undefined
      ? ''
      : `<a class="btn solid" href="${escapeHtml(edit)}" target="_blank" rel="noopener">${escapeHtml(words.say('move.propose'))}</a>`;
  const dialog = openDialog(
    words.say('move.to', { title: card.title, list: words.text(list.title) }),
    `<p>${escapeHtml(how)}</p><p class="told"><code>${escapeHtml(told)}</code><button type="button" class="btn line" data-copy>${escapeHtml(words.say('move.copy'))}</button></p>${then}`,
    `${go}<button type="button" class="btn line" data-close>${escapeHtml(words.say('panel.close'))}</button>`,
  );
  const copy = dialog.querySelector<HTMLElement>('[data-copy]');
  if (copy) copyAtPress(copy, () => told, words.say('move.copied'));
}

/** The path of a card's file were it in another list. */
function pathIn({ path }: Pick<Card, 'path'>, list: string): string {
  const parts = path.split('/');
  return [...parts.slice(0, -2), list, ...parts.slice(-1)].join('/');
}
