import { encodePath } from '../render/address.ts';
import { escapeHtml } from '../render/escape.ts';
import { moreWordsAddress } from '../render/stage.ts';
import sheet from '../styles/over.css?url';
import { openDialog } from './dialog.ts';
import { learnWords } from './learn-words.ts';
import { recall, remember } from './remember.ts';
import { bringSheet } from './sheet.ts';

/** Every key of this page and what it does, and the switch that turns them off. */
export async function openHelp(): Promise<void> {
  const { base = '/', stamp = '', edit } = document.body.dataset;
  const stage = document.getElementById('stage');
  const address = `${base}${encodePath(moreWordsAddress(document.documentElement.lang))}?v=${stamp}`;
  const [words] = await Promise.all([learnWords(address), stage ? undefined : bringSheet(sheet)]);
  if (document.querySelector('dialog[open]')) return;
  const isThere = (what: string): boolean => document.querySelector(what) !== null;
  const isBoard = stage !== null && isThere('.board');
  const isRows = stage !== null && isThere('.cells, .listing');
  const goes = (view: string): boolean => isThere(`.tabs a[data-view="${view}"]`);
  const row = (keys: string, said: string): string =>
    `<div><dt>${keys
      .split(' ')
      .map((key) => `<kbd>${key}</kbd>`)
      .join(' ')}</dt><dd>${escapeHtml(said)}</dd></div>`;
  const ofRecord = [row('M', words.say('keys.move')), edit === undefined ? '' : row('E', words.say('keys.edit'))];
  const ofView = [
    row('Q', words.say('keys.mine')),
    row('C', words.say('keys.clear')),
    row('↑ ↓ ← →', words.say('keys.walk')) + row('H J K L', words.say('keys.walk_too')),
    isBoard ? row('Home End', words.say('keys.ends')) : '',
    isRows ? row('Home End', words.say('keys.ends_rows')) + row('PgUp PgDn', words.say('keys.page')) : '',
    row('Enter', words.say('keys.open')),
    row('⇧J ⇧K', words.say('keys.turn')),
    row('Esc', words.say('keys.close')),
    ...ofRecord,
    row('Alt ← →', words.say('keys.move_step')),
    isThere('.quick, .bar > .new') ? row('N', words.say('keys.new')) : '',
  ];
  const rows = [
    row('/', isThere('[data-filters] [name=q]') ? words.say('filter.find') : words.say('keys.find')),
    row(/Mac|iP(?:hone|ad)/.test(navigator.userAgent) ? '⌘ K' : 'Ctrl K', words.say('keys.palette')),
    ...(stage ? ofView : []),
    ...(isThere('main > .rec') ? [row('J K', words.say('keys.turn_page')), ...ofRecord] : []),
    goes('board') ? row('G B', words.say('keys.go_board')) : '',
    goes('table') ? row('G T', words.say('keys.go_table')) : '',
    goes('list') ? row('G L', words.say('keys.go_list')) : '',
    goes('calendar') ? row('G C', words.say('keys.go_calendar')) : '',
    goes('timeline') ? row('G I', words.say('keys.go_timeline')) : '',
    goes('dashboard') ? row('G D', words.say('keys.go_dashboard')) : '',
    row('?', words.say('keys.help')),
  ];
  const on = recall(base, 'keys') !== 'off';
  const dialog = openDialog(
    words.say('keys.title'),
    `${stage ? `<p>${escapeHtml(words.say('keys.where'))}</p>` : ''}<dl class="keys">${rows.join('')}</dl>`,
    `<label><input type="checkbox"${on ? ' checked' : ''}>${escapeHtml(words.say('keys.on'))}</label><button type="button" class="btn line" data-close>${escapeHtml(words.say('panel.close'))}</button>`,
  );
  dialog.querySelector('input')?.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) remember(base, 'keys', target.checked ? undefined : 'off');
  });
}
