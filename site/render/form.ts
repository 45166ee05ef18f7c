import type { Chip } from '../../scripts/model/display.ts';
import type { FieldHead } from '../card.ts';
import type { SiteBoard } from '../data.ts';
import type { Making } from '../data-making.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { renderGiven } from './form-given.ts';
import { renderPlain } from './form-plain.ts';
import { icon } from './icons.ts';
import { avatars, chip, tray } from './marks.ts';
import { sayNamed } from './named.ts';
import { archiveAddress, listAddress } from './stage.ts';

/** What the browser is told to make a record's file from what stands in the form. */
export interface FormConfig {
  board: string;
  making: Making;
  /** Lists a record can be made in, and what they are called. */
  lists: { name: string; title: string }[];
  /** Its records, below the base: to see which slugs it has. */
  cards: string[];
  /** By board, where the records stand that a field may name. */
  others: { [board: string]: string[] };
  words: { [key: string]: string };
}

/** What the browser says while the form is filled in. */
const said = [
  'form.taken',
  'form.missing',
  'form.range_half',
  'form.number',
  'form.number_either',
  'form.number_least',
  'form.number_most',
  'form.number_decimals',
  'form.email',
  'form.url',
  'form.phone',
  'form.where',
  'form.date_half',
  'form.range_turned',
  'form.too_long',
  'form.pattern',
  'form.propose',
  'form.propose_copy',
  'form.what',
  'form.long',
  'form.copied',
  'form.copy_failed',
  'form.text_after',
  'move.copy',
  'move.copied',
] as const;
/** What it says beside that where a program stands behind it. */
const saidHere = ['form.here', 'form.made', 'move.undo', 'move.undone'] as const;

/** The page on which a record is made: a form for browsers that run scripts, links for those that do not. */
export function renderForm(board: SiteBoard, context: RenderContext): string {
  const { words, site } = context;
  const lists = board.lists.filter(({ locked, unknown }) => !locked && !unknown);
  if (lists.length === 0) return `<p class="empty">${escapeHtml(words.say('form.locked'))}</p>`;
  const config: FormConfig = {
    board: board.name,
    making: board.making,
    lists: lists.map(({ name, title }) => ({ name, title: words.text(title) })),
    cards: [...board.lists.map(({ name }) => listAddress(board, name)), ...archivesOf(board, context)],
    others: othersOf(board, context),
    words: Object.fromEntries([...said, ...(site.live ? saidHere : [])].map((key) => [key, words.say(key)])),
  };
  const known = site.github !== undefined;
  const go = known
    ? `<a class="btn solid" target="_blank" rel="noopener" data-go>${icon('move')}<span>${escapeHtml(words.say('form.propose'))}</span></a>`
    : `<button type="button" class="btn solid" data-copy="command">${escapeHtml(words.say('move.copy'))}</button>`;
  const command = known ? '' : `<p>${escapeHtml(words.say('form.no_github'))}</p><pre class="command" tabindex="0" data-command></pre>`;
  const note = known ? words.say('form.what') : words.say('form.text_after');
  const draft = `<p class="kept" role="status" data-draft hidden><span>${escapeHtml(words.say('form.draft'))}</span><button type="button" class="btn line">${escapeHtml(words.say('form.anew'))}</button></p>`;
  const fields = `${draft}${head(board, lists, context)}<div class="lines">${builtIns(board, context)}${board.fields.map((field) => fieldLine(field, board, context)).join('')}</div>${text(context)}`;
  const preview = `<section class="proposal" aria-labelledby="preview"><header><h2 id="preview">${escapeHtml(words.say('form.preview'))}</h2><button type="button" class="btn line" data-copy="text">${escapeHtml(words.say('move.copy'))}</button></header><p class="where" data-path></p><pre tabindex="0" data-text></pre><p class="taken" data-taken hidden></p><p class="later">${escapeHtml(words.say('form.later'))}</p></section>`;
  const foot = `<footer class="go">${command}<p class="trouble" role="alert" data-trouble></p><div>${go}<p class="what" data-what>${escapeHtml(note)}</p></div></footer>`;
  return `<form class="make"${attributes({ 'data-make': JSON.stringify(config), 'aria-label': sayNamed('new', 'board.new', board.record, words), autocomplete: 'off' })} novalidate hidden><div class="fields">${fields}</div>${preview}${foot}</form>${renderPlain(board, lists, context)}`;
}

