/** A small tracker for the tests of rules: a deal on the board sales, and a board support. */
export const salesTracker = {
  'workspace.yml': 'title: T\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\n',
  'lists/sales.yml': `lists: [todo, doing, { name: done, done: true }]
tags: { urgent: {}, escalated: {} }
fields:
  priority: { type: select, options: [low, high] }
  score: { type: number }
  code: { type: text }
  email: { type: email }
`,
  'lists/support.yml': 'lists: [new]\n',
  'records/sales/todo/acme.md': '---\ntitle: Acme *renewal* {{ vars.INBOX }}\nscore: 3\n---\n',
};
