import { beforeAll, describe, test } from 'vitest';
import { type Case, expectCase, openPractice, type Practice, soundWorkspace, workflow } from './story/doctoring.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await openPractice();
});

const tracker = '.github/workflows/tracker.yml';
const check = '.github/workflows/check.yml';
const isPrivate = false;
/** Jobs that take a secret. */
const jobs = `jobs: { a: { steps: [{ run: "\${{ secrets.NAME }}" }] } }\n`;

const cases: Case[] = [
  [
    'another main branch',
    { files: { 'workspace.yml': soundWorkspace('branch: main') }, settings: { defaultBranch: 'trunk' } },
    ['error branch'],
    /"branch: trunk"/,
  ],
  [
    'a clone of another repository',
    {
      files: { 'workspace.yml': soundWorkspace('repository: tidewater/old') },
      treat: (git) => git('remote', 'set-url', 'origin', 'https://github.com/tidewater/tracker'),
      environment: { GITHUB_REPOSITORY: 'tidewater/tracker' },
    },
    ['unknown runs', 'warning clone'],
    /this clone comes from tidewater\/tracker/,
  ],
  [
    'a tracker that is not on GitHub',
    { environment: { GITHUB_REPOSITORY: '' }, files: { '.github/workflows/tracker.yml': null } },
    ['note github', '-note people', '-note secrets'],
    /not kept on GitHub[\s\S]*else let something run npx woad automate/,
  ],
  [
    'a variable that is not there',
    {
      files: {
        'automations/vars.yml':
          'when: { record-moved: {} }\nif: vars.OTHER == "x"\ndo:\n  - comment: "{{ vars.GREETING }} {{ vars.MISSING }}"\n',
      },
    },
    ['error variables'],
    /OTHER \(vars\), MISSING \(vars\)/,
  ],
  [
    'no sender',
    { files: { 'workspace.yml': soundWorkspace().replace(/^email.*$/m, '') } },
    ['error mail'],
    /the rule invite, what ana is told/,
  ],
  [
    'a sender that is none',
    { files: { 'workspace.yml': soundWorkspace().replace('<tracker@tidewater.example>', '<tracker>') } },
    ['error mail'],
    /not one e-mail address/,
  ],
  [
    'people who may not be written to',
    { files: { 'workspace.yml': soundWorkspace().replace('example>" }', 'example>", allow: [] }'), 'automations/invite.yml': null } },
    ['error mail'],
    /ana should be told by mail and may not/,
  ],
  [
    'an address that is none',
    { files: { 'workspace.yml': soundWorkspace().replace('notify: email', 'notify: email, email: "Ana <ana@tidewater.example>"') } },
    ['error people', '-note people'],
    /the e-mail of ana is not one/,
  ],
  [
    'a recipient and a host that are not allowed',
    {
      files: {
        'automations/other.yml': 'when: { record-moved: {} }\ndo:\n  - send-email: { to: boss@evil.example, subject: a, body: b }\n',
        'automations/call.yml': 'when: { record-moved: {} }\ndo:\n  - call-webhook: { url: "https://evil.example/x" }\n',
      },
    },
    ['error rules', 'error rules', '-note secrets'],
    /automations\/other\.yml:3: .*\(address\) may not be written to/,
  ],
  [
    'proposing where nothing asks, and none may be opened',
    { files: { 'workspace.yml': soundWorkspace('automations: { write: pull-request }') } },
    ['error write-mode', 'note write-mode'],
    /Allow GitHub Actions to create and approve pull requests/,
  ],
  [
    'proposing behind a check that never comes',
    {
      files: { 'workspace.yml': soundWorkspace('automations: { write: pull-request }') },
      settings: {
        mayOpenPulls: true,
        rules: [
          { type: 'pull_request' },
          { type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'build' }, { context: 'woad/check' }] } },
        ],
      },
    },
    ['warning write-mode'],
    /waits for ever for build\n/,
  ],
  [
    'addresses in a public repository',
    {
      files: { 'workspace.yml': soundWorkspace().replace('name: Ana', 'name: Ana, email: ana@tidewater.example') },
      settings: { isPrivate },
    },
    ['note public-notices', 'warning public-addresses', '-note people', '-note public-notices', 'warning public-notices'],
    /ana has an address in workspace\.yml: everybody/,
  ],
  [
    'private content in a public repository',
    {
      files: { 'records/sales/todo/acme.md': '---\ntitle: Acme\nsalary: 5\n---\n', 'lists/hiring.yml': 'lists: [a]\npublish: members\n' },
      settings: { isPrivate },
    },
    ['warning public-content', 'warning public-notices'],
    /the board hiring and the private field sales\.salary \(1 record\)/,
  ],
  [
    'phone numbers on a public site',
    {
      files: { 'lists/calls.yml': 'lists: [a]\nfields: { mobile: { type: phone } }\n' },
      settings: { pages: { html_url: 'https://x.example', build_type: 'workflow', public: true } },
    },
    ['warning pages', 'warning public-contacts'],
    /lists\/calls\.yml:2: calls\.mobile holds phone numbers/,
  ],
  [
    'phone numbers on a site that only members reach',
    { files: { 'lists/calls.yml': 'lists: [a]\nfields: { mobile: { type: phone } }\n' } },
    [],
    /secret PEOPLE/,
  ],
  [
    'secrets for pull requests',
    { files: { [check]: workflow('check.yml').replace('toJSON(vars)', 'secrets.SMTP_URL') } },
    ['error workflows'],
    /gives secrets to it/,
  ],
  [
    'pull_request_target',
    { files: { [check]: workflow('check.yml').replace('on: pull_request', 'on: [pull_request_target, pull_request]') } },
    ['error workflows'],
    /with the rights and secrets/,
  ],
  [
    'wider rights',
    { files: { [tracker]: workflow('tracker.yml').replace('statuses: write', 'actions: write') } },
    ['warning workflows'],
    /actions: write \(automate\)/,
  ],
  [
    'rights as the repository gives them',
    {
      files: {
        [check]: workflow('check.yml')
          .replace('permissions: {}', '')
          .replace(/ {4}permissions:\n.*\n/, ''),
      },
    },
    ['error workflows'],
    /it says no permissions/,
  ],
  [
    'secrets without the environment',
    { files: { [tracker]: workflow('tracker.yml').replace('name: automations', 'name: other') } },
    ['error workflows'],
    /takes secrets without the environment/,
  ],
  [
    'no schedule',
    { files: { [tracker]: workflow('tracker.yml').replace(/ {2}schedule:\n.*\n/, '') } },
    ['error workflows'],
    /the rule wait/,
  ],
  [
    'another branch in the workflow',
    { files: { [tracker]: workflow('tracker.yml').replace('branches: [main]', 'branches: [trunk]') } },
    ['error workflows'],
    /pushes to main \(it waits for trunk\)/,
  ],
  ['no version of Node for the workflows', { files: { '.node-version': null } }, ['error node'], /make a file \.node-version/],
  ['no workflows', { files: { [tracker]: null, [check]: null } }, ['error workflows', 'note workflows'], /no rule runs by itself/],
  ['a workflow that is no YAML', { files: { [tracker]: 'on: [\n' } }, ['error workflows'], /cannot be read/],
  [
    'a workflow of its own for strangers',
    {
      files: {
        '.github/workflows/own.yml': `on: [pull_request_target, pull_request]\n${jobs.replace('NAME', 'X')}`,
        '.github/workflows/fine.yml': `on: pull_request\n${jobs.replace('NAME', 'GITHUB_TOKEN')}`,
      },
    },
    ['warning workflows', 'warning workflows'],
    /own\.yml runs on pull_request_target/,
  ],
  [
    'workflows that are set off by too little',
    {
      files: {
        [check]: workflow('check.yml').replace('on: pull_request', 'on: push'),
        [tracker]: workflow('tracker.yml').replace('  workflow_dispatch:\n', ''),
      },
    },
    ['note workflows', 'warning workflows'],
    /cannot be started by hand/,
  ],
];

describe('doctor, of files', () => {
  test.each(cases)('%s', (...given) => expectCase(practice, ...given));
});
