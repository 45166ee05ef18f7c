import type { Value } from '../../scripts/model/value.ts';

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
      return text === '' || !Number.isFinite(Number(text)) ? undefined : Number(text);
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
    default:
      if (box) box.value = texts[0] ?? '';
  }
}

/** The first thing in a line that the browser itself finds wrong, such as a number out of range. */
export function wrongBox(line: HTMLElement): HTMLInputElement | undefined {
  return boxesOf(line).find((box): box is HTMLInputElement => box instanceof HTMLInputElement && !box.validity.valid);
}

/** Whether only one end of a range is there. */
export function isHalf(line: HTMLElement): boolean {
  return line.dataset['as'] === 'range' && new Set(boxesOf(line).map(({ value }) => value === '')).size === 2;
}

/** Text without what no file of text can hold. */
export function clean(text: string): string {
  return text.replaceAll('\0', '').replaceAll('\r\n', '\n').toWellFormed();
}

function someOf(values: string[]): string[] | undefined {
  return values.length === 0 ? undefined : values.map(clean);
}

function boxesOf(line: HTMLElement): (HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement)[] {
  return [...line.querySelectorAll<HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement>('input, select, textarea')];
}
