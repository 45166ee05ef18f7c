import { escapeHtml } from '../render/escape.ts';
import { icon } from '../render/icons.ts';
import sheet from '../styles/palette.css?url';
import { attempt } from './attempt.ts';
import { tellNow } from './now.ts';
import { countFinds, drawLines, firstLines, foundLines, type Kind, kinds, type Line } from './palette-lines.ts';
import { offersOf } from './palette-offers.ts';
import { type Finds, type Library, openLibrary } from './search-library.ts';
import { findSnippets } from './search-snippets.ts';
import { bringSheet } from './sheet.ts';

/** So long nobody types before places in texts are looked for; milliseconds. */
const rest = 150;

let open: HTMLDialogElement | undefined;

/** Opens the palette in front of the page, or closes it: one types, chooses by arrow keys and Enter, and Escape leaves all as it was. `take` gives what was typed meanwhile. */
export async function openPalette(take: () => string): Promise<void> {
  if (open) {
    take();
    return open.close();
  }
  const dialog = document.createElement('dialog');
  open = dialog;
  dialog.className = 'palette';
  dialog.innerHTML = `<div class="asking">${icon('search')}<input type="text" role="combobox" aria-expanded="false" aria-controls="palette-list" aria-autocomplete="list" autocomplete="off" autocapitalize="off" spellcheck="false" enterkeyhint="go" maxlength="200"><button type="button" class="btn icon">${icon('close')}</button></div><div class="kinds" role="group" hidden></div><div class="lines" id="palette-list" role="listbox" tabindex="-1"></div><footer hidden></footer><p class="vh" role="status"></p>`;
  dialog.addEventListener('close', () => {
    dialog.remove();
    open = undefined;
  });
  dialog.addEventListener('click', ({ target }) => {
    if (target === dialog || (target instanceof Element && target.closest('.asking button'))) dialog.close();
  });
  await bringSheet(sheet);
  document.body.append(dialog);
  dialog.showModal();
  const input = find<HTMLInputElement>(dialog, 'input');
  input.focus();
  input.value = take();
  const library = await attempt(openLibrary, dialog);
  if (dialog.isConnected) live(dialog, library);
}