function head(board: SiteBoard, lists: SiteBoard['lists'], { words }: RenderContext): string {
  const title = escapeHtml(words.say('property.title'));
  const options = lists
    .map(({ name, title: named }) => `<option value="${escapeHtml(name)}">${escapeHtml(words.text(named))}</option>`)
    .join('');
  const signs = lists.map((list) => `<span data-sign="${escapeHtml(list.name)}" hidden>${tray(list)}</span>`).join('');
  const { templates } = board.making;
  const template =
    templates.length === 0
      ? ''
      : `<label class="pill">${icon('docs')}<span class="vh">${escapeHtml(words.say('form.template'))}</span><select name="template"><option value="">${escapeHtml(words.say('form.no_template'))}</option>${templates.map(({ name }) => `<option>${escapeHtml(name)}</option>`).join('')}</select></label>`;
  return `<textarea class="title" name="title" dir="auto" rows="1" required maxlength="250" placeholder="${title}" aria-label="${title}"></textarea><div class="pills"><label class="pill">${signs}<span class="vh">${escapeHtml(words.say('property.list'))}</span><select name="list">${options}</select></label>${template}</div>`;
}

function text({ words }: RenderContext): string {
  const name = escapeHtml(words.say('property.body'));
  return `<textarea class="body" name="body" dir="auto" rows="6" placeholder="${name}" aria-label="${name}"></textarea>`;
}

function builtIns(board: SiteBoard, context: RenderContext): string {
  const { words } = context;
  const tags = board.making.tags.map((name): Chip => board.tags.find((each) => each.name === name) ?? { name, title: name });
  return [
    context.people.size === 0 ? '' : line('assignees', words.say('property.assignees'), 'many', people(context, true), undefined, context),
    line('due', words.say('property.due'), 'line', '<input type="date" id="f-due">', undefined, context),
    tags.length === 0 ? '' : line('tags', words.say('property.tags'), 'many', picks('tags', tags, context), undefined, context),
  ].join('');
}

/** One field to fill in, or what is given by itself. */
function fieldLine(field: FieldHead, board: SiteBoard, context: RenderContext): string {
  const { name, title, help, input } = field;
  const { words } = context;
  const id = `f-${name}`;
  const empty = words.say('form.empty');
  const draw = (as: string, control: string) =>
    line(name, words.text(title), as, control, help === undefined ? undefined : words.text(help), context, board);
  const box = (values: { [name: string]: string | number | boolean | undefined }) => `<input${attributes({ id, ...values })}>`;
  switch (input.as) {
    case 'text': {
      const checks = { 'data-kind': input.abroad ? 'abroad' : input.kind, 'data-most': input.most, 'data-pattern': input.pattern };
      if (input.many)
        return draw(
          'lines',
          `<textarea${attributes({ id, ...checks })} dir="auto" rows="1" placeholder="${escapeHtml(words.say('form.per_line'))}"></textarea>`,
        );
      if (input.lines === 'many')
        return draw('text', `<textarea id="${id}" dir="auto" rows="1" placeholder="${escapeHtml(empty)}"></textarea>`);
      return draw('line', box({ type: input.kind ?? 'text', ...checks, dir: 'auto', placeholder: empty }));
    }
    case 'number':
      return draw(
        'number',
        // a box of type number keeps what it does not understand to itself: 12,50 comes out of it as 1250
        box({
          type: 'text',
          inputmode: 'decimal',
          placeholder: empty,
          'data-least': input.min,
          'data-most': input.max,
          'data-step': input.step,
        }),
      );
    case 'date': {
      const type = input.time ? 'datetime-local' : 'date';
      if (!input.range) return draw('line', box({ type }));
      const end = (key: 'form.from' | 'form.until') =>
        `<input${attributes({ type, 'aria-label': words.say(key, { field: words.text(title) }) })}>`;
      return draw('range', `<span class="ends">${end('form.from')}<span aria-hidden="true">–</span>${end('form.until')}</span>`);
    }
    case 'choice':
      if (!input.many)
        return draw(
          'line',
          choose(
            id,
            input.options.map(({ name: value, title: named }) => [value, words.text(named)]),
            context,
          ),
        );
      return draw('many', picks(name, input.options, context));
    case 'people':
      return draw(input.many ? 'many' : 'line', people(context, input.many, id));
    case 'records': {
      const list = `<datalist id="of-${id}" data-board="${escapeHtml(input.board ?? board.name)}"></datalist>`;
      if (input.many)
        return draw('lines', `<textarea id="${id}" rows="1" placeholder="${escapeHtml(words.say('form.per_line'))}"></textarea>`);
      return draw('line', box({ list: `of-${id}`, spellcheck: 'false', placeholder: empty }) + list);
    }
    case 'toggle':
      return draw('toggle', box({ type: 'checkbox' }));
    case 'place':
      return draw('line', box({ 'data-kind': 'place', placeholder: words.say('form.place'), inputmode: 'text' }));
    case 'files':
    case 'none':
      return renderGiven(field, board.making, context);
  }
}

