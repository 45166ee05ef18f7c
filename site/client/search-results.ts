import type { DrawContext } from '../render/context.ts';
import { escapeHtml } from '../render/escape.ts';
import { avatars, dateMark, tray } from '../render/marks.ts';
import type { FoundRecord } from '../search/rows.ts';
import { markText } from './search-marks.ts';

/** What stands in a result of a record beside its title: board, list, whether it is archived, due day and people. */
export function renderFound(
  record: FoundRecord,
  marked: readonly string[],
  context: DrawContext,
): { title: string; place: string; facts: string } {
  const { words } = context;
  const { board, list, archived, done, due, assignees } = record;
  const within = list ? `<span class="of">${tray(list)}${escapeHtml(words.text(list.title))}</span>` : '';
  const chip = archived ? `<span class="tag" data-c="slate">${escapeHtml(words.say('search.is_archived'))}</span>` : '';
  return {
    title: `<span class="name" dir="auto">${markText(record.title, marked)}</span>`,
    place: `<span class="in"><span class="of"><i class="dot" data-c="${board.color}"></i>${escapeHtml(words.text(board.title))}</span>${within}${chip}</span>`,
    facts: `${due === undefined ? '' : dateMark(due, context, !done && !archived, 'due')}${avatars(assignees, context)}`,
  };
}
