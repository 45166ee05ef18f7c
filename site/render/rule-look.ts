import type { TraceStatus } from '../../scripts/model/trace.ts';
import type { SiteCondition, SiteLook, Unsent } from '../data-rules.ts';
import type { RenderContext } from './context.ts';
import { escapeHtml } from './escape.ts';
import { momentMark, personOf, recordLink } from './marks.ts';
import { renderProblem } from './problem-words.ts';
import { fill, joinWords, phrase, ruleWord } from './rule-word.ts';

const colors: { [status in TraceStatus]: string } = {
  success: 'green',
  'no-op': 'slate',
  'conditions-not-met': 'slate',
  partial: 'red',
  failed: 'red',
  throttled: 'amber',
  'held-back': 'amber',
  loop: 'amber',
  missed: 'amber',
  unknown: 'orange',
  'dry-run': 'slate',
};

/** The colour that stands beside the words of a status. */
export function colorOfStatus(status: TraceStatus): string {
  return colors[status];
}

/** One event that a rule looked at: the record, what happened to it, what the rule did, and folded why. */
export function renderLook(look: SiteLook, context: RenderContext): string {
  const { words } = context;
  const { status, at, record, hidden, done, left, reason } = look;
  const about =
    record !== undefined ? recordLink(record, context) : hidden ? `<i>${escapeHtml(words.say('automations.a_record'))}</i>` : '';
  const event = eventOf(look, context);
  const did = joinWords(
    done.map((each) => phrase('did', each, context)),
    'conjunction',
    context,
  );
  const steps = left.map((step) => {
    const told = fill(words.say(`automations.step.${step.status}`), { action: `<code>${escapeHtml(step.action)}</code>` });
    if (step.reason === undefined) return `<li>${told}</li>`;
    const why = `<span dir="auto">${renderProblem(step.reason, context)}</span>`;
    return `<li>${fill(words.say('problem.about'), { key: told, why })}</li>`;
  });
  // a step that failed says it itself
  const isTold = left.some((step) => step.reason !== undefined);
  const why = [
    ...(reason === undefined || isTold ? [] : [`<li dir="auto">${renderProblem(reason, context)}</li>`]),
    ...look.conditions.map((condition) => `<li>${conditionOf(condition, context)}</li>`),
    ...steps,
  ];
  const isOpen = colors[status] === 'red' || colors[status] === 'amber';
  const folded =
    why.length === 0
      ? ''
      : `<details${isOpen ? ' open' : ''}><summary>${escapeHtml(words.say('automations.why'))}</summary><ul>${why.join('')}</ul></details>`;
  const unsent = unsentOf(look);
  const came = unsent === undefined ? words.say(`automations.status.${status}`) : tellUnsent(unsent, context);
  const color = unsent === undefined ? colors[status] : { later: 'amber', failed: 'red', unknown: 'orange' }[unsent];
  const result = did === '' ? '' : `<span class="did">${did}</span>`;
  const head = [about, event].filter((part) => part !== '').join(' ');
  return `<li data-c="${color}"><p class="what">${head}</p><p class="came"><b>${escapeHtml(came)}</b>${result}${momentMark(at, context)}</p>${folded}</li>`;
}

/** What only asks for messages did nothing as long as they are not sent. */
function unsentOf({ status, done }: SiteLook): Unsent | undefined {
  const isOnlySent = done.every(({ count }) => count !== undefined);
  return status === 'success' && isOnlySent ? done.find(({ unsent }) => unsent)?.unsent : undefined;
}

function tellUnsent(unsent: Unsent, { words }: RenderContext): string {
  if (unsent === 'unknown') return words.say('automations.status.unknown');
  return unsent === 'failed' ? words.say('automations.not_sent') : words.say('automations.waiting');
}

function eventOf({ event, actor }: SiteLook, context: RenderContext): string {
  if (!event) return '';
  const { words } = context;
  const told = phrase('event', event, context);
  if (actor === undefined) return `<span>${told}</span>`;
  if (actor === '') return `<span>${told}</span>`;
  const name = escapeHtml(personOf(actor, context).name);
  return `<span>${fill(words.say('automations.by'), { event: told, actor: name })}</span>`;
}

function conditionOf({ of, asks, holds, values, problem }: SiteCondition, context: RenderContext): string {
  const { words } = context;
  const told = fill(words.say(`automations.condition.${of}_${holds ? 'yes' : 'no'}`), { asks: ruleWord(asks, context) });
  const known = values.map(({ name, value }) =>
    fill(words.say('automations.condition.value'), { name: `<code>${escapeHtml(name)}</code>`, value: ruleWord(value, context) }),
  );
  const facts = [...known, ...(problem === undefined ? [] : [renderProblem(problem, context)])];
  return facts.length === 0 ? told : `${told} (${joinWords(facts, 'conjunction', context)})`;
}
