import type { BoardHead } from '../card.ts';
import type { Acted } from '../render/actions.ts';
import { tray } from '../render/marks.ts';
import { showMove } from './actions-move.ts';
import { attempt } from './attempt.ts';
import { openChoices } from './choices.ts';
import { wakeComposer } from './comment.ts';
import { copyText } from './copy.ts';
import { learnWords } from './learn-words.ts';

/** Makes what can be done with a record work, in its page or beside a view. */
export function wakeRecord(root: ParentNode): void {
  wakeActions(root);
  wakeComposer(root);
}

function wakeActions(root: ParentNode): void {
  for (const bar of root.querySelectorAll<HTMLElement>('[data-acts]')) {
    const record: Acted = JSON.parse(bar.dataset['acts'] ?? '{}');
    const compose = root.querySelector<HTMLElement>('section.compose');
    for (const button of bar.querySelectorAll<HTMLElement>('[data-act]')) {
      if (button.dataset['act'] === 'comment' && !compose) button.remove();
      else button.hidden = false;
      const place = bar.closest('.panel > .inside') ?? undefined;
      button.addEventListener('click', () => void attempt(() => act(button, bar, record, compose), place));
    }
    bar.removeAttribute('data-acts');
  }
}

async function act(button: HTMLElement, bar: HTMLElement, record: Acted, compose: HTMLElement | null): Promise<void> {
  switch (button.dataset['act']) {
    case 'move':
      return openMove(button, record);
    case 'comment':
      compose?.scrollIntoView({ block: 'center' });
      compose?.querySelector('textarea')?.focus({ preventScroll: true });
      return;
    case 'link': {
      const address = new URL(recordAddress(), location.href).href;
      const copied = await copyText(address);
      const words = await learnWords(record.words);
      const status = bar.querySelector('[role=status]');
      if (status) status.textContent = copied ? words.say('links.copied') : address;
      button.classList.toggle('did', copied);
      setTimeout(() => button.classList.remove('did'), 2000);
      return;
    }
  }

  /** The page of the record, also where it stands beside a view. */
  function recordAddress(): string {
    const own = bar.closest('.panel')?.querySelector<HTMLAnchorElement>('header a')?.href;
    return own ?? location.pathname;
  }
}

/** The lists a record may go to, and how it gets there. */
async function openMove(button: HTMLElement, record: Acted): Promise<void> {
  const [words, head] = await Promise.all([learnWords(record.words), load<BoardHead>(record.head)]);
  const lists = head.lists.filter(({ name, locked, unknown }) => name !== record.list && !locked && !unknown);
  const choices = lists.map((list) => ({ value: list.name, title: words.text(list.title), sign: tray(list) }));
  openChoices(words, button, words.say('move.title'), choices, 'button', (name) => {
    const list = lists.find((each) => each.name === name);
    if (list) showMove(words, record, list);
  });
}

async function load<Data>(address: string): Promise<Data> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}
