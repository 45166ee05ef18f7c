import { attempt } from './attempt.ts';
import type { Stage } from './stage.ts';
import { tellWaiting } from './waiting.ts';

/** Brings the bar above a view to life: what is asked for before the view's data is there waits for it. What it tells, and what opens from it, is loaded when it is asked for. */
export function openFilters(root: HTMLElement, opening: Promise<Stage>): void {
  const bar = document.querySelector<HTMLElement>('[data-filters]');
  if (!bar) return;
  const box = bar.querySelector('input');
  let stage: Stage | undefined;
  let told: (() => void) | undefined;
  box?.addEventListener('input', () => {
    if (stage) stage.change({ text: box.value }, 'replace');
    else told ??= tellWaiting(root);
  });
  box?.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && box.value !== '') return; // the box empties itself
    if (event.key !== 'Escape' && event.key !== 'Enter' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    root.querySelector<HTMLElement>('[data-a] a')?.focus();
  });
  bar.addEventListener('click', async ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    const told = stage ? undefined : tellWaiting(root);
    await press(await opening, button);
    told?.();
  });
  void opening.then((opened) => {
    stage = opened;
    told?.();
    tellFilters(stage, bar, box);
  });
}

function tellFilters(stage: Stage, bar: HTMLElement, box: HTMLInputElement | null): void {
  const narrow = matchMedia('(max-width: 760px)');
  const show = (): void => {
    const { text } = stage.state();
    if (box && box.value !== text) box.value = text;
    if (narrow.matches) void attempt(async () => (await import('./filter-button.ts')).showButton(stage, bar));
    // as it was built the bar tells what is asked for, unless that depends on who looks
    if (stage.left() !== undefined || stage.config.state.only)
      void attempt(async () => (await import('./filters-told.ts')).tellFiltered(stage, bar));
    // most addresses ask for nothing
    if (location.search !== '' || document.querySelector('.unknown, [data-asked]'))
      void attempt(async () => (await import('./asked.ts')).followAsked(stage));
  };
  // what was typed before is asked for now
  if (box && box.value !== '' && box.value !== stage.state().text) stage.change({ text: box.value }, 'replace');
  stage.onDraw(show);
  narrow.addEventListener('change', show);
  show();
}

async function press(stage: Stage, button: HTMLElement): Promise<void> {
  const { open, clear } = button.dataset;
  const { only } = stage.state();
  if (clear === '') return stage.change({ text: '', only: new Map() });
  if (clear !== undefined) return stage.change({ only: new Map([...only].filter(([key]) => key !== clear)) });
  if (open === undefined) return;
  await attempt(async () => {
    const [{ openMenu }] = await Promise.all([import('./filter-menu.ts'), stage.learnMore()]);
    await openMenu(stage, open, button);
  });
}
