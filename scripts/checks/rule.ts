import type { Check } from '../model/check.ts';

export default {
  summary: 'A rule with an unknown trigger, action, option, board, list, field or tag, or an expression that cannot be read.',
  *find({ automations }, { ruleFindings }) {
    for (const rule of automations) yield* ruleFindings(rule);
  },
  examples: [
    {
      files: {
        'automations/escalate.yml':
          'name: Escalate\nwhen:\n  field-changed: { board: sales, field: amuont, to: 5 }\nif: amount > "5"\ndo:\n  - move: { list: doign }\n  - tags: urgent\n',
      },
      finds: [
        'automations/escalate.yml:3:41 error field-changed: field: "amuont" is not a field of sales; did you mean "amount"?',
        'automations/escalate.yml:4:5 error if: ">" cannot compare a number with text',
        'automations/escalate.yml:6:19 error move: list: "doign" is not a list of sales; did you mean "doing"?',
        'automations/escalate.yml:7:5 error "tags" is not an action; did you mean "tag"?',
      ],
    },
  ],
} satisfies Check;
