import { foldName } from '../../scripts/model/names.ts';
import type { Value } from '../../scripts/model/value.ts';
import type { TemplateText } from '../data-making.ts';
import { type CardsFile, decodeCards } from '../encode.ts';
import { encodePath } from '../render/address.ts';
import { newCommand } from '../render/command.ts';
import { escapeHtml } from '../render/escape.ts';
import type { FormConfig } from '../render/form.ts';
import { createAddress } from '../render/github.ts';
import { bodyOf, type Entry, emptyTemplate, recordText } from '../render/record-text.ts';
import { wordsOf } from '../render/words.ts';
import { copyAtPress, copyText, selectText } from './copy.ts';
import { keepDraft, recallDraft } from './drafts.ts';
import type { Making } from './local-make.ts';
import { type Draft, draftOf, putBack, readDraft, typedIn } from './new-record-draft.ts';
import { faultOf, isReady, listFaults, markLine } from './new-record-faults.ts';
import { slugFor, spareName } from './new-record-slug.ts';
import { clean, readLine, showLine } from './new-record-values.ts';

const made = document.querySelector<HTMLFormElement>('form[data-make]');
if (made) begin(made);

/** Makes a record's file from what stands in the form, as one types, and offers it to GitHub. */
function begin(form: HTMLFormElement): void {
  const { base = '/', create, locale = 'en' } = document.body.dataset;
  const config: FormConfig = JSON.parse(form.dataset['make'] ?? '{}');
  const { making, lists } = config;
  const words = wordsOf(locale, 'UTC', new Map(Object.entries(config.words)), new Map());
  const lines = [...form.querySelectorAll<HTMLElement>('.l[data-as]')];
  const part = <Part extends HTMLElement>(selector: string) => form.querySelector<Part>(selector);
  const title = part<HTMLTextAreaElement>('[name=title]');
  const list = part<HTMLSelectElement>('[name=list]');
  const choice = part<HTMLSelectElement>('[name=template]');
  const body = part<HTMLTextAreaElement>('[name=body]');
  const go = part<HTMLAnchorElement>('[data-go]');
  const trouble = part('[data-trouble]');
  const what = part('[data-what]');
  const taken = new Set<string>();
  const spare = spareName();
  let template: Omit<TemplateText, 'name'> = emptyTemplate;
  let baseline = new Map<HTMLElement, string>();
  /** What stood in the lines, as it is typed, before somebody typed. */
  const plain = new Map<HTMLElement, number | string[]>();
  let now = { path: '', text: '', command: '', whole: true, slug: '', title: '', entries: [] as Entry[] };
  /** The text of which was said that it is copied: the same drawn again does not take that back. */
  let told = '';
  if (!title || !list || !body) return;

  /** A template's values and text come into the form, unless somebody wrote there already. */
  const start = (name: string): void => {
    const before = template;
    const touched = new Set(lines.filter(isTouched));
    template = making.templates.find((each) => each.name === name) ?? emptyTemplate;
    if (title.value.trim() === '' || title.value === String(before.values['title'] ?? ''))
      title.value = String(template.values['title'] ?? '');
    const [old, next] = [bodyOf(before), bodyOf(template)];
    const own = body.value.startsWith(old) ? body.value.slice(old.length).trim() : body.value;
    body.value = own === '' ? next : next.trim() === '' ? own : `${next.trimEnd()}\n\n${own}`;
    const defaults = new Map(making.defaults);
    const fresh = new Map<HTMLElement, string>();
    for (const line of lines) {
      const key = line.dataset['key'] ?? '';
      const entered = readLine(line);
      showLine(line, template.values[key] ?? defaults.get(key));
      fresh.set(line, JSON.stringify(readLine(line)));
      plain.set(line, typedIn(line));
      if (touched.has(line)) showLine(line, entered);
    }
    baseline = fresh;
  };
  const isTouched = (line: HTMLElement): boolean => baseline.has(line) && JSON.stringify(readLine(line)) !== baseline.get(line);

  /** What the file says, in the order in which the command writes it. */
  const entries = (): Entry[] => {
    const touched = lines.filter(isTouched).map((line): Entry => [line.dataset['key'] ?? '', settled(line)]);
    const there = new Set([...touched.map(([key]) => key), ...Object.keys(template.keys)]);
    const rest = [...making.numbers, ...making.defaults].filter(([key]) => !there.has(key));
    return [...touched, ...rest];
  };
  /** A switch that was turned off says so where it would be on without that. */
  const settled = (line: HTMLElement): Value | undefined =>
    readLine(line) ?? (line.dataset['as'] === 'toggle' && baseline.get(line) === 'true' ? false : undefined);

  const show = (): void => {
    const titled = clean(title.value).replace(/\s+/g, ' ').trim();
    const { slug, free } = slugFor(titled, taken, spare);
    const where = `records/${config.board}/${list.value}/`;
    const set = entries();
    const text = recordText(template, [['title', titled], ...set], clean(body.value));
    const path = `${where}${free}.md`;
    const address = create === undefined ? undefined : createAddress(create, path, text);
    const command = newCommand(
      `${config.board}/${list.value}`,
      titled,
      set.filter(([key]) => !making.numbers.some(([number]) => number === key)),
      choice?.value ?? '',
    );
    now = { path, text, command, whole: address?.whole ?? true, slug: free, title: titled, entries: set };
    fill('[data-path]', `${escapeHtml(where)}<b>${escapeHtml(free)}.md</b>`);
    fill('[data-text]', escapeHtml(text));
    fill('[data-command]', escapeHtml(command));
    const note = part('[data-taken]');
    if (note) {
      note.hidden = slug === free;
      note.textContent = slug === free ? '' : words.say('form.taken', { slug, free });
    }
    for (const sign of form.querySelectorAll<HTMLElement>('[data-sign]')) sign.hidden = sign.dataset['sign'] !== list.value;
    for (const line of lines) {
      const mark = line.querySelector<HTMLElement>('.needed');
      if (mark) mark.hidden = !isNeeded(line);
      line.classList.toggle('unset', readLine(line) === undefined);
    }
    if (!go || !address) return;
    go.href = address.address;
    const label = go.querySelector('span');
    if (label) label.textContent = words.say(address.whole ? 'form.propose' : 'form.propose_copy');
    if (what && told !== text) what.textContent = words.say(address.whole ? 'form.what' : 'form.long');
  };
  const fill = (selector: string, html: string): void => {
    const place = part(selector);
    if (place) place.innerHTML = html;
  };
  const isNeeded = (line: HTMLElement): boolean => {
    const asked = making.required[line.dataset['key'] ?? ''];
    return asked === true || (asked?.includes(list.value) ?? false);
  };

  const draftName = `new:${config.board}`;
  const keep = (): void => {
    const draft = JSON.stringify(draftOf({ title, list, choice, body, lines, plain }));
    keepDraft(base, draftName, draft === untouched ? undefined : draft);
  };
  const forget = (): void => keepDraft(base, draftName, undefined);
  const asked = new URLSearchParams(location.search);
  const wanted = asked.get('list');
  if (lists.some(({ name }) => name === wanted)) list.value = wanted ?? '';
  start('');
  if (choice && making.templates.some(({ name }) => name === asked.get('template'))) {
    choice.value = asked.get('template') ?? '';
    start(choice.value);
  }
  title.value = asked.get('title') ?? title.value;
  for (const line of lines) {
    const given = asked.getAll(line.dataset['key'] ?? '');
    if (given.length > 0) showLine(line, given.length > 1 ? given : given[0]);
  }
  const untouched = JSON.stringify(draftOf({ title, list, choice, body, lines, plain }));
  const before = readDraft(recallDraft(base, draftName));
  if (before) bringBack(before);

  form.addEventListener('submit', (event) => event.preventDefault());
  form.addEventListener('input', ({ target }) => {
    if (trouble?.textContent) trouble.textContent = '';
    const line = target instanceof Element ? target.closest<HTMLElement>('.l') : null;
    if (line && faultOf(line, words) === undefined) markLine(line, false);
    keep();
    show();
  });
  // without GitHub nothing is proposed, and the command has to be right as well
  form.addEventListener('change', () => {
    keep();
    if (trouble?.textContent) return;
    const faults = lines.map((line) => faultOf(line, words));
    if (trouble) trouble.innerHTML = listFaults(faults.flatMap((each) => each ?? []));
    for (const [index, line] of lines.entries()) markLine(line, faults[index] !== undefined, faults[index]);
  });
  choice?.addEventListener('change', () => {
    start(choice.value);
    show();
  });
  form.addEventListener('keydown', (event) => {
    const { target, key, ctrlKey, metaKey, isComposing } = event;
    const inLine = target === title || (target instanceof HTMLInputElement && target.type !== 'checkbox' && !target.list);
    if (key !== 'Enter' || isComposing || !(inLine || ctrlKey || metaKey)) return;
    event.preventDefault();
    (part('[data-here]') ?? go ?? part('[data-copy=command]'))?.click();
  });
  go?.addEventListener('click', async (event) => {
    if (!isReady(title, lines, isNeeded, trouble, words)) return event.preventDefault();
    if (now.whole) return forget();
    event.preventDefault();
    const copied = await copyText(now.text);
    if (copied) forget();
    told = now.text;
    if (what) what.textContent = words.say(copied ? 'form.copied' : 'form.copy_failed');
    if (!copied && getSelection()?.toString() !== now.text) return selectText(part('[data-text]'));
    open(go.href, '_blank', 'noopener');
  });
  for (const button of form.querySelectorAll<HTMLElement>('[data-copy]'))
    copyAtPress(button, () => (button.dataset['copy'] === 'command' ? now.command : now.text), words.say('move.copied'), forget);
  for (const data of form.querySelectorAll<HTMLDataListElement>('datalist'))
    form.querySelector(`[list="${data.id}"]`)?.addEventListener('focus', () => void offer(data), { once: true });

  if (document.body.dataset['local'] !== undefined)
    void import('./local-make.ts').then(({ offerRecord }) => offerRecord(form, words, readMaking, forget));
  form.hidden = false;
  const otherwise = document.querySelector<HTMLElement>('[data-plain]');
  if (otherwise) otherwise.hidden = true;
  show();
  title.focus();
  void learnSlugs();

  /** Puts a draft into the form, which says so; another address may ask for another list since. */
  function bringBack(draft: Draft): void {
    for (const [line, value] of plain) putBack(line, value);
    if (choice) choice.value = making.templates.some(({ name }) => name === draft.template) ? draft.template : '';
    start(choice?.value ?? '');
    if (title) title.value = draft.title;
    if (body) body.value = draft.body;
    const isAskedSince = draft.asked !== location.search && asked.has('list');
    if (list && !isAskedSince && lists.some(({ name }) => name === draft.list)) list.value = draft.list;
    for (const line of lines) {
      const value = draft.lines[line.dataset['key'] ?? ''];
      if (value !== undefined) putBack(line, value);
    }
    const told = part('[data-draft]');
    if (!told) return;
    told.hidden = false;
    told.querySelector('button')?.addEventListener('click', () => {
      forget();
      location.reload();
    });
  }
  /** What the form says of the record, where nothing is missing. */
  function readMaking(): Making | undefined {
    if (!title || !list || !body || !isReady(title, lines, isNeeded, trouble, words)) return undefined;
    const { slug, title: named, entries } = now;
    const entered = entries.filter(([key]) => !making.numbers.some(([number]) => number === key));
    const template = choice?.value ?? '';
    return { board: config.board, list: list.value, slug, title: named, entries: entered, template, body: clean(body.value) };
  }
  /** Which slugs the board has, so that a file gets one of its own. */
  async function learnSlugs(): Promise<void> {
    const files = await Promise.all(config.cards.map(readCards));
    for (const { slug } of files.flat()) taken.add(foldName(slug));
    show();
  }
  async function offer(data: HTMLDataListElement): Promise<void> {
    const files = await Promise.all((config.others[data.dataset['board'] ?? ''] ?? []).map(readCards));
    data.innerHTML = files
      .flat()
      .map(({ slug, title: named }) => `<option value="${escapeHtml(slug)}">${escapeHtml(named)}</option>`)
      .join('');
  }
  async function readCards(address: string): Promise<ReturnType<typeof decodeCards>> {
    const response = await fetch(base + encodePath(address)).catch(() => undefined);
    return response?.ok ? decodeCards((await response.json()) as CardsFile) : [];
  }
}
