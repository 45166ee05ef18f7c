import type { SiteNextLook } from '../data-rules.ts';
import type { RenderContext } from './context.ts';
import { attributes, escapeHtml } from './escape.ts';
import { momentMark, recordLink } from './marks.ts';
import { renderProblem } from './problem-words.ts';
import { fill, joinWords } from './rule-word.ts';

/** Of a rule that waits for time: when it looks next and at what, when rules looked at time last, and folded why it leaves the others alone. */
export function renderNext(next: SiteNextLook, context: RenderContext): string {
  const { words } = context;
  const { at, looked, acts, moreActs = 0, left = [], moreLeft = 0 } = next;
  const more = (count: number) => (count > 0 ? [escapeHtml(words.say('automations.next.more', { count }))] : []);
  const linked = (names: string[]) => names.map((name) => recordLink(name, context));
  const records = joinWords([...linked(acts ?? []), ...more(moreActs)], 'conjunction', context);
  const then =
    acts === undefined ? words.say('automations.next.at') : words.say(`automations.next.${acts.length > 0 ? 'acts' : 'nothing'}`);
  // how long it is until then would soon be wrong on a page that stands
  const when = at === undefined ? '' : `<time${attributes({ datetime: at })}>${escapeHtml(words.moment(at))}</time>`;
  const told = at === undefined ? fill(words.say('automations.next.never'), {}) : fill(then, { when, records });
  const before = looked === undefined ? '' : ` ${fill(words.say('automations.next.looked'), { when: momentMark(looked, context) })}`;
  const alike = [...Map.groupBy(left, ({ reason }) => reason)];
  const rows = [
    ...alike.map(([reason, each]) => {
      const why = `<span dir="auto">${renderProblem(reason, context)}</span>`;
      return fill(words.say('problem.about'), { key: joinWords(linked(each.map(({ record }) => record)), 'conjunction', context), why });
    }),
    ...more(moreLeft),
  ];
  const folded =
    rows.length === 0
      ? ''
      : `<details class="more"><summary>${escapeHtml(words.say('automations.next.left'))}</summary><ul class="notes">${rows.map((row) => `<li>${row}</li>`).join('')}</ul></details>`;
  return `<p class="hint">${told}${before}</p>${folded}`;
}
