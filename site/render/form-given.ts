import type { FieldHead } from '../card.ts';
import type { Making } from '../data-making.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { fill } from './rule-word.ts';

/** A line of the form that nobody fills in: a number that a record gets as it is made. Nothing for what is computed or comes later. */
export function renderGiven({ name, title }: FieldHead, { numbers }: Making, { words }: RenderContext): string {
  const number = numbers.find(([key]) => key === name)?.[1];
  if (number === undefined) return '';
  const told = fill(words.say('form.given'), { number: `<b dir="auto">${escapeHtml(String(number))}</b>` });
  return `<div class="l given"><span class="k" dir="auto">${escapeHtml(words.text(title))}</span><p class="v">${told}</p></div>`;
}
