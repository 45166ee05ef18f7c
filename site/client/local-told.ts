import sheet from '../styles/local.css?url';
import { askProgram } from './local-ask.ts';
import { bringSheet } from './sheet.ts';

/** A line at the foot of the page that says what was done to files on this machine. */
export interface Told {
  text: string;
  isProblem?: boolean;
  /** What takes it back, what its button says, and what is said then. */
  undo?: number;
  taking?: string;
  taken?: string;
}

const name = 'woad:told';
/** Milliseconds. */
const patience = 10_000;
let line: HTMLElement | undefined;
let over: number | undefined;

/** Says what was done, also when the page is loaded anew because of it. */
export function keepTold(told: Told): void {
  try {
    sessionStorage.setItem(name, JSON.stringify({ ...told, until: Date.now() + patience }));
  } catch {
    // storage is switched off: it is told until the page is loaded anew
  }
  showTold(told);
}

/** Says again what a page said that was loaded anew since. */
export function tellKept(): void {
  try {
    const { until = 0, ...told } = JSON.parse(sessionStorage.getItem(name) ?? '{}') as Told & { until?: number };
    if (typeof told.text === 'string' && until > Date.now()) showTold(told, until - Date.now());
  } catch {
    sessionStorage.removeItem(name);
  }
}

/** Says something at the foot of the page, for a while; the pointer or the focus on it holds it. */
export function showTold({ text, isProblem = false, undo, taking = '', taken = '' }: Told, rest = patience): void {
  line ??= makeLine();
  clearTimeout(over);
  line.replaceChildren(text);
  line.classList.toggle('problem', isProblem);
  if (undo !== undefined) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = taking;
    button.addEventListener('click', async () => {
      const { problems } = await askProgram(`undo/${undo}`);
      keepTold({ text: problems[0] ?? taken, isProblem: problems.length > 0 });
    });
    line.append(' ', button);
  }
  line.showPopover();
  over = window.setTimeout(hide, rest);
}

function makeLine(): HTMLElement {
  void bringSheet(sheet);
  const made = document.createElement('p');
  made.className = 'told-here';
  made.role = 'status';
  made.popover = 'manual';
  document.body.append(made);
  return made;
}

function hide(): void {
  if (line?.matches(':hover, :focus-within')) {
    over = window.setTimeout(hide, 1000);
    return;
  }
  line?.hidePopover();
  sessionStorage.removeItem(name);
}
