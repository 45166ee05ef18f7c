import { type Counts, countsAddress } from '../mine.ts';
import { writeNumber } from '../render/number.ts';
import { tellNow } from './now.ts';
import { chooseWho, whoChanged, whoLooks } from './who.ts';

const { base = '/', stamp = '', locale = document.documentElement.lang } = document.body.dataset;
const all = (what: string) => document.querySelectorAll<HTMLElement>(what);
let counts: Counts | undefined;

/** Shows what is the reader's own, or asks who that is, and how much there is of it. */
function show(): void {
  const told = whoLooks(base);
  const me = told !== undefined && (!counts || Object.hasOwn(counts.people, told)) ? told : undefined;
  for (const each of all('[data-if-me]')) each.hidden = me === undefined;
  for (const each of all('[data-unless-me]')) each.hidden = me !== undefined;
  for (const link of document.querySelectorAll<HTMLAnchorElement>('a[data-my-page]')) {
    link.dataset['people'] ??= link.href;
    link.href = me === undefined ? link.dataset['people'] : `${link.dataset['people']}${encodeURIComponent(me)}/`;
    const isHere = me !== undefined && link.pathname === location.pathname;
    link.toggleAttribute('aria-current', isHere);
    if (isHere) link.setAttribute('aria-current', 'page');
    if (isHere) document.querySelector('.side [data-place="people"]')?.removeAttribute('aria-current');
  }
  const [waiting, open] = (me !== undefined && counts?.people[me]) || [];
  for (const [name, count] of Object.entries({ waiting, open }))
    for (const each of all(`[data-count="${name}"]`)) each.textContent = count === undefined ? '' : writeNumber(count, locale);
}

function listen(): void {
  addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest<HTMLElement>('button[data-choose]') : null;
    if (!button) return;
    chooseWho(base, button.dataset['choose'] || undefined);
    // the button is gone now: what came in its place has the focus
    document.querySelector<HTMLElement>('.who:not([hidden]) button, [data-if-me]:not([hidden]) [data-choose], .stage a')?.focus();
  });
  for (const select of document.querySelectorAll<HTMLSelectElement>('select[data-choose]'))
    select.addEventListener('change', () => chooseWho(base, select.value || undefined));
  whoChanged(show);
}

/** Fetches how much there is for each person, and shows what of it is the reader's. */
export async function loadCounts(): Promise<void> {
  const response = await fetch(`${base}${countsAddress}?v=${stamp}`).catch(() => undefined);
  if (!response?.ok) return;
  counts = await response.json();
  for (const late of all('[data-count="late"]')) late.dataset['late'] = counts?.dues;
  tellNow(document.querySelector('.side') ?? document);
  show();
}

listen();
show();
void loadCounts();
