import type { Check } from '../model/check.ts';

export default {
  summary:
    'A rule with an unknown trigger, action, option, board, list, field, tag or person, an expression that cannot be read, or somebody it may not reach; and, as a warning, rules that set each other off, and a condition that asks for an option, list, tag or person which no record can hold.',
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
        'automations/escalate.yml:4:5 error if: ">" cannot compare a number with text; write 5',
        'automations/escalate.yml:6:19 error move: list: "doign" is not a list of sales; did you mean "doing"?',
        'automations/escalate.yml:7:5 error "tags" is not an action; did you mean "tag"?',
      ],
    },
    {
      files: {
        'automations/ask.yml': 'when:\n  record-moved: { board: sales, to: doing }\ndo:\n  - tag: { add: urgent }\n',
        'automations/hurry.yml':
          'when:\n  tag-added: { board: sales, tag: urgent }\ndo:\n  - move: doing\n  - call-webhook: { url: "https://hooks.example.org/", headers: { X-Key: "{{ secrets.KEY }}" } }\n',
      },
      finds: [
        'automations/hurry.yml:5:26 error call-webhook: url: the host hooks.example.org is not among those that webhooks may go to; add it to webhooks.allow in workspace.yml',
        'automations/hurry.yml:5:74 error call-webhook: "secrets" is not known here: secrets are never readable in a rule; name one where an action takes it, as in "secret: CRM_SECRET"',
      ],
    },
    {
      files: {
        'automations/ask.yml': 'when:\n  record-moved: { board: sales, to: doing }\ndo:\n  - tag: { add: urgent }\n',
        'automations/hurry.yml': 'when:\n  tag-added: { board: sales, tag: urgent }\ndo:\n  - move: doing\n',
      },
      finds: [
        'automations/ask.yml:2:3 warning when: these rules may set each other off: ask -> hurry -> ask; a chain ends where a rule meets its record again',
      ],
    },
    {
      files: {
        'workspace.yml': 'people: { maria: { name: Maria Hartley }, ben: { name: Ben Otis, notify: email } }\n',
        'lists/desk.yml': 'lists: [todo, done]\n',
        'automations/tell.yml':
          'when: { record-moved: { board: desk } }\ndo:\n  - send-email: { to: [Maria, Ben Otis, Hartley, "@maria", ben], subject: S, body: B }\n  - notify: { to: Nobody at all, text: T }\n',
      },
      finds: [
        'automations/tell.yml:3:24 error send-email: to.0: "Maria" is not a person or team of the workspace; did you mean "maria"?',
        'automations/tell.yml:3:31 error send-email: to.1: "Ben Otis" is not a person or team of the workspace; did you mean "ben"?',
        'automations/tell.yml:3:41 error send-email: to.2: "Hartley" is not a person or team of the workspace; did you mean "maria"?',
        'automations/tell.yml:4:19 error notify: to: "Nobody at all" is not a person or team of the workspace; expected one of maria, ben',
      ],
    },
    {
      files: {
        'automations/hurry.yml': `when:
  record-moved: { board: sales, to: doing, where: '"urgnt" in tags' }
if: previous.list != "tood"
unless:
  - buyer == "anna"
  - amount > 5
do:
  - comment: '{{ if(list == "doign", "Go on", "Begin") }}'
    if: record.assignees.exists(each, each in ["ana", "liuis"])
`,
      },
      finds: [
        'automations/hurry.yml:2:51 warning where: "urgnt" is not a tag of sales; did you mean "urgent"?',
        'automations/hurry.yml:3:5 warning if: "tood" is not a list of sales; did you mean "todo"?',
        'automations/hurry.yml:5:5 warning unless: "anna" is not a person or team of the workspace; did you mean "ana"?',
        'automations/hurry.yml:9:9 warning if: "liuis" is not a person or team of the workspace; did you mean "luis"?',
        'automations/hurry.yml:8:14 warning comment: "doign" is not a list of sales; did you mean "doing"?',
      ],
    },
  ],
} satisfies Check;
