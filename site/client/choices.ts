import { escapeHtml } from '../render/escape.ts';
import { folded } from '../render/filter.ts';
import type { Words } from '../render/words.ts';
import { openPop } from './pop.ts';

/** One line of a menu. */
export interface Choice {
  value: string;
  title: string;
  sign?: string;
  count?: number;
  on?: boolean;
}

const longList = 8;
const mostShown = 200;

/** A menu of choices at a button; a long one has a box to search in it. */
export function openChoices(
  words: Words,
  anchor: HTMLElement,
  title: string,
  choices: readonly Choice[],
  kind: 'checkbox' | 'radio' | 'button',
  choose: (value: string) => void,
  find = words.say('filter.find_value'),
): HTMLElement {
  const row = ({ value, title, sign = '', count, on = false }: Choice): string => {
    const inside = `${sign}<span dir="auto">${escapeHtml(title)}</span>${count === undefined ? '' : `<span class="num">${words.number(count)}</span>`}`;
    if (kind === 'button') return `<li><button type="button" value="${escapeHtml(value)}">${inside}</button></li>`;
    return `<li><label${count === 0 && !on ? ' class="zero"' : ''}><input type="${kind}" name="choice" value="${escapeHtml(value)}"${on ? ' checked' : ''}>${inside}</label></li>`;
  };
  const rows = (text: string): string => {
    const wanted = folded(text);
    const fit = choices.filter((choice) => folded(choice.title).includes(wanted));
    return fit.slice(0, mostShown).map(row).join('') || `<li class="none">${escapeHtml(words.say('filter.no_match'))}</li>`;
  };
  const search =
    choices.length > longList
      ? `<input type="search" class="search" placeholder="${escapeHtml(find)}" aria-label="${escapeHtml(find)}">`
      : '';
  const pop = openPop(anchor, title, `<h2>${escapeHtml(title)}</h2>${search}<ul>${rows('')}</ul>`);
  const list = pop.querySelector('ul');
  const box = pop.querySelector<HTMLInputElement>('.search');
  box?.addEventListener('input', () => {
    if (list) list.innerHTML = rows(box.value);
  });
  box?.addEventListener('keydown', (event) => {
    if (event.key !== 'Enter' || event.isComposing || box.value.trim() === '') return;
    event.preventDefault();
    list?.querySelector<HTMLElement>('input, button')?.click();
  });
  pop.addEventListener('change', ({ target }) => {
    if (!(target instanceof HTMLInputElement) || target.classList.contains('search')) return;
    const choice = choices.find(({ value }) => value === target.value);
    if (choice && kind === 'checkbox') choice.on = target.checked;
    choose(target.value);
  });
  pop.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLButtonElement>('li button') : null;
    if (!button) return;
    pop.hidePopover();
    choose(button.value);
  });
  return pop;
}
