import { boxesOf, readLine, showLine } from './new-record-values.ts';

/** What stands in the form as it was typed, readable or not. */
export interface Draft {
  title: string;
  list: string;
  template: string;
  body: string;
  /** Of lines that say something else than when the form was opened: a number that is one, else the text of each box, or the boxes that are checked. */
  lines: { [key: string]: number | string[] };
  /** With what the form was asked for. */
  asked: string;
}

interface Form {
  title: HTMLTextAreaElement;
  list: HTMLSelectElement;
  choice: HTMLSelectElement | null;
  body: HTMLTextAreaElement;
  lines: readonly HTMLElement[];
  /** What stood in the lines before somebody typed. */
  plain: ReadonlyMap<HTMLElement, number | string[]>;
}

/** What stands in the form now. */
export function draftOf({ title, list, choice, body, lines, plain }: Form): Draft {
  const changed = lines.filter((line) => JSON.stringify(typedIn(line)) !== JSON.stringify(plain.get(line)));
  return {
    title: title.value,
    list: list.value,
    template: choice?.value ?? '',
    body: body.value,
    lines: Object.fromEntries(changed.map((line) => [line.dataset['key'] ?? '', typedIn(line)])),
    asked: location.search,
  };
}

/** Reads a kept draft; undefined where it is none. */
export function readDraft(text: string | undefined): Draft | undefined {
  try {
    const { title, list, template, body, lines, asked }: Partial<Draft> = JSON.parse(text ?? '{}');
    if (![title, list, template, body, asked].every((each) => typeof each === 'string') || lines?.constructor !== Object) return undefined;
    return { title, list, template, body, lines, asked } as Draft;
  } catch {
    return undefined;
  }
}

/** What stands in a line; a number is kept as such, since its text may be read otherwise in another language. */
export function typedIn(line: HTMLElement): number | string[] {
  const value = readLine(line);
  if (typeof value === 'number') return value;
  return boxesOf(line).flatMap((box) => (isCheckbox(box) ? (box.checked ? [box.value] : []) : [box.value]));
}

/** Puts back what stood in a line. */
export function putBack(line: HTMLElement, typed: number | string[]): void {
  if (!Array.isArray(typed)) {
    showLine(line, typed);
    return;
  }
  for (const [index, box] of boxesOf(line).entries()) {
    if (isCheckbox(box)) box.checked = typed.includes(box.value);
    else box.value = String(typed[index] ?? '');
    if (box instanceof HTMLSelectElement && box.selectedIndex < 0) box.value = '';
  }
}

function isCheckbox(box: HTMLElement): box is HTMLInputElement {
  return box instanceof HTMLInputElement && box.type === 'checkbox';
}
