import { describe, expect, test } from 'vitest';
import { findInRules } from '../../story/asking.ts';
import type { Tree } from '../../story/trial.ts';

const tracker: Tree = {
  'workspace.yml': `title: T
people: { ana: { email: ana@tidewater.example }, luis: {} }
teams: { desk: [ana] }
email: { allow: ["*@client.example", "field:sales.email", boss@partner.example] }
webhooks: { allow: [hooks.example.org] }
`,
  'lists/sales.yml': `lists: [todo, doing, { name: done, done: true }]
tags: { urgent: {}, late: {} }
fields:
  email: { type: email }
  owner: { type: person }
  score: { type: number }
  double: { type: formula, formula: score * 2 }
`,
  'lists/support.yml': 'lists: [new]\nfields:\n  email: { type: email }\n',
};

const find = (rules: Tree, more: Tree = {}) => findInRules(rules, { ...tracker, ...more });
const step = (text: string, when = 'record-moved: { board: sales }') => ({ a: `when: { ${when} }\ndo:\n  - ${text}\n` });
const closed = {
  'workspace.yml': 'title: T\npeople: { ana: { email: ana@tidewater.example }, luis: {} }\nemail: { allow: [ana@tidewater.example] }\n',
};
const nobody = { 'workspace.yml': 'title: T\npeople: { luis: {} }\nemail: { allow: [] }\n' };

describe('secrets', () => {
  test.each([
    [
      'comment: "{{ secrets.CRM }}"',
      '3:14 comment: "secrets" is not known here: secrets are never readable in a rule; name one where an action takes it, as in "secret: CRM_SECRET"',
    ],
    [
      'set: { score: "{{ env.HOME }}" }',
      '3:19 set: "env" is not known here: secrets are never readable in a rule; name one where an action takes it, as in "secret: CRM_SECRET"',
    ],
    [
      'call-webhook: { url: "https://hooks.example.org/", secret: crm }',
      '3:64 call-webhook: "secret" expected the name of a secret, such as CRM_SECRET',
    ],
    ['call-webhook: { url_secret: "{{ title }}" }', '3:33 call-webhook: "url_secret" expected the name of a secret, such as CHAT_URL'],
    ['call-webhook: { method: POST }', '3:19 call-webhook: expected either url or url_secret, and not both'],
    [
      'call-webhook: { url: "https://hooks.example.org/", url_secret: CHAT_URL }',
      '3:19 call-webhook: expected either url or url_secret, and not both',
    ],
  ])('%s', (text, problem) => {
    expect(find(step(text))).toEqual([problem]);
  });
});

test('a notice to somebody who wants none is a warning, and the rule runs', () => {
  const people = { 'workspace.yml': 'title: T\npeople: { ana: { notify: email }, luis: {} }\nteams: { desk: [luis] }\n' };
  expect(find(step('notify: { to: [ana, luis, desk], text: Look. }'), people)).toEqual([
    '3:25 warning notify: to: luis is told nothing: "notify" in workspace.yml is none; expected email or github there',
  ]);
});

describe('where webhooks go', () => {
  const url = 'expected https:// and a host written in full, such as https://hooks.example.org/deals/{{ slug }}';
  test.each([
    ['"https://hooks.example.org/{{ slug }}"', []],
    ['https://HOOKS.example.org', []],
    [
      'https://hook.example.org',
      [
        '3:30 call-webhook: url: the host hook.example.org is not among those that webhooks may go to; add it to webhooks.allow in workspace.yml; did you mean "hooks.example.org"?',
      ],
    ],
    [
      'https://hooks.example.org:99/',
      [
        '3:30 call-webhook: url: the host hooks.example.org:99 is not among those that webhooks may go to; add it to webhooks.allow in workspace.yml; did you mean "hooks.example.org"?',
      ],
    ],
    ['http://hooks.example.org', [`3:30 call-webhook: "url" ${url}`]],
    ['"https://{{ slug }}.example.org/"', [`3:30 call-webhook: "url" ${url}`]],
    ['"https://hooks.example.org{{ slug }}/"', [`3:30 call-webhook: "url" ${url}`]],
    ['"https://hooks.example.org@evil.example/"', [`3:30 call-webhook: "url" ${url}`]],
    ['"https://hooks.example.org\\\\@evil.example/"', [`3:30 call-webhook: "url" ${url}`]],
    ['"{{ email }}"', [`3:30 call-webhook: "url" ${url}`]],
    ['https://localhost/', [`3:30 call-webhook: "url" ${url}`]],
  ])('%s', (text, problems) => {
    // what a schema refuses, also says its message
    const found = find(step(`call-webhook: { url:     ${text} }`));
    expect(found.map((each) => each.replace(/; found .*$/, ''))).toEqual(problems);
  });

  test('headers and methods', () => {
    expect(find(step('call-webhook: { url: https://hooks.example.org, headers: { Host: x } }'))).toEqual([
      expect.stringContaining(
        '3:62 call-webhook: "headers" expected names of letters, digits and "-", and none of those that are set by themselves',
      ),
    ]);
    expect(find(step('call-webhook: { url: https://hooks.example.org, method: GET, json: {} }'))).toEqual([
      '3:19 call-webhook: expected no json beside method: GET',
    ]);
    expect(find(step('open-issue: { title: T, repository: "{{ title }}" }'))).toEqual([
      '3:41 open-issue: "repository" expected owner/name, written in full',
    ]);
  });
});

