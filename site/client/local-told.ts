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
/** Milliseconds that a line stands there at least, and that a page may take until it is loaded anew. */
const patience = 10_000;
const longest = 60_000;
let line: HTMLElement | undefined;
let standing = new AbortController();

/** Says what was done, also when the page is loaded anew because of it. */
export function keepTold(told: Told): void {
  try {
    sessionStorage.setItem(name, JSON.stringify({ ...told, until: Date.now() + longest }));
  } catch {
    // storage is switched off: it is told until the page is loaded anew
  }
  showTold(told);
}

/** Says again what a page said that was loaded anew since. */
export function tellKept(): void {
  try {
    const { until = 0, ...told } = JSON.parse(sessionStorage.getItem(name) ?? '{}') as Told & { until?: number };
    if (typeof told.text === 'string' && until > Date.now()) showTold(told);
  } catch {
    forget();
  }
}

/** Says something at the foot of the page for a while; what can be taken back stands there until somebody goes on with something else. */
export function showTold({ text, isProblem = false, undo, taking = '', taken = '' }: Told): void {
  line ??= makeLine();
  standing.abort();
  standing = new AbortController();
  const { signal } = standing;
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
  if (!line.matches(':popover-open')) line.showPopover();
  const over = setTimeout(() => {
    if (undo === undefined) return hide();
    const leave = ({ target }: Event): void => {
      if (!(target instanceof Node) || !line?.contains(target)) hide();
    };
    for (const act of ['pointerdown', 'keydown']) addEventListener(act, leave, { capture: true, signal });
  }, patience);
  signal.addEventListener('abort', () => clearTimeout(over));
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
  standing.abort();
  if (line?.matches(':popover-open')) line.hidePopover();
  forget();
}

function forget(): void {
  try {
    sessionStorage.removeItem(name);
  } catch {
    // storage is switched off, and holds nothing
  }
}
