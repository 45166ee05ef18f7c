import type { Card } from '../card.ts';
import { escapeHtml } from '../render/escape.ts';
import { groupCards } from '../render/groups.ts';
import { recordAsked, wordOfOpen } from './asked-record.ts';
import { attempt } from './attempt.ts';
import { tellNow } from './now.ts';
import { seekCard } from './panel-seek.ts';
import { leaveShell, showShell } from './panel-shell.ts';
import type { Stage } from './stage.ts';

interface Panel {
  element: HTMLElement;
  address: string;
}

let panel: Panel | undefined;
let follows = false;

/** Shows a record beside the view; its address says so, and going back closes it again. */
export async function openPanel(stage: Stage, address: string, how: 'push' | 'replace' | 'none' = 'push'): Promise<void> {
  const card = stage.all().find((each) => each.address === address);
  if (!card) return;
  if (!follows) {
    addEventListener('popstate', () => follow(stage));
    stage.onDraw(() => mark(stage));
    stage.root.addEventListener('woad:drawn', () => mark(stage));
  }
  follows = true;
  if (how !== 'none') tellAddress(stage, card, panel ? 'replace' : how);
  const element = showShell(card.title, cardOf(stage, address));
  const inside = element.querySelector('.inside');
  if (!inside) return;
  if (panel?.element !== element) listen(stage, element);
  panel = { element, address };
  showHead(stage, element, card);
  const isTurning = element.querySelector('header')?.contains(document.activeElement);
  // Escape closes it also while it waits
  if (!isTurning) element.focus({ preventScroll: true });
  mark(stage);
  seekCard(stage, address, neighbours(stage).at);
  const { to } = stage.context;
  // nobody waits any more for what was left
  const parts = await attempt(async () => (panel?.address === address ? readRecord(to.record(address)) : undefined), inside);
  if (panel?.address !== address || !element.isConnected) return;
  if (!parts) return location.assign(to.record(address));
  inside.replaceChildren(...parts);
  inside.ariaBusy = null;
  inside.scrollTop = 0;
  tellNow(element);
  void attempt(async () => (await import('./actions.ts')).wakeRecord(element), inside);
  const heading = element.querySelector<HTMLElement>('h1');
  heading?.setAttribute('tabindex', '-1');
  if (!element.querySelector('header')?.contains(document.activeElement)) (heading ?? element).focus({ preventScroll: true });
}

/** Opens the record that the page's address asks for. */
export function openAsked(stage: Stage): void {
  const asked = askedRecord(stage);
  if (asked !== undefined) void openPanel(stage, asked, 'none');
}

function askedRecord(stage: Stage): string | undefined {
  const open = wordOfOpen();
  return open === undefined ? undefined : recordAsked(open, stage);
}

function follow(stage: Stage): void {
  const asked = askedRecord(stage);
  if (asked === undefined) close(stage);
  else if (asked !== panel?.address) void openPanel(stage, asked, 'none');
}

function tellAddress(stage: Stage, card: Card | undefined, how: 'push' | 'replace'): void {
  const words = new URLSearchParams(location.search);
  if (!card) words.delete('open');
  else words.set('open', stage.boards.length === 1 ? card.address.slice(card.address.indexOf('/') + 1) : card.address);
  const said = words.toString();
  history[how === 'push' ? 'pushState' : 'replaceState'](null, '', `${location.pathname}${said === '' ? '' : `?${said}`}${location.hash}`);
  stage.root.dispatchEvent(new Event('woad:opened'));
}

function listen(stage: Stage, element: HTMLElement): void {
  element.addEventListener('keydown', (event) => {
    if (event.key !== 'Escape' || event.defaultPrevented || event.isComposing) return;
    event.preventDefault();
    // what is written is left first, and the record by the next Escape
    if (event.target instanceof Element && event.target.matches('textarea, input, select')) element.focus({ preventScroll: true });
    else leave(stage);
  });
  element.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('header button') : null;
    if (button?.dataset['close'] !== undefined) return leave(stage);
    const turn = Number(button?.dataset['turn'] ?? 0);
    const next = turn === 0 ? undefined : neighbours(stage)[turn < 0 ? 'before' : 'after'];
    if (next) void openPanel(stage, next.address, 'replace');
  });
}

/** Closes it because somebody asked for that. */
function leave(stage: Stage): void {
  tellAddress(stage, undefined, 'push');
  close(stage);
}

