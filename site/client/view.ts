import type { StageConfig } from '../render/stage.ts';
import type { View } from '../view.ts';
import { openFilters } from './filters.ts';
import { openStage, type Stage } from './stage.ts';

const views = import.meta.glob<{ default: View }>('../views/*.ts');
/** From so many pixels on there is room for a record beside the view. */
const roomForTwo = 1000;

const root = document.getElementById('stage');
if (root) void begin(root);

/** Brings the page's view to life; without its data it stays as it was built. */
async function begin(root: HTMLElement): Promise<void> {
  const config: StageConfig = JSON.parse(root.dataset['config'] ?? '{}');
  const load = views[`../views/${config.view}.ts`];
  if (!load) return;
  const stage = await openStage(root, config, async () => (await load()).default);
  openFilters(stage);
  wakeLater(stage);
  document.documentElement.dataset['ready'] = 'view';
}

/** Keys, the menu of a card and the record beside the view are loaded when somebody comes near them. */
function wakeLater(stage: Stage): void {
  const { root, context } = stage;
  let isAwake = false;
  const wake = (): void => {
    if (isAwake) return;
    isAwake = true;
    // what is pressed before they are there counts all the same
    const pressed: KeyboardEvent[] = [];
    const keep = (event: KeyboardEvent): void => void pressed.push(event);
    root.addEventListener('keydown', keep);
    void Promise.all([import('./keys.ts'), stage.learnMore()]).then(([{ listenKeys }]) => {
      root.removeEventListener('keydown', keep);
      listenKeys(stage);
      for (const event of pressed) if (!event.defaultPrevented) event.target?.dispatchEvent(new KeyboardEvent('keydown', event));
    });
  };
  for (const near of ['focusin', 'pointerover'] as const) root.addEventListener(near, wake, { once: true });
  document.querySelector('[data-filters]')?.addEventListener('focusin', wake, { once: true });
  if (root.contains(document.activeElement)) wake();
  root.addEventListener('click', (event) => {
    const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey || innerWidth < roomForTwo) return;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('[data-a] a') : null;
    const address = link?.closest<HTMLElement>('[data-a]')?.dataset['a'];
    if (!link || address === undefined || link.pathname !== context.to.record(address)) return;
    event.preventDefault();
    void openBeside(stage, address);
  });
  if (new URLSearchParams(location.search).has('open')) void openBeside(stage);
}

/** A record beside the view: the one that is named, else the one that the page's address asks for. */
async function openBeside(stage: Stage, address?: string): Promise<void> {
  const [{ openAsked, openPanel }] = await Promise.all([import('./panel.ts'), stage.learnMore()]);
  if (address === undefined) openAsked(stage);
  else await openPanel(stage, address);
}
