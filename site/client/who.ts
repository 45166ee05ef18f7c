import { recall, remember } from './remember.ts';

const told = 'woad:who';

/** Key of the person who looks, as chosen once in this browser. */
export function whoLooks(base: string): string | undefined {
  return recall(base, 'me');
}

/** Keeps who looks; undefined forgets it. All of the page hears of it. */
export function chooseWho(base: string, key: string | undefined): void {
  remember(base, 'me', key);
  dispatchEvent(new Event(told));
}

/** Calls back when somebody else looks from now on, chosen here or in another tab. */
export function whoChanged(listener: () => void): void {
  addEventListener(told, listener);
  addEventListener('storage', ({ key }) => {
    if (key === null || key.endsWith(':me')) listener();
  });
}
