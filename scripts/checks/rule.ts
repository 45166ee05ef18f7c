import type { Check } from '../model/check.ts';

export default {
  summary: 'A rule with an unknown trigger, action, option, board, list, field or tag, or an expression that cannot be read.',
  *find({ automations }, { ruleFindings }) {
    for (const rule of automations) yield* ruleFindings(rule);
  },
} satisfies Check;
