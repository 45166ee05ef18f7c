import type { Value } from '../../scripts/model/value.ts';
import { decimalSign, readTyped } from '../render/typed-number.ts';
import type { Words } from '../render/words.ts';

/** What stands in a line of the form; undefined where it is empty. */
export function readLine(line: HTMLElement): Value | undefined {
  const boxes = boxesOf(line);
  const [box] = boxes;
  const text = (box?.value ?? '').trim();
  switch (line.dataset['as']) {
    case 'many':
      return someOf(boxes.flatMap((each) => (each instanceof HTMLInputElement && each.checked ? [each.value] : [])));
    case 'lines':
      return someOf([...new Set((box?.value ?? '').split('\n').flatMap((each) => each.trim() || []))]);
    case 'text':
      return text === '' ? undefined : clean(box?.value ?? '');
    case 'number':
      return numberIn(text);
    case 'toggle':
      return box instanceof HTMLInputElement && box.checked ? true : undefined;
    case 'range': {
      const [start = '', end = ''] = boxes.map(({ value }) => value);
      return start === '' || end === '' ? undefined : { start, end };
    }
    default:
      return text === '' ? undefined : clean(text);
  }
}

/** Puts a value into a line, as far as it can show it. */
export function showLine(line: HTMLElement, value: Value | undefined): void {
  const boxes = boxesOf(line);
  const all = value === undefined ? [] : [value].flat();
  const texts = all.filter((each) => typeof each !== 'object').map(String);
  const [box] = boxes;
  switch (line.dataset['as']) {
    case 'many':
      for (const each of boxes) if (each instanceof HTMLInputElement) each.checked = texts.includes(each.value);
      return;
    case 'range': {
      const ends = typeof value === 'object' && !Array.isArray(value) ? value : {};
      for (const [index, key] of ['start', 'end'].entries()) {
        const end = boxes[index];
        if (end) end.value = String(ends[key] ?? '');
      }
      return;
    }
    case 'toggle':
      if (box instanceof HTMLInputElement) box.checked = value === true;
      return;
    case 'lines':
      if (box) box.value = texts.join('\n');
      return;
    case 'number':
      if (box) box.value = typeof value === 'number' ? numberText(value) : (texts[0] ?? '');
      return;
    default:
      if (box) box.value = texts[0] ?? '';
  }
}

/** What is wrong with a number that somebody typed, in words; nothing is read of one that may be two. */
export function numberProblem(line: HTMLElement, { say, number: write }: Words): string | undefined {
  const [box] = boxesOf(line);
  const text = (box?.value ?? '').trim();
  if (!box || line.dataset['as'] !== 'number' || text === '') return undefined;
  const field = line.dataset['title'] ?? '';
  const read = readTyped(text, document.documentElement.lang);
  if (!read) return say('form.number', { field, text, example: write(12.5) });
  if ('either' in read) {
    const [one, other] = read.either.map(numberText);
    return say('form.number_either', { field, text, one: one ?? '', other: other ?? '' });
  }
  const { least, most, step } = box.dataset;
  if (least !== undefined && read.number < Number(least)) return say('form.number_least', { field, least: write(Number(least)) });
  if (most !== undefined && read.number > Number(most)) return say('form.number_most', { field, most: write(Number(most)) });
  const steps = step === undefined ? 0 : read.number / Number(step);
  if (Math.abs(steps - Math.round(steps)) < 1e-6) return undefined;
  return say('form.number_decimals', { field, count: Math.max(0, Math.round(-Math.log10(Number(step)))) });
}

/** Whether only one end of a range is there. */
export function isHalf(line: HTMLElement): boolean {
  return line.dataset['as'] === 'range' && new Set(boxesOf(line).map(({ value }) => value === '')).size === 2;
}

/** Text without what no file of text can hold. */
export function clean(text: string): string {
  return text.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed();
}

function numberIn(text: string): number | undefined {
  const read = readTyped(text, document.documentElement.lang);
  return read && 'number' in read ? read.number : undefined;
}

/** As the page's language writes it, without groups: read again it is the same. */
function numberText(number: number): string {
  return String(number).replace('.', decimalSign(document.documentElement.lang));
}

function someOf(values: string[]): string[] | undefined {
  return values.length === 0 ? undefined : values.map(clean);
}

/** What one fills in on a line. */
export function boxesOf(line: HTMLElement): (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[] {
  return [...line.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('input, select, textarea')];
}
