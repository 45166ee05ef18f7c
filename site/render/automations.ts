import type { TraceStatus } from '../../scripts/model/trace.ts';
import type { KnownSiteRuns, SiteEffect, SiteRule } from '../data-rules.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { icon } from './icons.ts';
import { momentMark, recordLink } from './marks.ts';
import { renderProblem } from './problem-words.ts';
import { renderSentence } from './rule.ts';
import { colorOfStatus, renderLook } from './rule-look.ts';
import { renderNext } from './rule-next.ts';
import { fill } from './rule-word.ts';

/** So many looks are shown at once; the rest is folded. */
const openLooks = 3;
/** After so long without a run the page says so. */
const quietHours = 25;

/** When the rules ran last, and what a person should know of it. */
export function renderLastRun(context: RenderContext): string {
  const { site, words } = context;
  const { runs, partial } = site.automations;
  const notices: string[] = [];
  if ('unknown' in runs) {
    const why =
      runs.message === undefined ? escapeHtml(words.say(`automations.unknown.${runs.unknown}`)) : renderProblem(runs.message, context);
    const told = fill(words.say('automations.runs_unknown'), { why });
    notices.push(runs.unknown === 'unreadable' ? notice(told) : `<p class="ran">${told}</p>`);
  } else if (runs.last) notices.push(lastRun(runs, context));
  if (partial) notices.push(`<p class="hint">${escapeHtml(words.say('automations.partial'))}</p>`);
  return notices.join('');
}

function lastRun({ ran, last, count }: KnownSiteRuns, context: RenderContext): string {
  if (!last) return '';
  const { words } = context;
  const slots = {
    when: momentMark(ran, context),
    before: momentMark(last.at, context),
    events: escapeHtml(words.say('automations.events', { count: last.events })),
  };
  const from = new Date(Date.parse(ran) + quietHours * 3_600_000).toISOString();
  const isFirst = count === 1 && last.events === 0;
  const notes = last.notes.map((note) => `<li dir="auto">${renderProblem(note, context)}</li>`).join('');
  return [
    `<p class="ran">${fill(ran === last.at ? words.say('automations.ran') : words.say('automations.ran_quiet'), slots)}${isFirst ? ` ${escapeHtml(words.say('automations.started'))}` : ''}</p>`,
    `<div class="notice"${attributes({ 'data-from': from })} hidden>${icon('fault')}<div>${escapeHtml(words.say('automations.old'))}</div></div>`,
    notes === '' ? '' : `<ul class="notes">${notes}</ul>`,
  ].join('');
}

function notice(html: string): string {
  return `<div class="notice">${icon('fault')}<div>${html}</div></div>`;
}

/** What is to be sent and is not settled: what failed or went nobody knows where, with the command that sends it again; then what waits. */
export function renderEffects(context: RenderContext): string {
  const { runs } = context.site.automations;
  if ('unknown' in runs) return '';
  const { words } = context;
  const troubled = runs.effects.filter(isTroubled);
  const waiting = runs.effects.filter((effect) => !isTroubled(effect));
  const section = (id: string, title: string, effects: SiteEffect[]) =>
    effects.length === 0
      ? ''
      : `<section class="sec" id="${id}"><header><h2>${escapeHtml(title)}</h2><span class="num">${words.number(effects.length)}</span></header><ul class="effects">${effects.map((effect) => effectRow(effect, context)).join('')}</ul></section>`;
  return section('attention', words.say('automations.attention'), troubled) + section('waiting', words.say('automations.waiting'), waiting);
}

function isTroubled({ state }: SiteEffect): boolean {
  return state === 'failed' || state === 'unknown';
}

function effectRow(effect: SiteEffect, context: RenderContext): string {
  const { words } = context;
  const { kind, state, title, record, at, tries, notBefore, reason, retry } = effect;
  const color = state === 'failed' ? 'red' : state === 'unknown' ? 'orange' : 'blue';
  const about = record === undefined ? '' : ` ${fill(words.say('automations.on'), { record: recordLink(record, context) })}`;
  const facts = [
    escapeHtml(words.say(`automations.kind.${kind}`)),
    tries > 0 ? escapeHtml(words.say('automations.tries', { count: tries })) : '',
    notBefore === undefined || isTroubled(effect) ? '' : escapeHtml(words.say('automations.not_before', { when: words.moment(notBefore) })),
    momentMark(at, context),
  ].filter((fact) => fact !== '');
  const why =
    reason === undefined ? '' : `<p class="${isTroubled(effect) ? 'because' : 'quiet'}" dir="auto">${renderProblem(reason, context)}</p>`;
  const again =
    retry === undefined
      ? ''
      : `<p class="again">${escapeHtml(words.say('automations.retry'))} <code>woad retry ${escapeHtml(retry)}</code></p>`;
  return `<li data-c="${color}"><p class="head-line"><span class="tag" data-c="${color}">${escapeHtml(words.say(`automations.state.${state}`))}</span><span><b dir="auto">${escapeHtml(words.text(title))}</b>${about}</span></p>${why}<p class="facts">${facts.map((fact) => `<span>${fact}</span>`).join('')}</p>${again}</li>`;
}

