import { isAddress } from '../../scripts/model/address.ts';
import { readPlaceText } from '../../scripts/model/place-text.ts';
import { readWebAddress } from '../../scripts/model/web-address.ts';
import { escapeHtml } from '../render/escape.ts';
import { isPhone } from '../render/typed-phone.ts';
import type { Words } from '../render/words.ts';
import { boxesOf, clean, isHalf, numberProblem, readLine } from './new-record-values.ts';

/** What is wrong with what somebody typed into a line, in words. */
export function faultOf(line: HTMLElement, words: Words): string | undefined {
  const { as, title: field = '' } = line.dataset;
  if (as === 'number') return numberProblem(line, words);
  const boxes = boxesOf(line);
  const [box] = boxes;
  if (!box) return undefined;
  if (as === 'range') {
    const [start = '', end = ''] = boxes.map(({ value }) => value);
    return start !== '' && end !== '' && start > end ? words.say('form.range_turned', { field }) : undefined;
  }
  const texts = (as === 'lines' ? box.value.split('\n') : [box.value]).map((each) => each.trim()).filter((each) => each !== '');
  for (const text of texts) {
    const fault = faultOfText(text, field, box.dataset, words);
    if (fault !== undefined) return fault;
  }
  return undefined;
}

/** What is only begun: half a date, or one end of a range. */
function halfOf(line: HTMLElement, { say }: Words): string | undefined {
  const field = line.dataset['title'] ?? '';
  if (boxesOf(line).some(({ validity }) => validity.badInput)) return say('form.date_half', { field });
  return isHalf(line) ? say('form.range_half', { field }) : undefined;
}

/** Says what is still missing or wrong, at its line and at `trouble`, and goes there; true where nothing is. */
export function isReady(
  title: HTMLTextAreaElement,
  lines: readonly HTMLElement[],
  isNeeded: (line: HTMLElement) => boolean,
  trouble: HTMLElement | null,
  words: Words,
): boolean {
  const problems: { place: HTMLElement; text: string; own?: true }[] = [];
  const missing: HTMLElement[] = clean(title.value).trim() === '' ? [title] : [];
  for (const line of lines) {
    const fault = faultOf(line, words) ?? halfOf(line, words);
    if (fault !== undefined) problems.push({ place: line, text: fault, own: true });
    else if (isNeeded(line) && readLine(line) === undefined) missing.push(line);
  }
  const names = missing.map((place) => (place === title ? title.placeholder : (place.dataset['title'] ?? '')));
  if (missing[0]) problems.unshift({ place: missing[0], text: words.say('form.missing', { fields: names.join(', ') }) });
  title.classList.toggle('wrong', missing.includes(title));
  for (const line of lines) {
    const own = problems.find((each) => each.place === line && each.own);
    markLine(line, missing.includes(line) || own !== undefined, own?.text);
  }
  if (trouble) trouble.innerHTML = listFaults(problems.map((each) => each.text));
  const first = problems[0]?.place;
  (first?.querySelector<HTMLElement>('input, select, textarea') ?? first)?.focus();
  return problems.length === 0;
}

/** Says beside a line what is wrong with it; without words it is only marked, or not at all. */
export function markLine(line: HTMLElement, isWrong: boolean, fault = ''): void {
  line.classList.toggle('wrong', isWrong);
  const [box] = boxesOf(line);
  const id = `fault-${line.dataset['key']}`;
  const said = line.querySelector<HTMLElement>('.fault') ?? document.createElement('small');
  said.className = 'fault';
  said.dir = 'auto';
  said.id = id;
  said.textContent = fault;
  if (fault === '') said.remove();
  else line.querySelector('.v')?.append(said);
  for (const [name, value] of [
    ['aria-invalid', isWrong ? 'true' : ''],
    ['aria-describedby', fault === '' ? '' : id],
  ] as const) {
    if (value === '') box?.removeAttribute(name);
    else box?.setAttribute(name, value);
  }
}

/** One fault is a sentence, several are a list. */
export function listFaults(texts: readonly string[]): string {
  const all = texts.map(escapeHtml);
  return all.length > 1 ? `<ul>${all.map((each) => `<li>${each}</li>`).join('')}</ul>` : (all[0] ?? '');
}

function faultOfText(text: string, field: string, { kind, most, pattern }: DOMStringMap, { say, number }: Words): string | undefined {
  switch (kind) {
    case 'email':
      return isAddress(text) ? undefined : say('form.email', { field, text, example: 'ana@example.org' });
    case 'url':
      return 'value' in readWebAddress(text) ? undefined : say('form.url', { field, text, example: 'https://example.org' });
    case 'tel':
    case 'abroad':
      return isPhone(text, kind === 'abroad') ? undefined : say('form.phone', { field, text, example: '+34 612 345 678' });
    case 'place':
      return 'value' in readPlaceText(text) ? undefined : say('form.where', { field, text, example: '41.39, 2.17' });
  }
  if (most !== undefined && [...text].length > Number(most)) return say('form.too_long', { field, most: number(Number(most)) });
  if (pattern !== undefined && !new RegExp(`^(?:${pattern})$`, 'u').test(text)) return say('form.pattern', { field, text, pattern });
  return undefined;
}
