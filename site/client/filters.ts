import { askedChips, type Filtered, wayChips } from '../render/filter-bar.ts';
import { recall } from './remember.ts';
import type { Stage } from './stage.ts';

/** Brings the bar above a view to life, and keeps it saying what is asked for. What opens from it is loaded when it is asked for. */
export function openFilters(stage: Stage): void {
  const bar = document.querySelector<HTMLElement>('[data-filters]');
  if (!bar) return;
  const { words } = stage.context;
  const result = bar.querySelector('.result');
  const box = bar.querySelector('input');
  const phone = phoneButton(bar, stage);
  box?.addEventListener('input', () => stage.change({ text: box.value }, 'replace'));
  box?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && box.value !== '') return; // the box empties itself
    if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    stage.root.querySelector<HTMLElement>('[data-a] a')?.focus();
  });
  bar.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (button) void press(stage, button);
  });
  const show = (): void => {
    const { boards } = stage;
    const filtered = filteredBy(stage);
    const left = stage.left();
    fillChips(bar.querySelector('.asked'), askedChips(filtered, stage.context));
    fillChips(bar.querySelector('.ways'), wayChips(filtered, stage.context));
    if (result && left !== undefined) result.textContent = words.count(left, boards.length === 1 ? boards[0]?.record : undefined);
    if (box && box.value !== filtered.state.text) box.value = filtered.state.text;
    phone.tell();
    // most addresses ask for nothing
    if (location.search !== '' || document.querySelector('.unknown'))
      void import('./unknown.ts').then(({ tellUnknown }) => tellUnknown(stage));
  };
  // what was typed before is asked for now
  if (box && box.value !== '' && box.value !== stage.state().text) stage.change({ text: box.value }, 'replace');
  stage.onDraw(show);
  show();
}

async function press(stage: Stage, button: HTMLElement): Promise<void> {
  const { open, clear } = button.dataset;
  const { only } = stage.state();
  if (clear === '') return stage.change({ text: '', only: new Map() });
  if (clear !== undefined) return stage.change({ only: new Map([...only].filter(([key]) => key !== clear)) });
  if (open === undefined) return;
  const [{ openMenu }] = await Promise.all([import('./filter-menu.ts'), stage.learnMore()]);
  await openMenu(stage, open, button);
}

/** New chips in the place of old ones, if they differ; the focus stays on the chip it was on. */
export function fillChips(host: Element | null, html: string): void {
  const made = document.createElement('template');
  made.innerHTML = html;
  if (!host || host.innerHTML === made.innerHTML) return;
  const { activeElement: active } = document;
  const held = active instanceof HTMLElement && host.contains(active) ? (active.dataset['open'] ?? active.dataset['clear']) : undefined;
  host.replaceChildren(made.content);
  if (held !== undefined) (host.querySelector<HTMLElement>(`[data-open="${CSS.escape(held)}"]`) ?? host.querySelector('button'))?.focus();
}

/** What the bar tells of now. */
function filteredBy({ boards, config, context, state, titleOf }: Stage): Filtered {
  return { view: config.view, boards, state: state(), titleOf, me: recall(context.to.base, 'me') };
}

/** On a phone all of this is one button beside the title, which is made for the first screen that is as narrow. */
function phoneButton(bar: HTMLElement, { context: { words }, state }: Stage): { tell(): void } {
  const narrow = matchMedia('(max-width: 760px)');
  let button: HTMLElement | undefined;
  const tell = (): void => {
    if (!button) return;
    const { text, only } = state();
    const on = only.size + (text.trim() === '' ? 0 : 1);
    button.setAttribute('aria-label', on === 0 ? words.say('filter.title') : words.say('filter.on', { count: on }));
    button.innerHTML = on === 0 ? '' : `<b>${words.number(on)}</b>`;
  };
  const make = (): void => {
    if (button || !narrow.matches) return;
    const made = document.createElement('button');
    made.type = 'button';
    made.className = 'btn icon mob filter';
    made.setAttribute('aria-haspopup', 'dialog');
    document.querySelector('.main > .bar > .grow')?.after(made);
    made.addEventListener('click', async () => (await import('./filter-sheet.ts')).openSheet(bar, made));
    button = made;
    tell();
  };
  narrow.addEventListener('change', make);
  make();
  return { tell };
}
