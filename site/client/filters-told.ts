import { askedChips, type Filtered, wayChips } from '../render/filter-bar.ts';
import { sayNamed } from '../render/named.ts';
import { isFiltered } from '../render/state.ts';
import { recall } from './remember.ts';
import type { Stage } from './stage.ts';

/** Says in the bar above a view what is asked for and how many records that leaves, and where it leaves none, above the view, that no record fits. */
export function tellFiltered(stage: Stage, bar: HTMLElement): void {
  const { root, boards, context } = stage;
  const filtered = filteredBy(stage);
  const left = stage.left();
  fillChips(bar.querySelector('.asked'), askedChips(filtered, context));
  fillChips(bar.querySelector('.ways'), wayChips(filtered, context));
  if (left === undefined) return;
  root.ariaBusy = null;
  const result = bar.querySelector('.result');
  const count = context.words.count(left, boards.length === 1 ? boards[0]?.record : undefined);
  // the same words again would lay out the page again
  if (result && result.textContent !== count) result.textContent = count;
  tellUnfit(stage, left === 0 && stage.model().total > 0 && isFiltered(stage.state()));
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
  const own = context.me === undefined && config.nobody ? config.nobody : config.state;
  return { view: config.view, usual: config.usual, boards, state: state(), own, titleOf, me: recall(context.to.base, 'me') };
}

/** One line for the whole view, in which all else that is empty is quiet. */
function tellUnfit({ root, boards, context: { words }, change }: Stage, isUnfit: boolean): void {
  root.classList.toggle('unfit', isUnfit);
  const told = document.querySelector('p.unfit');
  if (!isUnfit) told?.remove();
  if (!isUnfit || told) return;
  const line = document.createElement('p');
  line.className = 'notice unfit';
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'chip bare';
  button.textContent = words.say('filter.clear');
  button.addEventListener('click', () => {
    // the line is gone with what it was about: what is shown instead has the focus
    line.remove();
    change({ text: '', only: new Map() });
    root.querySelector<HTMLElement>('[tabindex="0"]')?.focus({ preventScroll: true });
  });
  line.append(sayNamed('unfit', 'filter.unfit', boards.length === 1 ? boards[0]?.record : undefined, words), ' ', button);
  root.before(line);
}
