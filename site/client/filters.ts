import { escapeHtml } from '../render/escape.ts';
import { nameOfKey } from '../render/keys.ts';
import { isFiltered } from '../render/state.ts';
import { recall } from './remember.ts';
import type { Stage } from './stage.ts';

/** What the views let one arrange beside filters. */
const ways: { [view: string]: ('group' | 'swimlanes' | 'sort')[] } = {
  board: ['group', 'swimlanes', 'sort'],
  table: ['group', 'sort'],
  list: ['group', 'sort'],
  timeline: ['group', 'sort'],
};

/** Fills the bar above a view: a search box, a chip for each filter, how many records are left, and how they are arranged. What opens from it is loaded when it is asked for. */
export function openFilters(stage: Stage): void {
  const bar = document.querySelector<HTMLElement>('[data-filters]');
  if (!bar) return;
  const { words } = stage.context;
  const find = escapeHtml(words.say('filter.find'));
  const result = bar.querySelector('.result') ?? document.createElement('span');
  bar.innerHTML = `<label class="find"><input name="q" type="search" autocomplete="off" spellcheck="false" placeholder="${find}" aria-label="${find}"><kbd aria-hidden="true">/</kbd></label><span class="asked"></span><span class="grow"></span><span class="ways"></span>`;
  bar.querySelector('.asked')?.after(result);
  result.setAttribute('role', 'status');
  const box = bar.querySelector('input');
  const phone = phoneButton(bar);
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
    const { cards, boards } = stage.model();
    fill(bar.querySelector('.asked'), askedChips(stage));
    fill(bar.querySelector('.ways'), wayChips(stage));
    result.textContent = words.count(cards.length, boards.length === 1 ? boards[0]?.record : undefined);
    if (box && box.value !== stage.model().state.text) box.value = stage.model().state.text;
    tellPhone(phone, stage);
  };
  stage.onDraw(show);
  show();
}

async function press(stage: Stage, button: HTMLElement): Promise<void> {
  const { open, clear } = button.dataset;
  const { only } = stage.model().state;
  if (clear === '') return stage.change({ text: '', only: new Map() });
  if (clear !== undefined) return stage.change({ only: new Map([...only].filter(([key]) => key !== clear)) });
  if (open === undefined) return;
  const [{ openMenu }] = await Promise.all([import('./filter-menu.ts'), stage.learnMore()]);
  await openMenu(stage, open, button);
}

/** New chips in the place of old ones, if they differ; the focus stays on the chip it was on. */
function fill(host: Element | null, html: string): void {
  if (!host || host.innerHTML === html) return;
  const { activeElement: active } = document;
  const held = active instanceof HTMLElement && host.contains(active) ? (active.dataset['open'] ?? active.dataset['clear']) : undefined;
  host.innerHTML = html;
  if (held !== undefined) (host.querySelector<HTMLElement>(`[data-open="${CSS.escape(held)}"]`) ?? host.querySelector('button'))?.focus();
}

function askedChips(stage: Stage): string {
  const { context, boards, model } = stage;
  const { words } = context;
  const { state } = model();
  const usual = ['assignees', 'tags', 'due', 'list', 'color'].filter((key) => isOffered(stage, key));
  const chips = [...new Set([...usual, ...state.only.keys()])].map((key) => {
    const name = escapeHtml(nameOfKey(key, boards, words));
    const wanted = state.only.get(key);
    if (!wanted)
      return `<button type="button" class="chip" aria-haspopup="dialog" data-open="${escapeHtml(key)}">${name}<i class="down"></i></button>`;
    const values = wanted.slice(0, 2).map((value) => stage.titleOf(key, value));
    const said = escapeHtml(values.join(', ') + (wanted.length > 2 ? ` +${wanted.length - 2}` : ''));
    const off = escapeHtml(words.say('filter.remove', { key: nameOfKey(key, boards, words) }));
    return `<span class="chip on"><button type="button" aria-haspopup="dialog" data-open="${escapeHtml(key)}">${name} <b>${said}</b></button><button type="button" class="off" data-clear="${escapeHtml(key)}" aria-label="${off}" title="${off}"></button></span>`;
  });
  chips.push(
    `<button type="button" class="chip dash" aria-haspopup="dialog" data-open="+"><i class="plus"></i>${escapeHtml(words.say('filter.add'))}</button>`,
  );
  if (isFiltered(state))
    chips.push(`<button type="button" class="chip bare" data-clear="">${escapeHtml(words.say('filter.clear'))}</button>`);
  return chips.join('');
}

/** Chips that would open an empty menu are not there. */
function isOffered({ boards, all, context }: Stage, key: string): boolean {
  if (key === 'assignees') return context.people.size > 0;
  if (key === 'tags') return boards.some(({ tags }) => tags.length > 0);
  if (key === 'list') return boards.length === 1;
  return key === 'due' || all().some((card) => card.color !== undefined);
}

function wayChips(stage: Stage): string {
  const { context, boards, config, model } = stage;
  const { words, people, to } = context;
  const { state } = model();
  const me = recall(to.base, 'me');
  const isMine = me !== undefined && state.only.get('assignees')?.join() === me;
  const chips: string[] = [];
  if (people.size > 0)
    chips.push(
      `<button type="button" class="chip" aria-pressed="${isMine}" data-open="mine"><i class="person"></i>${escapeHtml(words.say('filter.mine'))}</button>`,
    );
  for (const way of ways[config.view] ?? []) {
    const key = way === 'sort' ? state.sort[0]?.replace(/^-/, '') : state[way];
    const name =
      way === 'group'
        ? words.say(config.view === 'board' ? 'filter.columns' : 'filter.group')
        : words.say(way === 'sort' ? 'filter.sort' : 'filter.swimlanes');
    const said = key === undefined ? '' : ` <b>${escapeHtml(nameOfKey(key, boards, words))}</b>`;
    chips.push(
      `<button type="button" class="chip${key === undefined ? '' : ' on'}" aria-haspopup="dialog" data-open="=${way}">${escapeHtml(name)}${said}<i class="down"></i></button>`,
    );
  }
  const help = escapeHtml(words.say('filter.keys'));
  chips.push(
    `<button type="button" class="chip bare keys" aria-haspopup="dialog" data-open="?" title="${help}" aria-label="${help}">?</button>`,
  );
  return chips.join('');
}

/** On a phone all of this is one button beside the title. */
function phoneButton(bar: HTMLElement): HTMLElement {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn icon mob filter';
  button.setAttribute('aria-haspopup', 'dialog');
  document.querySelector('.main > .bar > .grow')?.after(button);
  button.addEventListener('click', async () => (await import('./filter-sheet.ts')).openSheet(bar, button));
  return button;
}

function tellPhone(button: HTMLElement, { context: { words }, model }: Stage): void {
  const { text, only } = model().state;
  const on = only.size + (text.trim() === '' ? 0 : 1);
  button.setAttribute('aria-label', on === 0 ? words.say('filter.title') : words.say('filter.on', { count: on }));
  button.innerHTML = on === 0 ? '' : `<b>${words.number(on)}</b>`;
}
