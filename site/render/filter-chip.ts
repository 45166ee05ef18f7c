import { escapeHtml } from './escape.ts';

/** What a bar of filters shows of one key: a button for its values, and once some are asked for, those and a button that takes them back; `room` is the row that has room for it. */
export function filterChip(key: string, name: string, wanted: readonly string[] | undefined, off: string, room = 0): string {
  const [id, title] = [escapeHtml(key), escapeHtml(name)];
  if (!wanted)
    return `<button type="button" class="chip${room > 0 ? ` room${room}` : ''}" aria-haspopup="dialog" data-open="${id}">${title}<i class="down"></i></button>`;
  const said = escapeHtml(wanted.slice(0, 2).join(', ') + (wanted.length > 2 ? ` +${wanted.length - 2}` : ''));
  const back = escapeHtml(off);
  return `<span class="chip on"><button type="button" aria-haspopup="dialog" data-open="${id}">${title} <b>${said}</b></button><button type="button" class="off" data-clear="${id}" aria-label="${back}" title="${back}"></button></span>`;
}