/** A quiet line: the name at the left, what one fills in at the right. */
function line(
  key: string,
  title: string,
  as: string,
  control: string,
  help: string | undefined,
  { words }: RenderContext,
  board?: SiteBoard,
): string {
  const asked = board?.making.required[key];
  const needed = asked
    ? `<span class="needed" hidden title="${escapeHtml(words.say('form.required'))}"><span aria-hidden="true">*</span><span class="vh">${escapeHtml(words.say('form.required'))}</span></span>`
    : '';
  const group = as === 'many' || as === 'range';
  const name = group
    ? `<span class="k" id="k-${key}" dir="auto">${escapeHtml(title)}${needed}</span>`
    : `<label class="k" for="f-${key}" dir="auto">${escapeHtml(title)}${needed}</label>`;
  const told = help === undefined ? '' : `<small dir="auto">${escapeHtml(help)}</small>`;
  return `<div class="l"${attributes({ 'data-key': key, 'data-as': as, 'data-title': title })}>${name}<div class="v"${group ? attributes({ role: 'group', 'aria-labelledby': `k-${key}` }) : ''}>${control}${told}</div></div>`;
}

function choose(id: string, options: [string, string][], { words }: RenderContext): string {
  const rows = options.map(([value, title]) => `<option value="${escapeHtml(value)}">${escapeHtml(title)}</option>`).join('');
  return `<select id="${id}"><option value="">${escapeHtml(words.say('form.empty'))}</option>${rows}</select>`;
}

function people(context: RenderContext, many: boolean, id = 'f-assignees'): string {
  const all = [...context.people.values()];
  if (!many)
    return choose(
      id,
      all.map(({ key, name }) => [key, name]),
      context,
    );
  return picksOf(
    all.map(({ key, name }) => [key, `${avatars([key], context, true)}<span dir="auto">${escapeHtml(name)}</span>`]),
    'person',
  );
}

function picks(_key: string, options: readonly Chip[], context: RenderContext): string {
  return picksOf(
    options.map((each) => [each.name, chip(each, context)]),
    'chip',
  );
}

/** Things to choose several of, all in sight. */
function picksOf(options: [string, string][], kind: string): string {
  return `<span class="picks ${kind}">${options.map(([value, look]) => `<label><input type="checkbox" value="${escapeHtml(value)}">${look}</label>`).join('')}</span>`;
}

function archivesOf(board: SiteBoard, { site }: RenderContext): string[] {
  const gone = site.records.filter(({ board: name, archived }) => name === board.name && archived);
  return [...new Set(gone.map(({ list }) => list))].map((list) => archiveAddress(board, list));
}

/** The boards whose records a field of this one may name. */
function othersOf({ name, fields }: SiteBoard, { site }: RenderContext): { [board: string]: string[] } {
  const wanted = new Set(fields.flatMap(({ input }) => (input.as === 'records' ? [input.board ?? name] : [])));
  return Object.fromEntries(
    site.boards.filter((each) => wanted.has(each.name)).map((each) => [each.name, each.lists.map((list) => listAddress(each, list.name))]),
  );
}