describe('who may be written to', () => {
  const mail = (to: string, more = '') => `send-email: { to: ${to}, subject: S, body: B${more} }`;
  test.each<[string, Tree, string[]]>([
    [mail('jo@client.example'), {}, []],
    [mail('boss@partner.example'), {}, []],
    [mail('"{{ email }}"'), {}, []],
    [mail('luis'), {}, []],
    [
      mail('eve@evil.example'),
      {},
      ['eve@evil.example may not be written to; add it, or "*@evil.example", to email.allow in workspace.yml'],
    ],
    [
      mail('jo@sub.client.example'),
      {},
      ['jo@sub.client.example may not be written to; add it, or "*@sub.client.example", to email.allow in workspace.yml'],
    ],
    [mail('"a@client.example, b@evil.example"'), {}, ['"a@client.example, b@evil.example" is not one e-mail address but a list']],
    [mail('ana'), {}, ['ana may not be written to; add "people" to email.allow in workspace.yml']],
    [mail('ana'), closed, []],
    [mail('assignees'), nobody, ['assignees may not be written to; add "people" to email.allow in workspace.yml']],
    [mail('"{{ assignees }}"'), nobody, ['nobody may be written to; email.allow in workspace.yml is empty']],
    [mail('[boss@partner.example, "Ana"]'), {}, ['"Ana" is not a person or team of the workspace; did you mean "ana"?']],
    [
      mail('jo@client.example', ', reply_to: eve@evil.example'),
      {},
      ['eve@evil.example may not be written to; add it, or "*@evil.example", to email.allow in workspace.yml'],
    ],
    [mail('anna'), {}, ['"anna" is not a person or team of the workspace; did you mean "ana"?', 'anna may not be written to']],
  ])('%s', (text, more, problems) => {
    const found = find(step(text), more).filter(
      (each) => !each.includes('"people" to email.allow') || problems.some((problem) => each.includes(problem)),
    );
    expect(found.map((each) => each.replace(/^3:\d+ send-email: [a-z_.0-9]+: /, ''))).toEqual(
      problems.filter((problem) => problem !== 'anna may not be written to'),
    );
  });

  test('a field counts on the boards it is allowed on, where no address is allowed by itself', () => {
    const workspace = (allow: string) => ({ 'workspace.yml': `title: T\nemail: { allow: [${allow}] }\n` });
    expect(find(step(mail('"{{ email }}"'), 'record-moved: {}'), workspace('field:sales.email'))).toEqual([
      '3:23 send-email: to: the addresses in email may not be written to; add "field:support.email" to email.allow in workspace.yml',
    ]);
    expect(find(step(mail('"{{ record.email }}"'), 'record-moved: {}'), workspace('field:sales.email, field:support.email'))).toEqual([]);
    expect(find(step(mail('"{{ owner }}"')), workspace('people'))).toEqual([]);
  });
});

describe('what options name', () => {
  test.each([
    [
      'send-email: { to: boss@partner.example, subject: S, body: B, once_per: [record, emial] }',
      ['3:85 send-email: once_per: "emial" is not known; did you mean "email"?'],
    ],
    [
      'send-email: { to: boss@partner.example, subject: S, body: B, once_per: double }',
      ['3:76 send-email: once_per: "double" is computed (formula), and stands in no file; name what it is made of'],
    ],
    ['send-email: { to: boss@partner.example, subject: S, body: B, once_per: [actor, to, due, score] }', []],
    ['notify: { to: [desk, dest], text: T }', ['3:26 notify: to.1: "dest" is not a person or team of the workspace; did you mean "desk"?']],
    ['assign: { add: [actor, anna] }', ['3:28 assign: add.1: "anna" is not a person or team of the workspace; did you mean "ana"?']],
    [
      'create: { board: support, list: todo, title: T, fields: { scor: 1 } }',
      [
        '3:37 create: list: "todo" is not a list of support; expected one of new',
        '3:69 create: fields.scor: "scor" is not a field of support',
      ],
    ],
    [
      'notify: { to: desk, text: T, records: { boards: [sales, suport], where: "scor > 1", group: asignees, columns: [title, dew], sort: -du } }',
      [
        '3:61 notify: records.boards.1: "suport" is not a board; did you mean "support"?',
        '3:77 notify: records.where: on sales: "scor" is not known here; did you mean "score"?',
        '3:123 notify: records.columns.1: "dew" is not a key or field of sales; did you mean "due"?',
        '3:96 notify: records.group: "asignees" is not a key or field of sales; did you mean "assignees"?',
        '3:135 notify: records.sort: "du" is not a key or field of sales; did you mean "due"?',
      ],
    ],
    [
      'notify: { to: desk, text: T, records: { where: "{{ late }}" } }',
      ['3:52 notify: records.where: an expression stands here by itself, without {{ }}'],
    ],
    ['comment: { text: T, records: { where: "score > 1" } }', ['3:43 comment: records.where: on support: "score" is not known here']],
  ])('%s', (text, problems) => {
    expect(find(step(text)).map((each) => each.replace(/; did you mean "(slug|done)"\?$/, ''))).toEqual(problems);
  });
});

describe('a rule that a schedule sets off once', () => {
  const rule = (when: string, text: string) => ({ a: `when: { ${when} }\ndo:\n  - ${text}\n` });
  test('does nothing to a record', () => {
    const cron = 'schedule: { cron: "0 9 * * mon" }';
    expect(find(rule(cron, 'comment: Late.'))).toEqual([
      '3:5 comment: it is about a record, and this rule is set off without one; write each: true or a where',
    ]);
    expect(find(rule(cron, 'notify: { to: desk, text: T }'))).toEqual([]);
    expect(find(rule('schedule: { cron: "0 9 * * mon", where: late }', 'comment: Late.'))).toEqual([]);
    expect(find(rule(`${cron}, record-created: {}`, 'comment: Late.'))).toEqual([]);
  });
});
