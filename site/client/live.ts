import { bringBack, keepForReload, whenFree } from './live-keep.ts';
import { rememberServed, renewBody, type Served } from './live-page.ts';

// Only under `woad start`: says which reading of the files this page shows, and shows a newer one when it is told that there is one.
// It runs before all other scripts of the page: what stands there now is what the server sent.
const isRecord = (page: Document): boolean => page.querySelector('main > .rec') !== null;
let served: Served | undefined = isRecord(document) ? rememberServed(document.body) : undefined;
/** Milliseconds before a record that is gone is believed to be gone. */
const patience = 300;
let isBusy = false;
let isAsked = false;

/** Which reading the page shows; the server answers when it is not the newest. */
function tellShown(): void {
  import.meta.hot?.send('woad:shown', document.body.dataset['reading'] ?? '');
}

async function renew(): Promise<void> {
  isAsked = true;
  if (isBusy) return;
  isBusy = true;
  while (isAsked) {
    isAsked = false;
    if (await showNewer()) continue;
    await whenFree();
    keepForReload();
    location.reload();
    return;
  }
  isBusy = false;
  tellShown();
}

/** Puts what a newer reading tells into the page that stands there; false where only a page loaded anew can show it. */
async function showNewer(): Promise<boolean> {
  if (!served) return false;
  const ask = () => fetch(location.href, { cache: 'no-store' }).catch(() => undefined);
  let response = await ask();
  // a file that is moved may be read in neither of its places: the next reading finds it, however long that takes
  for (let isOver = false; response && !response.ok && !isOver; ) {
    isOver = !response.headers.has('x-woad-unsettled');
    await new Promise((resolve) => setTimeout(resolve, patience));
    response = await ask();
  }
  if (!response?.ok || response.redirected) return false;
  const page = new DOMParser().parseFromString(await response.text(), 'text/html');
  if (!isRecord(page) || page.documentElement.lang !== document.documentElement.lang) return false;
  const next = renewBody(served, page.body);
  if (!next) return false;
  served = next;
  document.title = page.title;
  const [{ tellNow }, { wakeRecord }, { loadCounts }] = await Promise.all([import('./now.ts'), import('./actions.ts'), import('./me.ts')]);
  tellNow();
  wakeRecord(document);
  void loadCounts();
  return true;
}

bringBack();
if (document.body.dataset['local'] !== undefined) void import('./local-told.ts').then(({ tellKept }) => tellKept());
import.meta.hot?.on('woad:newer', () => void renew());
tellShown();
