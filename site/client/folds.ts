import type { DrawContext } from '../render/context.ts';
import type { ViewModel } from '../view.ts';
import { foldsName, recall, remember } from './remember.ts';

/** Lists that somebody folded stay folded on this device: a thin column with the title and how many there are. Lanes too. */
export function beginFolding(root: HTMLElement, { boards }: ViewModel, { words, to }: DrawContext, signal: AbortSignal): void {
  const place = foldsName(boards);
  const kept = new Set(recall(to.base, place)?.split('\n'));
  const keep = (key: string, folded: boolean): void => {
    if (folded) kept.add(key);
    else kept.delete(key);
    remember(to.base, place, kept.size === 0 ? undefined : [...kept].join('\n'));
  };
  const fold = (list: HTMLElement, button: HTMLElement, folded: boolean): void => {
    list.classList.toggle('folded', folded);
    button.setAttribute('aria-expanded', String(!folded));
  };
  for (const list of root.querySelectorAll<HTMLElement>('.board:not(.lanes) > .list')) {
    const button = document.createElement('button');
    button.className = 'fold';
    button.type = 'button';
    button.setAttribute('aria-label', words.say('board.fold', { list: list.getAttribute('aria-label') ?? '' }));
    list.querySelector('header')?.append(button);
    fold(list, button, kept.has(list.id));
    button.addEventListener('click', () => {
      const folded = !list.classList.contains('folded');
      fold(list, button, folded);
      keep(list.id, folded);
    });
  }
  for (const lane of root.querySelectorAll<HTMLDetailsElement>('.lane')) {
    const key = `lane-${lane.dataset['lane']}`;
    lane.open = !kept.has(key);
    lane.addEventListener('toggle', () => keep(key, !lane.open), { signal });
  }
}