/** Makes it answer what is typed. */
function live(dialog: HTMLDialogElement, library: Library): void {
  const { words } = library.context;
  const input = find<HTMLInputElement>(dialog, 'input');
  const list = find(dialog, '.lines');
  const status = find(dialog, '[role=status]');
  const offers = offersOf(library);
  const shown = { lines: [] as Line[], at: 0, walked: false, query: '', kind: undefined as Kind | undefined };
  const narrow = find(dialog, '.kinds');
  let patience: number | undefined;
  label(dialog, words);

  const draw = (lines: Line[], keep: boolean): void => {
    // what somebody walked to stays chosen where more comes before it; else the best of all is
    const held = keep && shown.walked ? shown.lines[shown.at] : undefined;
    const alike = held ? lines.filter(({ href, html }) => (href ?? html) === (held.href ?? held.html)) : [];
    // a record may stand among comments too
    const same = alike.find(({ group }) => group === held?.group) ?? alike[0];
    const at = same ? lines.indexOf(same) : -1;
    shown.walked = at >= 0;
    shown.lines = lines;
    list.innerHTML =
      lines.length > 0
        ? drawLines(lines, library.context)
        : `<p class="none">${escapeHtml(words.say('search.none', { query: shown.query }))}</p>`;
    tellNow(list);
    input.setAttribute('aria-expanded', String(lines.length > 0));
    choose(Math.max(0, at));
  };
  const walk = (at: number): void => {
    shown.walked = true;
    choose(at);
  };
  const choose = (at: number): void => {
    shown.at = Math.max(0, at);
    list.querySelector('[aria-selected=true]')?.setAttribute('aria-selected', 'false');
    const option = list.querySelector(`#palette-${shown.at}`);
    option?.setAttribute('aria-selected', 'true');
    option?.scrollIntoView({ block: 'nearest' });
    if (shown.at === 0) list.scrollTop = 0;
    if (option) input.setAttribute('aria-activedescendant', option.id);
    else input.removeAttribute('aria-activedescendant');
  };
  const tell = (query: string, finds: Finds, keep: boolean): void => {
    const counts = countFinds(finds);
    const all = counts.records + counts.comments + counts.docs;
    const titles = { records: words.say('search.records'), comments: words.say('search.comments'), docs: words.say('docs.title') };
    const button = (kind: Kind | undefined, title: string, count: number): string =>
      `<button type="button" aria-pressed="${shown.kind === kind}" value="${kind ?? ''}">${escapeHtml(title)} <span class="num">${words.number(count)}</span></button>`;
    const held = document.activeElement instanceof HTMLButtonElement && narrow.contains(document.activeElement) ? shown.kind : null;
    narrow.hidden = all === 0;
    narrow.innerHTML = [
      button(undefined, words.say('search.all'), all),
      ...kinds.map((kind) => button(kind, titles[kind], counts[kind])),
    ].join('');
    if (held !== null) narrow.querySelector<HTMLElement>('[aria-pressed=true]')?.focus();
    status.textContent = words.say('search.count', { count: shown.kind ? counts[shown.kind] : all });
    draw(foundLines(library, offers, query, finds, shown.kind), keep);
  };
  const answer = async (): Promise<void> => {
    const query = input.value.trim();
    shown.query = query;
    clearTimeout(patience);
    if (query === '') {
      shown.kind = undefined;
      narrow.hidden = true;
      draw(firstLines(library, offers, []), false);
      const records = await library.records();
      if (shown.query === '') draw(firstLines(library, offers, records), true);
      return;
    }
    const brings = library.fetchFor(query);
    let finds = library.find(query);
    // nothing is not said before all is there
    if (finds.records.length + finds.docs.length > 0) tell(query, finds, false);
    const brought = await brings;
    if (shown.query !== query) return;
    if (brought || finds.records.length + finds.docs.length === 0) {
      finds = library.find(query);
      tell(query, finds, true);
    }
    if (finds.instead.length > 0)
      list.insertAdjacentHTML('afterbegin', `<p class="none">${escapeHtml(words.say('search.instead', { query }))}</p>`);
    patience = window.setTimeout(() => void showPlaces(list, () => shown.lines, finds.marked, library), rest);
  };
  const follow = (line: Line | undefined, aside: boolean): void => {
    if (!line) return;
    if (line.href !== undefined && aside) return void window.open(line.href, '_blank', 'noopener');
    dialog.close();
    if (line.run) line.run();
    else if (line.href !== undefined) location.assign(line.href);
  };

  input.addEventListener('input', () => void answer());
  narrow.addEventListener('click', ({ target }) => {
    const button = target instanceof Element ? target.closest('button') : null;
    if (!button) return;
    shown.kind = kinds.find((kind) => kind === button.value);
    void answer();
  });
  dialog.addEventListener('keydown', (event) => {
    if (event.isComposing) return;
    const { length } = shown.lines;
    const step = { ArrowDown: 1, ArrowUp: -1, PageDown: 8, PageUp: -8 }[event.key];
    if (step !== undefined && length > 0) {
      const far = Math.abs(step) > 1;
      walk(far ? Math.min(length - 1, Math.max(0, shown.at + step)) : (shown.at + step + length) % length);
      event.preventDefault();
    }
    if (event.key === 'Enter' && event.target === input) {
      event.preventDefault();
      follow(shown.lines[shown.at], event.ctrlKey || event.metaKey);
    }
  });
  // the focus stays where one types
  list.addEventListener('mousedown', (event) => event.button === 0 && event.preventDefault());
  list.addEventListener('click', (event) => {
    const option = event.target instanceof Element ? event.target.closest('[role=option]') : null;
    if (!option || event.shiftKey) return;
    event.preventDefault();
    follow(shown.lines[Number(option.id.slice('palette-'.length))], event.ctrlKey || event.metaKey);
  });
  list.addEventListener('mousemove', ({ target }) => {
    const option = target instanceof Element ? target.closest('[role=option][aria-selected=false]') : null;
    if (option) walk(Number(option.id.slice('palette-'.length)));
  });
  void answer();
}

function label(dialog: HTMLElement, words: Library['context']['words']): void {
  const input = find<HTMLInputElement>(dialog, 'input');
  dialog.setAttribute('aria-label', words.say('palette.title'));
  input.setAttribute('aria-label', words.say('palette.title'));
  input.placeholder = words.say('palette.find');
  find(dialog, '.lines').setAttribute('aria-label', words.say('search.title'));
  find(dialog, '.kinds').setAttribute('aria-label', words.say('search.narrow'));
  find(dialog, '.asking button').setAttribute('aria-label', words.say('palette.close'));
  const command = /Mac|iP(?:hone|ad)/.test(navigator.userAgent) ? '⌘' : 'Ctrl';
  const key = (keys: string, said: string): string => `<span><kbd>${keys}</kbd> ${escapeHtml(said)}</span>`;
  const foot = find(dialog, 'footer');
  foot.innerHTML =
    key('↑ ↓', words.say('palette.move')) +
    key('Enter', words.say('palette.open')) +
    key(`${command} Enter`, words.say('palette.tab')) +
    key('Esc', words.say('palette.close'));
  foot.hidden = false;
}

/** Beside records that were found by their texts, the place in the text. */
async function showPlaces(list: HTMLElement, shown: () => readonly Line[], marked: readonly string[], { context }: Library): Promise<void> {
  const lines = shown();
  for (const said of [false, true]) {
    const within = lines.flatMap((line, at) => (line.within?.said === said ? [{ at, address: line.within.address }] : []));
    const at = new Map(within.map((each) => [each.address, each.at]));
    const tell = (address: string, { html }: { html: string }): void => {
      const line = at.get(address);
      const place = list.querySelector<HTMLElement>(`#palette-${line} .snip`);
      if (!place || shown() !== lines) return;
      place.innerHTML = html;
      place.hidden = false;
    };
    await findSnippets([...at.keys()], marked, said, context, tell);
  }
}

function find<Found extends HTMLElement = HTMLElement>(root: HTMLElement, selector: string): Found {
  const found = root.querySelector<Found>(selector);
  if (!found) throw new Error(`the palette has no ${selector}`);
  return found;
}
