import { walkRows } from '../client/row-walk.ts';
import { closeMenu, keepPlace, windowRows } from '../client/rows.ts';
import { drawSection, drawTable, sheetOf, skipRows } from '../render/table.ts';
import { nextSort } from '../render/table-columns.ts';
import type { LivePlace, View } from '../view.ts';

/** What a table does beside links: sorts by its headers, shows and hides columns, draws the rows one scrolls to. */
function live({ root, model, context, change }: LivePlace): () => void {
  const stop = new AbortController();
  const { signal } = stop;
  const cells = root.querySelector<HTMLElement>('.cells');
  const table = cells?.querySelector('table');
  if (!cells || !table) return () => undefined;
  const sheet = sheetOf(model, context);
  root.addEventListener(
    'click',
    (event) => {
      const header = event.target instanceof Element && event.target.closest<HTMLElement>('a[data-sort]');
      if (!header || event.ctrlKey || event.metaKey || event.button !== 0) return;
      event.preventDefault();
      event.stopPropagation();
      change({ sort: nextSort(model.state.sort, header.dataset['sort'] ?? '', event.shiftKey) });
    },
    { signal },
  );
  root.querySelector('.pick')?.addEventListener(
    'change',
    ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      const shown = sheet.columns.map(({ key }) => key).filter((key) => key !== target.value);
      change({ columns: target.checked ? [...shown, target.value] : shown });
    },
    { signal },
  );
  cells.addEventListener('scroll', () => cells.classList.toggle('moved', cells.scrollLeft !== 0), { signal, passive: true });
  keepPlace(root, cells, signal);
  closeMenu(root.querySelector('details'), signal);
  const bring = windowRows(
    {
      scroller: cells,
      host: table,
      sizes: sheet.sections.map(({ cards }) => cards.length),
      drawn: sheet.rows,
      section: (index, from, to) => drawSection(sheet, index, from, to, context, true),
      skip: (rows, headings) => `<tbody>${skipRows(rows, sheet.columns.length, headings)}</tbody>`,
      body: 'tbody',
    },
    signal,
  );
  walkRows(root, bring, signal);
  return () => stop.abort();
}

export default {
  icon: 'table',
  draw: (model, context) => drawTable(sheetOf(model, context), context),
  live,
} satisfies View;
