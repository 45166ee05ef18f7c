import type { Display } from '../../scripts/model/display.ts';
import type { Text } from '../../scripts/model/value.ts';
import type { Step, StepChange, StepList } from '../data-history.ts';
import type { DrawContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { personOf, tray } from './marks.ts';
import { sayNamed } from './named.ts';
import { fill } from './rule-word.ts';
import { renderValue } from './value.ts';

/** What a step did to its record, one line for each thing. */
export function linesOf(step: Step, context: DrawContext): string[] {
  const { words, boardNamed } = context;
  const lines = step.changes.map((change) => renderChange(change, context));
  if (step.kind === 'created') {
    lines.unshift(escapeHtml(sayNamed('created', 'history.created', boardNamed?.(step.board)?.record, words)));
  }
  if (step.kind === 'deleted') lines.unshift(escapeHtml(words.say('history.deleted')));
  if (step.kind === 'restored') lines.unshift(escapeHtml(words.say('history.restored')));
  return lines;
}

/** One thing that changed, as a sentence: the one switch over StepChange. */
function renderChange(change: StepChange, context: DrawContext): string {
  const { words } = context;
  const became = `<span class="to" role="img" aria-label="${escapeHtml(words.say('history.became'))}">→</span>`;
  const value = (display: Display | undefined) => (display ? brief(renderValue(display, context), display, context) : '');
  const was = (html: string) => (html === '' ? '' : `<s>${html}</s>`);
  switch (change.as) {
    case 'value': {
      const key = escapeHtml(keyName(change, context));
      const { did } = change;
      const [from, to] = [was(value(change.from)), value(change.to)];
      if (from === '' && to === '') return fill(untold(did, context), { key });
      if (from === '') return fill(words.say('history.set'), { key, to });
      if (to === '') return fill(words.say('history.emptied'), { key, from });
      return fill(words.say('history.changed'), { key, from, to, became });
    }
    case 'items': {
      const key = escapeHtml(keyName(change, context));
      const [added, removed] = [value(change.added), value(change.removed)];
      const parts = [
        added === '' ? '' : fill(came(change.key, context), { key, items: added }),
        removed === '' ? '' : fill(went(change.key, context), { key, items: removed }),
      ];
      return parts.filter((part) => part !== '').join('<span>, </span>');
    }
    case 'list': {
      const key = escapeHtml(words.say('property.list'));
      const [from, to] = [
        change.from ? was(listName(change.from, context)) : '',
        `<span class="into">${tray(change.to)}${listName(change.to, context)}</span>`,
      ];
      return fill(words.say(from === '' ? 'history.set' : 'history.changed'), { key, from, to, became });
    }
    case 'board': {
      const to = bold(words.text(change.to));
      if (change.from === undefined) return escapeHtml(words.say('history.board_untold'));
      return fill(words.say('history.board_to'), { from: bold(words.text(change.from)), to });
    }
    case 'slug':
      return fill(words.say('history.renamed'), { from: `<s>${code(change.from)}</s>`, to: code(change.to), became });
    case 'text': {
      const { lines } = change;
      if (lines === 0) return escapeHtml(words.say('history.text'));
      return escapeHtml(
        lines > 0 ? words.say('history.text_longer', { count: lines }) : words.say('history.text_shorter', { count: -lines }),
      );
    }
    case 'steps': {
      const { more, checked: done, all: total } = change;
      const told = more > 0 ? words.say('history.checked', { count: more }) : words.say('history.unchecked', { count: -more });
      return `${escapeHtml(told)}${total === 0 ? '' : ` <small>${escapeHtml(words.say('checklist.progress', { done, total }))}</small>`}`;
    }
    case 'order':
      return escapeHtml(words.say('history.order'));
    case 'archived':
      return escapeHtml(change.on ? words.say('history.archived') : words.say('history.unarchived'));
    case 'comment':
      return escapeHtml(commentWord(change.did, context));
    case 'file': {
      const name = change.name === undefined ? escapeHtml(words.say('history.a_file')) : `<b dir="auto">${escapeHtml(change.name)}</b>`;
      return fill(fileWord(change.did, context), { name });
    }
    default:
      return change satisfies never;
  }
}

/** Who did something: a person of the workspace by name. */
export function actorName(actor: string, context: DrawContext): string {
  return personOf(actor, context).name;
}

/** A commit by the beginning of its hash, leading to GitHub where that is known. */
export function commitMark(commit: string, { commitAddress }: DrawContext): string {
  const short = `<code>${escapeHtml(commit.slice(0, 7))}</code>`;
  return commitAddress === undefined ? short : `<a href="${escapeHtml(commitAddress + commit)}" rel="noopener">${short}</a>`;
}

/** The rule behind a step, leading to where it stands in words. */
export function ruleMark({ rule }: Step, { words, to }: DrawContext): string {
  if (!rule) return '';
  const known = rule.as === 'built-in' && words.has(`automations.built.${rule.name}`);
  const title = `<span dir="auto">${escapeHtml(known ? words.say(`automations.built.${rule.name}`) : words.text(rule.title))}</span>`;
  const page = to.page(rule.as === 'built-in' ? 'automations/#built-in' : `automations/#rule-${encodeURIComponent(rule.name)}`);
  return fill(words.say('history.rule'), { rule: rule.as === 'gone' ? title : `<a href="${page}">${title}</a>` });
}

/** What a key is called in the language, else as it is written. */
export function keyName({ key, title }: { key: string; title?: Text }, { words }: DrawContext): string {
  if (title !== undefined) return words.text(title);
  return words.has(`property.${key}`) ? words.say(`property.${key}`) : key;
}

/** A person in a sentence needs no picture. */
function brief(html: string, display: Display, context: DrawContext): string {
  if (display.as !== 'people') return html;
  return display.people.map((key) => `<b dir="auto">${escapeHtml(personOf(key, context).name)}</b>`).join('<span>, </span>');
}

function listName({ title }: StepList, { words }: DrawContext): string {
  return `<span dir="auto">${escapeHtml(words.text(title))}</span>`;
}

function bold(text: string): string {
  return `<b dir="auto">${escapeHtml(text)}</b>`;
}

function code(text: string): string {
  return `<code>${escapeHtml(text)}</code>`;
}

function untold(did: 'set' | 'changed' | 'emptied', { words }: DrawContext): string {
  if (did === 'set') return words.say('history.set_untold');
  return did === 'changed' ? words.say('history.changed_untold') : words.say('history.emptied_untold');
}

function came(key: string, { words }: DrawContext): string {
  if (key === 'tags') return words.say('history.tagged');
  return key === 'assignees' ? words.say('history.assigned') : words.say('history.added');
}

function went(key: string, { words }: DrawContext): string {
  if (key === 'tags') return words.say('history.untagged');
  return key === 'assignees' ? words.say('history.unassigned') : words.say('history.removed');
}

function commentWord(did: 'added' | 'changed' | 'removed', { words }: DrawContext): string {
  if (did === 'added') return words.say('history.comment_added');
  return did === 'changed' ? words.say('history.comment_changed') : words.say('history.comment_removed');
}

function fileWord(did: 'added' | 'changed' | 'removed', { words }: DrawContext): string {
  if (did === 'added') return words.say('history.file_added');
  return did === 'changed' ? words.say('history.file_changed') : words.say('history.file_removed');
}
