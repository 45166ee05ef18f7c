import { attributes, escapeHtml } from '../render/escape.ts';
import { tellNow } from './now.ts';
import { type Finds, type Library, openLibrary } from './search-library.ts';
import { markText } from './search-marks.ts';
import { renderFound } from './search-results.ts';
import { findSnippets } from './search-snippets.ts';
import { readSearch, type SearchState, writeSearch } from './search-state.ts';

/** So many results are drawn at first, and with each press of the button. */
const portion = 30;
/** Of the documentation so many stand below the records. */
const mostPages = 5;
const rest = 150;

type Found = Finds['records'];

const root = document.querySelector<HTMLElement>('[data-search]');
if (root) begin(root);

/** Makes the page answer its address and what is typed. */
function begin(root: HTMLElement): void {
  const input = part<HTMLInputElement>(root, '[type=search]');
  const list = part(root, '[data-found]');
  const status = part(root, '[role=status]');
  const board = root.querySelector<HTMLSelectElement>('[name=board]');
  const archived = part<HTMLInputElement>(root, '[name=archived]');
  let state = readSearch(new URLSearchParams(location.search));
  let most = portion;
  let patience: number | undefined;

  const show = (): void => {
    if (input.value !== state.query) input.value = state.query;
    for (const radio of root.querySelectorAll<HTMLInputElement>('[name=kind]')) radio.checked = radio.value === state.kind;
    if (board) board.value = state.board;
    archived.checked = state.archived;
  };
  const change = (part: Partial<SearchState>, how: 'pushState' | 'replaceState'): void => {
    state = { ...state, ...part };
    most = portion;
    const asked = writeSearch(state).toString();
    history[how](null, '', `${location.pathname}${asked === '' ? '' : `?${asked}`}`);
    void answer();
  };
  const answer = async (): Promise<void> => {
    const asked = state;
    const query = asked.query.trim();
    clearTimeout(patience);
    if (query === '') {
      list.innerHTML = '';
      status.textContent = '';
      for (const count of root.querySelectorAll<HTMLElement>('[data-count]')) count.textContent = '';
      return;
    }
    try {
      const library = await openLibrary();
      if (asked !== state) return;
      const brings = library.fetchFor(query);
      if (library.find(query).records.length > 0) draw(library, library.find(query));
      await brings;
      if (asked === state) draw(library, library.find(query));
    } catch {
      list.innerHTML = `<p class="notice">${escapeHtml(root.dataset['trouble'] ?? '')}</p>`;
    }
  };
  const draw = (library: Library, finds: Finds): void => {
    const { words } = library.context;
    const kept = finds.records.filter(
      ({ record }) => (state.board === '' || record.board.name === state.board) && (state.archived || !record.archived),
    );
    const said = kept.filter(({ hit }) => hit.said);
    const pages = state.board === '' ? finds.docs : [];
    const counts = { '': kept.length + pages.length, records: kept.length, comments: said.length, docs: pages.length };
    for (const count of root.querySelectorAll<HTMLElement>('[data-count]'))
      count.textContent = words.number(counts[(count.dataset['count'] ?? '') as SearchState['kind']]);
    status.textContent = words.say('search.count', { count: counts[state.kind] });
    const records = state.kind === 'comments' ? said : state.kind === 'docs' ? [] : kept;
    const docs = state.kind === 'docs' ? pages : state.kind === '' ? pages.slice(0, mostPages) : [];
    const query = state.query.trim();
    const note =
      counts[state.kind] === 0
        ? words.say('search.none', { query })
        : finds.instead.length > 0
          ? words.say('search.instead', { query })
          : '';
    const left = records.length - most;
    list.innerHTML = [
      note === '' ? '' : `<p class="hint">${escapeHtml(note)}</p>`,
      drawRecords(records.slice(0, most), finds.marked, library),
      left > 0
        ? `<button type="button" class="btn line" data-more>${escapeHtml(words.say('search.more', { count: Math.min(left, portion) }))}</button>`
        : '',
      drawPages(docs, finds.marked, library, records.length > 0),
    ].join('');
    tellNow(list);
    clearTimeout(patience);
    patience = window.setTimeout(() => void showPlaces(records.slice(0, most), finds.marked, library), rest);
  };
  const showPlaces = async (records: Found, marked: readonly string[], { context }: Library): Promise<void> => {
    const drawn = list.firstElementChild;
    for (const inComments of [false, true]) {
      const asked = records.filter(({ hit }) => hit.within && (state.kind === 'comments' || hit.said) === inComments);
      const addresses = asked.map(({ record }) => record.address);
      await findSnippets(addresses, marked, inComments, context, (address, { html, comment }) => {
        const item = list.firstElementChild === drawn ? list.querySelector(`[data-at="${CSS.escape(address)}"]`) : null;
        const place = item?.querySelector<HTMLElement>('.snip');
        if (!place) return;
        place.innerHTML = html;
        place.hidden = false;
        const link = item?.querySelector('a');
        if (link && comment !== undefined) link.hash = `c-${comment}`;
      });
    }
  };

  input.addEventListener('input', () => change({ query: input.value }, 'replaceState'));
  root.addEventListener('change', ({ target }) => {
    if (target === board) change({ board: board?.value ?? '' }, 'pushState');
    if (target === archived) change({ archived: archived.checked }, 'pushState');
    if (target instanceof HTMLInputElement && target.name === 'kind') change({ kind: target.value as SearchState['kind'] }, 'pushState');
  });
  list.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('[data-more]')) return;
    const before = list.querySelectorAll('li[data-at]').length;
    most += portion;
    void answer().then(() => list.querySelectorAll<HTMLElement>('li[data-at] a')[before]?.focus());
  });
  addEventListener('popstate', () => {
    state = readSearch(new URLSearchParams(location.search));
    most = portion;
    show();
    void answer();
  });
  show();
  root.hidden = false;
  if (state.query === '') input.focus();
  void answer();
}

function drawRecords(records: Found, marked: readonly string[], { context }: Library): string {
  const items = records.map(({ record }) => {
    const { title, place, facts } = renderFound(record, marked, context);
    const classes = record.done || record.archived ? 'done' : undefined;
    return `<li${attributes({ class: classes, 'data-at': record.address })}><h2><a href="${context.to.record(record.address)}">${title}</a></h2><p class="where-in">${place}</p><p class="snip" dir="auto" hidden></p><p class="facts">${facts}</p></li>`;
  });
  return items.length === 0 ? '' : `<ol class="found">${items.join('')}</ol>`;
}

function drawPages(pages: Finds['docs'], marked: readonly string[], { context: { words, to } }: Library, below: boolean): string {
  if (pages.length === 0) return '';
  const items = pages.map(
    ({ id, title, description }) =>
      `<li><h2><a href="${to.page(`docs/${id}/`)}"><span class="name">${markText(title, marked)}</span></a></h2><p class="snip">${markText(description, marked)}</p></li>`,
  );
  const heading = below ? `<p class="kind">${escapeHtml(words.say('docs.title'))}</p>` : '';
  return `${heading}<ol class="found">${items.join('')}</ol>`;
}

function part<Part extends HTMLElement = HTMLElement>(root: HTMLElement, selector: string): Part {
  const found = root.querySelector<Part>(selector);
  if (!found) throw new Error(`the page of search has no ${selector}`);
  return found;
}
