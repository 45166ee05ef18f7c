import type { SiteBoard } from '../data.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { createAddress } from './github.ts';
import { tray } from './marks.ts';

/** What stands in a file that somebody fills in on GitHub alone. */
const blank = '---\ntitle: \n---\n';

/** Without scripts: GitHub's own page for each list, empty or from a template; or the command. */
export function renderPlain(board: SiteBoard, lists: SiteBoard['lists'], { words, site }: RenderContext): string {
  const create = site.github?.create;
  if (create === undefined) {
    const command = `npx woad new ${board.name}/${lists[0]?.name ?? ''} --title "…"`;
    return `<section class="plain" data-plain><p>${escapeHtml(words.say('form.plain_command'))}</p><pre class="command" tabindex="0">${escapeHtml(command)}</pre></section>`;
  }
  const link = (list: string, text: string, title: string) => {
    const made = createAddress(create, `records/${board.name}/${list}/new-record.md`, text);
    return made ? `<a href="${escapeHtml(made.address)}" rel="noopener">${escapeHtml(title)}</a>` : '';
  };
  const rows = lists.map((list) => {
    const from = board.making.templates.map(({ name, text }) =>
      link(list.name, text, words.say('form.plain_template', { template: name })),
    );
    return `<li>${tray(list)}${link(list.name, blank, words.text(list.title))} ${from.join(' ')}</li>`;
  });
  return `<section class="plain" data-plain><p>${escapeHtml(words.say('form.plain'))}</p><ul>${rows.join('')}</ul></section>`;
}
