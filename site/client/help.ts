import { escapeHtml } from '../render/escape.ts';
import { openDialog } from './dialog.ts';
import { recall, remember } from './remember.ts';
import type { Stage } from './stage.ts';

/** Every key and what it does, and the switch that turns them off. */
export function openHelp({ context: { words, to }, root }: Stage): void {
  const isBoard = root.querySelector('.board') !== null;
  const goes = (view: string): boolean => document.querySelector(`.tabs a[data-view="${view}"]`) !== null;
  const row = (keys: string, said: string): string =>
    `<div><dt>${keys
      .split(' ')
      .map((key) => `<kbd>${key}</kbd>`)
      .join(' ')}</dt><dd>${escapeHtml(said)}</dd></div>`;
  const rows = [
    row('/', words.say('keys.find')),
    row('Q', words.say('keys.mine')),
    row('C', words.say('keys.clear')),
    isBoard
      ? row('↑ ↓ ← →', words.say('keys.walk')) + row('H J K L', words.say('keys.walk_too')) + row('Home End', words.say('keys.ends'))
      : '',
    row('Enter', words.say('keys.open')),
    row('⇧J ⇧K', words.say('keys.turn')),
    row('Esc', words.say('keys.close')),
    row('M', words.say('keys.move')),
    isBoard ? row('Alt ← →', words.say('keys.move_step')) : '',
    isBoard ? row('N', words.say('keys.new')) : '',
    document.body.dataset['edit'] === undefined ? '' : row('E', words.say('keys.edit')),
    goes('board') ? row('G B', words.say('keys.go_board')) : '',
    goes('table') ? row('G T', words.say('keys.go_table')) : '',
    goes('list') ? row('G L', words.say('keys.go_list')) : '',
    goes('calendar') ? row('G C', words.say('keys.go_calendar')) : '',
    goes('timeline') ? row('G I', words.say('keys.go_timeline')) : '',
    goes('dashboard') ? row('G D', words.say('keys.go_dashboard')) : '',
    row('?', words.say('keys.help')),
  ];
  const on = recall(to.base, 'keys') !== 'off';
  const dialog = openDialog(
    words.say('keys.title'),
    `<p>${escapeHtml(words.say('keys.where'))}</p><dl class="keys">${rows.join('')}</dl>`,
    `<label><input type="checkbox"${on ? ' checked' : ''}>${escapeHtml(words.say('keys.on'))}</label><button type="button" class="btn line" data-close>${escapeHtml(words.say('panel.close'))}</button>`,
  );
  dialog.querySelector('input')?.addEventListener('change', ({ target }) => {
    if (target instanceof HTMLInputElement) remember(to.base, 'keys', target.checked ? undefined : 'off');
  });
}
