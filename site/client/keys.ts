import { openHelp } from './help.ts';
import { pressForRecord } from './keys-record.ts';
import { pressedKey } from './pressed-key.ts';

type Press = (event: KeyboardEvent) => boolean;

const views: { [key: string]: string } = { b: 'board', t: 'table', c: 'calendar', d: 'dashboard', l: 'list', i: 'timeline' };
const patience = 1500;
const waiting: KeyboardEvent[] = [];
let going = Number.NEGATIVE_INFINITY;
let pressInView: Press | undefined;
let begin: (carry: () => Promise<void>) => void = () => undefined;
const listening = new Promise<() => Promise<void>>((done) => {
  begin = done;
});

/** What the page's view makes of keys from now on, and of those that were pressed for it before; `carry` brings its filters into the links to other views. */
export function listenInView(press: Press, carry: () => Promise<void>): void {
  pressInView = press;
  begin(carry);
  for (const event of waiting.splice(0)) press(event);
}

/** Whether the key meant something: one shows all keys, "g" and a letter go to another view of the board, the others are of the view or of the record that fills the page. */
export function pressKey(event: KeyboardEvent): boolean {
  if (document.querySelector('dialog[open], .pop:popover-open')) return false;
  const key = pressedKey(event);
  const goes = key.length === 1 && event.timeStamp - going < patience;
  going = key === 'g' && !goes ? event.timeStamp : Number.NEGATIVE_INFINITY;
  if (goes) void goTo(views[key]);
  else if (key === '?') void openHelp();
  else return pressForPlace(event, key);
  return true;
}

async function goTo(view: string | undefined): Promise<void> {
  const link = document.querySelector<HTMLElement>(`.tabs a[data-view="${view}"]`);
  if (link && location.search !== '' && document.getElementById('stage')) await (await listening)();
  link?.click();
}

function pressForPlace(event: KeyboardEvent, key: string): boolean {
  const record = document.querySelector('main > .rec');
  if (record) return pressForRecord(record, key) || turnPage(key);
  if (pressInView) return pressInView(event);
  return document.getElementById('stage') !== null && waiting.push(event) > 0;
}

/** To the record before or after in its list. */
function turnPage(key: string): boolean {
  const way = { j: 'next', k: 'prev' }[key.toLowerCase()];
  const link = way === undefined ? null : document.querySelector<HTMLElement>(`.bar a[rel=${way}]`);
  link?.click();
  return link !== null;
}
