import { cutText } from '../../scripts/model/shorten.ts';
import { escapeHtml } from '../render/escape.ts';
import type { Words } from '../render/words.ts';

/** Something in the address that means nothing here. */
export interface Unknown {
  said: string;
  /** What may have been meant, and what asks for it. */
  near?: { title: string; take(): void };
  /** Where else one may look. */
  elsewhere?: { title: string; address: string };
}

/** So many are told, the rest is counted; and of each so many letters: an address may hold thousands. */
const mostTold = 6;
const mostLetters = 240;
/** Signs that are not seen, and turn the letters behind them around. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/g;

/** Says in a line, in front of an element, what of the address was not understood, with what may have been meant and a way to take it out; nothing where all was. */
export function showUnknown(place: Element, unknown: readonly Unknown[], words: Words, clear: () => void): void {
  document.querySelector('.unknown')?.remove();
  if (unknown.length > 0) place.before(drawUnknown(unknown, words, clear));
}

function drawUnknown(unknown: readonly Unknown[], words: Words, clear: () => void): HTMLElement {
  const line = document.createElement('p');
  line.className = 'notice unknown';
  line.setAttribute('role', 'status');
  const told = unknown.slice(0, mostTold).map(({ said, near, elsewhere }, index) => {
    const meant = near ? ` <a href="#" data-near="${index}">${escapeHtml(words.say('unknown.near', { near: near.title }))}</a>` : '';
    const look = elsewhere ? ` <a href="${escapeHtml(elsewhere.address)}">${escapeHtml(elsewhere.title)}</a>` : '';
    return `<span dir="auto">${escapeHtml(cutText(said.replace(turning, ''), mostLetters))}${meant}${look}</span>`;
  });
  const rest = unknown.length - mostTold;
  if (rest > 0) told.push(`<span>${escapeHtml(words.say('unknown.more', { count: rest }))}</span>`);
  line.innerHTML = `${told.join('')}<button type="button" class="chip bare">${escapeHtml(words.say('unknown.clear'))}</button>`;
  line.addEventListener('click', (event) => {
    const pressed = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-near], button') : null;
    if (!pressed) return;
    event.preventDefault();
    const near = unknown[Number(pressed.dataset['near'] ?? -1)]?.near;
    if (near) near.take();
    else clear();
    // the line is gone: what it was about has the focus
    document.querySelector<HTMLElement>('[data-filters] .asked button')?.focus();
  });
  return line;
}