function close(stage: Stage): void {
  if (!panel) return;
  const { address, element } = panel;
  const held = element.contains(document.activeElement);
  leaveShell(element);
  panel = undefined;
  mark(stage);
  const card = cardOf(stage, address);
  card?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  if (held) (card?.querySelector<HTMLElement>('a') ?? stage.root.querySelector<HTMLElement>('[tabindex]'))?.focus({ preventScroll: true });
}

function mark(stage: Stage): void {
  for (const each of stage.root.querySelectorAll('[data-a].open')) each.classList.remove('open');
  if (panel) cardOf(stage, panel.address)?.classList.add('open');
}

function cardOf({ root }: Stage, address: string): HTMLElement | null {
  return root.querySelector(`[data-a="${CSS.escape(address)}"]`);
}

function showHead(stage: Stage, element: HTMLElement, card: Card): void {
  const { words, to } = stage.context;
  const { before, after, position, total, group } = neighbours(stage);
  const turn = (by: number, next: Card | undefined, title: string): string =>
    `<button type="button" class="btn icon turn" data-turn="${by}" aria-label="${escapeHtml(title)}" title="${escapeHtml(title)}"${next ? '' : ' disabled'}></button>`;
  const said =
    group === '' ? words.say('panel.position', { position, total }) : words.say('record.position', { position, total, list: group });
  const where = position === 0 ? '' : said;
  const held = document.activeElement instanceof HTMLElement ? document.activeElement.dataset['turn'] : undefined;
  const header = element.querySelector('header');
  if (!header) return;
  header.innerHTML = `${turn(-1, before, words.say('panel.previous'))}${turn(1, after, words.say('panel.next'))}<span class="pos num">${escapeHtml(where)}</span><span class="grow"></span><a class="btn line" href="${to.record(card.address)}">${escapeHtml(words.say('panel.full'))}</a><button type="button" class="btn icon close" data-close aria-label="${escapeHtml(words.say('panel.close'))}" title="${escapeHtml(words.say('panel.close'))}"></button>`;
  if (held !== undefined) header.querySelector<HTMLElement>(`[data-turn="${held}"]`)?.focus();
}

/** What stands above and below the open record, in its column of the view. */
function neighbours({ model, context, config }: Stage): {
  before?: Card;
  after?: Card;
  at: number;
  position: number;
  total: number;
  group: string;
} {
  const { cards, boards, state } = model();
  const usual = config.view === 'list' && boards.length > 1 ? 'board' : config.view === 'board' || config.view === 'list' ? 'list' : '';
  const by = state.group ?? usual;
  const groups = by === '' ? [{ cards, title: '' }] : groupCards(cards, by, boards, context);
  const flat = groups.flatMap((group) => group.cards.map((card, index) => ({ card, index, group })));
  const at = flat.findIndex(({ card }) => card.address === panel?.address);
  const [before, held, after] = [flat[at - 1]?.card, flat[at], flat[at + 1]?.card];
  const place = { at, position: held ? held.index + 1 : 0, total: held?.group.cards.length ?? 0, group: held?.group.title ?? '' };
  return { ...place, ...(before && at > 0 ? { before } : {}), ...(after && at >= 0 ? { after } : {}) };
}

/** The part of a record's page that is about the record, with the styles it needs; nothing in it runs. */
async function readRecord(address: string): Promise<Element[] | undefined> {
  const response = await fetch(address);
  if (!response.ok) return undefined;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  const main = page.querySelector('main');
  if (!main) return undefined;
  for (const each of main.querySelectorAll(':scope > .bar, script')) each.remove();
  await Promise.all([...page.querySelectorAll<HTMLLinkElement>('head link[rel=stylesheet]')].map(addStyle));
  for (const style of page.querySelectorAll<HTMLElement>('head style[data-vite-dev-id]')) {
    const id = CSS.escape(style.dataset['viteDevId'] ?? '');
    if (!document.head.querySelector(`style[data-vite-dev-id="${id}"]`)) document.head.append(style);
  }
  return [...main.children];
}

function addStyle({ href }: HTMLLinkElement): Promise<void> | undefined {
  const known = [...document.querySelectorAll<HTMLLinkElement>('link[rel=stylesheet]')].some((link) => link.href === href);
  if (known) return undefined;
  const link = document.createElement('link');
  link.rel = 'stylesheet';
  link.href = href;
  return new Promise((resolve) => {
    link.addEventListener('load', () => resolve());
    link.addEventListener('error', () => resolve());
    document.head.append(link);
  });
}
