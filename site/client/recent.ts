import { recall, remember } from './remember.ts';

// The palette offers the records one opened last.
const mostRecent = 8;
const base = document.body.dataset['base'] ?? '/';
const home = document.querySelector<HTMLAnchorElement>('a.brand')?.pathname ?? base;
if (location.pathname.startsWith(`${home}records/`)) {
  const address = location.pathname.slice(home.length + 'records/'.length).replace(/\/$/, '');
  const before = recall(base, 'recent')?.split(' ') ?? [];
  remember(base, 'recent', [address, ...before.filter((each) => each !== address)].slice(0, mostRecent).join(' '));
}
