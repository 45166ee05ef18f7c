import { addressesBelow } from '../render/address.ts';
import type { StageConfig } from '../render/stage.ts';
import { once } from '../render/words.ts';
import type { View } from '../view.ts';
import { attempt } from './attempt.ts';
import { openFilters } from './filters.ts';
import { keyPressed } from './keys-anywhere.ts';
import { showShell } from './panel-shell.ts';
import { openStage, type Stage } from './stage.ts';

const views = import.meta.glob<{ default: View }>('../views/*.ts');
/** From so many pixels on there is room for a record beside the view. */
const roomForTwo = 1000;

const root = document.getElementById('stage');
if (root) void begin(root);

/** Brings the page's view to life; until its data is there it stands as it was built, and what is asked for waits. */
async function begin(root: HTMLElement): Promise<void> {
  const config: StageConfig = JSON.parse(root.dataset['config'] ?? '{}');
  const load = views[`../views/${config.view}.ts`];
  if (!load) return;
  const opening = attempt(() => openStage(root, config, async () => (await load()).default));
  openFilters(root, opening);
  openCards(root, config, opening);
  const stage = await opening;
  wakeLater(stage);
  if (config.view === 'board' && matchMedia('(hover: none) and (pointer: coarse)').matches) {
    const offer = once(() => void attempt(async () => (await import('./touch.ts')).offerActions(stage)));
    for (const near of ['pointerdown', 'scroll']) root.addEventListener(near, offer, { capture: true, once: true });
    // no pointer comes near there: what can be done with a card is shown in a while, when all that is to be read stands there
    setTimeout(offer, 2000);
  }
  document.documentElement.dataset['ready'] = 'view';
}

/** A card opens beside the view, at once with what it shows itself. */
function openCards(root: HTMLElement, { base, prefix }: StageConfig, opening: Promise<Stage>): void {
  const to = addressesBelow(base, prefix);
  root.addEventListener('click', async (event) => {
    const { target, button, metaKey, ctrlKey, shiftKey, altKey } = event;
    if (event.defaultPrevented || button !== 0 || metaKey || ctrlKey || shiftKey || altKey || innerWidth < roomForTwo) return;
    const link = target instanceof Element ? target.closest<HTMLAnchorElement>('[data-a] a') : null;
    const card = link?.closest<HTMLElement>('[data-a]');
    const address = card?.dataset['a'];
    if (!link || address === undefined || link.pathname !== to.record(address)) return;
    event.preventDefault();
    const shell = showShell(link.textContent, card);
    const stage = await opening;
    await openBeside(stage, shell, address);
  });
}

/** Keys, the menu of a card and the record beside the view are loaded when somebody comes near them. */
function wakeLater(stage: Stage): void {
  const { root } = stage;
  const wake = once(() => {
    const bring = () => Promise.all([import('./keys-view.ts'), stage.learnMore(), import('./panel.ts')]);
    return attempt(bring).then(([{ listenKeys }]) => listenKeys(stage));
  });
  for (const near of ['focusin', 'pointerover'] as const) root.addEventListener(near, wake, { once: true });
  document.querySelector('[data-filters]')?.addEventListener('focusin', wake, { once: true });
  if (root.contains(document.activeElement)) wake();
  void keyPressed.then(wake);
  if (new URLSearchParams(location.search).has('open')) void openBeside(stage);
}

/** A record beside the view: the one that is named, else the one that the page's address asks for. */
async function openBeside(stage: Stage, shell?: HTMLElement, address?: string): Promise<void> {
  const bring = () => Promise.all([import('./panel.ts'), stage.learnMore()]);
  const [{ openAsked, openPanel }] = await attempt(bring, shell?.querySelector('.inside') ?? undefined);
  if (address === undefined) openAsked(stage);
  else if (shell?.isConnected) await openPanel(stage, address);
}