/** A rule: what it says, whether it is on and works, and what it did last. */
export function renderRule(rule: SiteRule, context: RenderContext): string {
  const { site, words } = context;
  const { name, title, path, enabled, failing } = rule;
  const marks = [
    failing === undefined ? '' : `<span class="tag" data-c="red">${icon('fault')}${escapeHtml(words.say('automations.fails'))}</span>`,
    enabled ? '' : `<span class="tag" data-c="slate">${escapeHtml(words.say('automations.off'))}</span>`,
    enabled && failing === undefined ? `<span class="tag" data-c="green">${escapeHtml(words.say('automations.on_now'))}</span>` : '',
  ].join('');
  const label = path === undefined ? '' : words.say('automations.edit', { path });
  const file =
    path === undefined
      ? ''
      : site.editAddress === undefined
        ? `<span class="where">${escapeHtml(path)}</span>`
        : `<a class="where"${attributes({ href: site.editAddress + path.split('/').map(encodeURIComponent).join('/'), 'aria-label': label, title: label })}>${escapeHtml(path)}</a>`;
  const fault =
    failing === undefined
      ? ''
      : `<p class="because" dir="auto">${failing === '' ? escapeHtml(words.say('automations.told_elsewhere')) : renderProblem(failing, context)}</p>`;
  const color = failing !== undefined ? 'red' : !enabled ? 'slate' : colorOf(rule);
  const sentence = rule.when.length > 0 ? renderSentence(rule, context) : '';
  return `<article class="rule" data-c="${color}" id="rule-${escapeHtml(name)}"><header><h3 dir="auto">${escapeHtml(words.text(title))}</h3>${marks}</header>${fault}${sentence}${rule.next ? renderNext(rule.next, context) : ''}${looksOf(rule, context)}<footer>${file}</footer></article>`;
}

/** A rule that stands in no file, on one line with what it did last. */
export function renderBuiltIn(rule: SiteRule, context: RenderContext): string {
  const { words } = context;
  const state = rule.enabled ? '' : `<span class="tag" data-c="slate">${escapeHtml(words.say('automations.off'))}</span>`;
  const looks = rule.looks.length === 0 ? '' : looksOf(rule, context);
  const fault =
    rule.failing === undefined ? '' : `<span class="tag" data-c="red">${icon('fault')}${escapeHtml(words.say('automations.fails'))}</span>`;
  return `<li${attributes({ id: `rule-${rule.name}` })}><p class="head-line"><span>${escapeHtml(words.say(`automations.built.${rule.name}`))}</span>${fault}${state}</p>${looks}</li>`;
}

function looksOf({ looks, idle, enabled, when, failing }: SiteRule, context: RenderContext): string {
  const { words } = context;
  const isKnown = !('unknown' in context.site.automations.runs);
  if (!isKnown) return '';
  const rows = looks.map((look) => renderLook(look, context));
  const first = `<ol class="looks">${rows.slice(0, openLooks).join('')}</ol>`;
  const rest = rows.slice(openLooks);
  const more =
    rest.length === 0
      ? ''
      : `<details class="more"><summary>${escapeHtml(words.say('automations.earlier', { count: rest.length }))}</summary><ol class="looks">${rest.join('')}</ol></details>`;
  const quiet =
    idle === undefined
      ? ''
      : idle === ''
        ? escapeHtml(words.say('automations.idle_only'))
        : fill(words.say('automations.idle'), { reason: renderProblem(idle, context) });
  const idleLine = quiet === '' ? '' : `<p class="hint" dir="auto">${quiet}</p>`;
  if (looks.length > 0) return `<p class="over">${escapeHtml(words.say('automations.looks'))}</p>${first}${more}${idleLine}`;
  if (!enabled || when.length === 0 || failing !== undefined) return '';
  return idleLine || `<p class="hint">${escapeHtml(words.say('automations.never_fired'))}</p>`;
}

function colorOf({ looks }: SiteRule): string {
  const told: TraceStatus | undefined = looks.find(({ status }) => status !== 'no-op' && status !== 'conditions-not-met')?.status;
  return told === undefined ? 'teal' : colorOfStatus(told);
}
