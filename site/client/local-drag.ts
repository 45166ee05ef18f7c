import type { Card, ListHead } from '../card.ts';
import { planBoard } from '../render/board.ts';
import sheet from '../styles/local.css?url';
import { attempt } from './attempt.ts';
import { moveHere, type Placing } from './local.ts';
import { bringSheet } from './sheet.ts';
import type { Stage } from './stage.ts';

/** Where a dragged card would come to stand. */
interface Target {
  list: ListHead;
  /** The list in the page. */
  place: HTMLElement;
  /** Nothing where its order and title tell. */
  placing: Placing | undefined;
  /** Before which element it would stand; null for the end. */
  before: Element | null;
}

/** Lets cards of a board be dragged to other lists and to other places of their own: what moves is the file on this machine. */
export function dragCards(stage: Stage): void {
  const { root, context } = stage;
  void bringSheet(sheet);
  const mark = document.createElement('li');
  mark.className = 'drop';
  mark.ariaHidden = 'true';
  let held: { card: Card; element: HTMLElement } | undefined;
  let target: Target | undefined;

  const aim = (next: Target | undefined): void => {
    const [was, is] = [target, next].map((each) => (each?.placing ? undefined : (each?.place.closest('.list') ?? each?.place)));
    if (was !== is) was?.classList.remove('aimed');
    is?.classList.add('aimed');
    target = next;
    if (next?.placing) next.place.insertBefore(mark, next.before);
    else mark.remove();
  };
  const end = (): void => {
    aim(undefined);
    held?.element.classList.remove('dragged');
    held = undefined;
  };

  root.addEventListener('dragstart', (event) => {
    const { target: from, dataTransfer, clientX, clientY } = event;
    const element = from instanceof Element ? from.closest<HTMLElement>('.board .cards > [data-a]') : null;
    const card = element && stage.all().find(({ address }) => address === element.dataset['a']);
    if (!element || !card || !dataTransfer || !listOf(stage, card)) return;
    const { left, top } = element.getBoundingClientRect();
    dataTransfer.effectAllowed = 'move';
    dataTransfer.setDragImage(element, clientX - left, clientY - top);
    held = { card, element };
    // what is dragged is drawn before it looks as if it were gone
    requestAnimationFrame(() => held?.element.classList.add('dragged'));
  });
  const drag = (event: DragEvent): void => {
    if (!held) return;
    aim(targetAt(stage, held, event));
    if (!target) return;
    event.preventDefault();
    if (event.dataTransfer) event.dataTransfer.dropEffect = 'move';
  };
  root.addEventListener('dragenter', drag);
  root.addEventListener('dragover', drag);
  // a browser does not always say where to what is dragged leaves: it is heard where it comes to
  addEventListener('dragover', ({ target }) => {
    if (held && target instanceof Node && !root.contains(target)) aim(undefined);
  });
  root.addEventListener('drop', async (event) => {
    if (!held || !target) return;
    event.preventDefault();
    const [{ card, element }, { list, place, placing, before }] = [held, target];
    end();
    const home = { list: element.parentElement, before: element.nextElementSibling };
    // it stands where it was put until the page shows the files as they are then
    place.insertBefore(element, placing ? before : place.querySelector(':scope > .space.after, :scope > .more'));
    const title = context.words.text(list.title);
    const isMoved = await attempt(() => moveHere(context.words, card, { name: list.name, title }, placing));
    if (!isMoved) home.list?.insertBefore(element, home.before?.parentElement === home.list ? home.before : null);
  });
  root.addEventListener('dragend', end);
}

/** The list of a card, where its board knows it and lets it go. */
function listOf({ boards }: Stage, card: Card): ListHead | undefined {
  const list = boards.find(({ name }) => name === card.board)?.lists.find(({ name }) => name === card.list);
  return list?.locked ? undefined : list;
}

/** Where a card would stand that is let go at a place; nothing where it cannot. In another list it stands first where it is put before all others, else where its order and title say. */
function targetAt(
  stage: Stage,
  { card, element }: { card: Card; element: HTMLElement },
  { target, clientY }: DragEvent,
): Target | undefined {
  const model = stage.model();
  if (!(target instanceof Element) || stage.boards.length !== 1 || (model.state.group ?? 'list') !== 'list') return undefined;
  const place = target.closest<HTMLElement>('.cards') ?? target.closest('.list')?.querySelector<HTMLElement>('.cards');
  const list = place && planBoard(model, stage.context).columns[Number(place.dataset['column'])]?.list;
  if (!list || list.locked || list.unknown || place.closest('.lane') !== element.closest('.lane')) return undefined;
  const isElsewhere = list.name !== card.list;
  const others = [...place.querySelectorAll<HTMLElement>(':scope > [data-a]')].filter((each) => each !== element);
  const next = others.find((each) => clientY < middleOf(each));
  const isPlaced = model.state.sort.length === 0 && !place.closest('.lane');
  const slugOf = (each: Element | undefined) => stage.all().find(({ address }) => address === each?.getAttribute('data-a'))?.slug;
  if (isElsewhere) {
    const isFirst = isPlaced && next !== undefined && next === others[0] && !place.querySelector(':scope > .space.before');
    return { list, place, placing: isFirst ? { position: 'top' } : undefined, before: isFirst ? next : null };
  }
  if (!isPlaced || others.length === 0) return undefined;
  const all = [...place.querySelectorAll(':scope > [data-a]')];
  if (next === all[all.indexOf(element) + 1]) return undefined;
  const before = next ?? place.querySelector(':scope > .space.after, :scope > .more');
  const slug = slugOf(next ?? others.at(-1));
  return slug === undefined ? undefined : { list, place, placing: next ? { before: slug } : { after: slug }, before };
}

function middleOf(element: Element): number {
  const { top, height } = element.getBoundingClientRect();
  return top + height / 2;
}
