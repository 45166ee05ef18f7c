import { attributes, escapeHtml } from '../render/escape.ts';
import { avatars } from '../render/marks.ts';
import { tellNow } from './now.ts';
import { fittingOffers, peopleOf } from './palette-offers.ts';
import { type Finds, type Library, openLibrary } from './search-library.ts';
import { markText } from './search-marks.ts';
import { renderFound } from './search-results.ts';
import { findSnippets } from './search-snippets.ts';
import { readSearch, type SearchState, writeSearch } from './search-state.ts';

/** So many results are drawn at first, and with each press of the button. */
const portion = 30;
/** Of comments and of the documentation so many stand below the records. */
const mostBelow = 5;
const rest = 150;
const mostPeople = 12;

type Found = Finds['records'];
type Kind = Exclude<SearchState['kind'], ''>;

const root = document.querySelector<HTMLElement>('[data-search]');
if (root) begin(root);

/** Makes the page answer its address and what is typed. */
function begin(root: HTMLElement): void {
  const input = part<HTMLInputElement>(root, '[type=search]');
  const list = part(root, '[data-found]');
  const status = part(root, '[role=status]');
  const board = root.querySelector<HTMLSelectElement>('[name=board]');
  const archived = part<HTMLInputElement>(root, '[name=archived]');
  const early = askedEarly(root);
  let state = { ...readSearch(new URLSearchParams(location.search)), ...early };
  let most = portion;
  let patience: number | undefined;
  let drawing = Promise.resolve();

  const show = (): void => {
    if (input.value !== state.query) input.value = state.query;
    for (const radio of root.querySelectorAll<HTMLInputElement>('[name=kind]')) radio.checked = radio.value === state.kind;
    if (board) board.value = state.board;
    // a board that is not there is no way to narrow down
    if (!board?.value) state.board = '';
    archived.checked = state.archived;
  };
  const change = (part: Partial<SearchState>, how: 'pushState' | 'replaceState'): void => {
    state = { ...state, ...part };
    most = portion;
    const asked = writeSearch(state).toString();
    history[how](null, '', `${location.pathname}${asked === '' ? '' : `?${asked}`}`);
    drawing = answer();
  };
  const answer = async (): Promise<void> => {
    const asked = state;
    const query = asked.query.trim();
    clearTimeout(patience);
    if (query === '') {
      root.ariaBusy = null;
      list.innerHTML = '';
      status.textContent = '';
      for (const count of root.querySelectorAll<HTMLElement>('[data-count]')) count.textContent = '';
      return;
    }
    root.ariaBusy = 'true';
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
    if (asked === state) root.ariaBusy = null;
  };
  const draw = (library: Library, finds: Finds): void => {
    const { words } = library.context;
    const kept = finds.records.filter(
      ({ record }) => (state.board === '' || record.board.name === state.board) && (state.archived || !record.archived),
    );
    const said = kept.filter(({ hit }) => hit.said);
    const pages = state.board === '' ? finds.docs : [];
    const counts = { records: kept.length, comments: said.length, docs: pages.length };
    const all = counts.records + counts.comments + counts.docs;
    const countOf = (kind: SearchState['kind']) => (kind === '' ? all : counts[kind]);
    for (const count of root.querySelectorAll<HTMLElement>('[data-count]'))
      count.textContent = words.number(countOf((count.dataset['count'] ?? '') as SearchState['kind']));
    status.textContent = words.say('search.count', { count: countOf(state.kind) });
    const query = state.query.trim();
    const people = state.kind === '' && state.board === '' ? drawPeople(query, finds.marked, library) : '';
    const note =
      countOf(state.kind) === 0 && people === ''
        ? words.say('search.none', { query })
        : finds.instead.length > 0
          ? words.say('search.instead', { query })
          : '';
    const drawn = (kind: Kind): number => (state.kind === '' ? (kind === 'records' ? most : mostBelow) : state.kind === kind ? most : 0);
    const group = (kind: Kind, title: string, draw: (most: number) => string): string => {
      const [count, left] = [counts[kind], counts[kind] - drawn(kind)];
      if (count === 0 || drawn(kind) === 0) return '';
      const more = words.say('search.more', { count: Math.min(left, portion) });
      const button = left > 0 ? `<button type="button" class="btn line" data-more="${kind}">${escapeHtml(more)}</button>` : '';
      return `<section data-kind="${kind}"><h2>${escapeHtml(title)} <span class="num">${words.number(count)}</span></h2>${draw(drawn(kind))}${button}</section>`;
    };
    list.innerHTML = [
      note === '' ? '' : `<p class="hint">${escapeHtml(note)}</p>`,
      people,
      group('records', words.say('search.records'), (most) => drawRecords(kept.slice(0, most), finds.marked, library)),
      group('comments', words.say('search.comments'), (most) => drawRecords(said.slice(0, most), finds.marked, library)),
      group('docs', words.say('docs.title'), (most) => drawPages(pages.slice(0, most), finds.marked, library)),
    ].join('');
    tellNow(list);
    clearTimeout(patience);
    patience = window.setTimeout(async () => {
      await showPlaces('records', kept.slice(0, drawn('records')), finds.marked, library);
      await showPlaces('comments', said.slice(0, drawn('comments')), finds.marked, library);
    }, rest);
  };
  const showPlaces = async (kind: Kind, records: Found, marked: readonly string[], { context }: Library): Promise<void> => {
    const group = list.querySelector(`[data-kind=${kind}]`);
    for (const inComments of [false, true]) {
      const asked = records.filter(({ hit }) => (kind === 'comments' ? inComments : hit.within && hit.said === inComments));
      const addresses = asked.map(({ record }) => record.address);
      await findSnippets(addresses, marked, inComments, context, (address, { html, comment }) => {
        const item = group?.isConnected ? group.querySelector(`[data-at="${CSS.escape(address)}"]`) : null;
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
    const more = target instanceof Element ? target.closest<HTMLElement>('[data-more]') : null;
    if (!more) return;
    const kind = more.dataset['more'] as Kind;
    const before = list.querySelectorAll(`[data-kind=${kind}] li`).length;
    // of what stands below records the rest comes alone
    if (kind !== 'records' && state.kind === '') {
      change({ kind }, 'pushState');
      show();
    } else {
      most += portion;
      drawing = answer();
    }
    void drawing.then(() => list.querySelectorAll<HTMLElement>(`[data-kind=${kind}] li a`)[before]?.focus());
  });
  addEventListener('popstate', () => {
    state = readSearch(new URLSearchParams(location.search));
    most = portion;
    show();
    void answer();
  });
  show();
  root.dataset['live'] = '';
  if (state.query === '' && document.activeElement === document.body) input.focus();
  if (Object.keys(early).length > 0) change(early, 'replaceState');
  else void answer();
}

/** What was typed and chosen before this was loaded. */
function askedEarly(root: HTMLElement): Partial<SearchState> {
  const { value: query } = part<HTMLInputElement>(root, '[type=search]');
  const kind = part<HTMLInputElement>(root, '[name=kind]:checked').value as SearchState['kind'];
  const board = root.querySelector<HTMLSelectElement>('[name=board]')?.value ?? '';
  const { checked: archived } = part<HTMLInputElement>(root, '[name=archived]');
  return { ...(query && { query }), ...(kind && { kind }), ...(board && { board }), ...(archived ? {} : { archived }) };
}

/** Whose names begin like what is asked for: each leads to what is theirs. */
function drawPeople(query: string, marked: readonly string[], { context }: Library): string {
  const people = fittingOffers(peopleOf(context), query).slice(0, mostPeople);
  if (people.length === 0) return '';
  const items = people.map(
    ({ title, person = '', href = '' }) =>
      `<li><a href="${href}">${avatars([person], context, true)}<span class="name" dir="auto">${markText(title, marked)}</span></a></li>`,
  );
  return `<section data-kind="people"><h2>${escapeHtml(context.words.say('pages.people'))}</h2><ul class="who-found">${items.join('')}</ul></section>`;
}

function drawRecords(records: Found, marked: readonly string[], { context }: Library): string {
  const items = records.map(({ record }) => {
    const { title, place, facts } = renderFound(record, marked, context);
    const classes = record.done || record.archived ? 'done' : undefined;
    return `<li${attributes({ class: classes, 'data-at': record.address })}><h3><a href="${context.to.record(record.address)}">${title}</a></h3><p class="where-in">${place}</p><p class="snip" dir="auto" hidden></p><p class="facts">${facts}</p></li>`;
  });
  return `<ol class="found">${items.join('')}</ol>`;
}

function drawPages(pages: Finds['docs'], marked: readonly string[], { context: { to } }: Library): string {
  const items = pages.map(
    ({ id, title, description }) =>
      `<li><h3><a href="${to.page(`docs/${id}/`)}"><span class="name">${markText(title, marked)}</span></a></h3><p class="snip">${markText(description, marked)}</p></li>`,
  );
  return `<ol class="found">${items.join('')}</ol>`;
}

function part<Part extends HTMLElement = HTMLElement>(root: HTMLElement, selector: string): Part {
  const found = root.querySelector<Part>(selector);
  if (!found) throw new Error(`the page of search has no ${selector}`);
  return found;
}
