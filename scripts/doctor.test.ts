import { beforeAll, describe, expect, test } from 'vitest';
import { openPractice, type Patient, soundEnvironment, soundWorkspace, workflow } from './story/doctoring.ts';

let practice: Awaited<ReturnType<typeof openPractice>>;
beforeAll(async () => {
  practice = await openPractice();
});

/** What nobody can read from outside is told always. */
const always = ['note people', 'note secrets'];
const tracker = '.github/workflows/tracker.yml';
const check = '.github/workflows/check.yml';
const isPrivate = false;

type Case = [what: string, patient: Patient, more: string[], has: RegExp];

const cases: Case[] = [
  ['an archived repository', { settings: { isArchived: true } }, ['error archived'], /Unarchive/],
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
  ['no origin', { treat: (git) => git('remote', 'remove', 'origin') }, ['warning clone'], /git remote add origin/],
  ['no merging by key', { treat: (git) => git('config', '--unset', 'merge.woad.driver') }, ['note merging'], /npx woad setup/],
  ['no version of Node for the workflows', { files: { '.node-version': null } }, ['error node'], /make a file \.node-version/],
  ['Pages off', { settings: { pages: undefined } }, ['error pages'], /Settings > Pages/],
  [
    'Pages of a branch',
    { settings: { pages: { html_url: 'https://x.example', build_type: 'legacy', public: false } } },
    ['error pages'],
    /files of a branch/,
  ],
  [
    'a public site of a private repository',
    { settings: { pages: { html_url: 'https://x.example', build_type: 'workflow', public: true } } },
    ['warning pages'],
    /its site is public/,
  ],
  ['Issues off', { settings: { hasIssues: false } }, ['error issues'], /the rule ask, what ben is told/],
  [
    'no environment',
    { settings: { environments: [], secrets: ['SMTP_URL', 'PEOPLE', 'WOAD_SALT', 'WOAD_SECRETS'], variables: ['GREETING'] } },
    ['warning environment'],
    /SMTP_URL.* belong to the whole repository.*\n.*New environment.*the plan of this private repository has none/,
  ],
  [
    'an environment open to all branches',
    { settings: soundEnvironment({ branches: 'all' }) },
    ['error environment'],
    /is open to all branches/,
  ],
  [
    'one open to all by a star',
    { settings: soundEnvironment({ branches: ['*'], secrets: ['SMTP_URL', 'PEOPLE', 'WOAD_SALT', 'WOAD_SECRETS'] }) },
    ['error environment'],
    /is open to all branches/,
  ],
  [
    'one that is closed to the branch',
    { settings: soundEnvironment({ branches: ['release/*'] }) },
    ['error environment'],
    /is not open to main/,
  ],
  [
    'one for protected branches alone',
    { settings: soundEnvironment({ branches: 'protected' }) },
    ['error environment'],
    /main is not protected/,
  ],
  [
    'one that waits for a person',
    { settings: soundEnvironment({ protection: ['required_reviewers'] }) },
    ['warning environment'],
    /a person to allow it/,
  ],
  ['secrets in the repository too', { settings: { secrets: ['SMTP_URL'] } }, ['warning environment'], /SMTP_URL belong/],
  [
    'secrets that are not there',
    { settings: soundEnvironment({ secrets: [] }) },
    ['error people', 'error secrets', 'error secrets', 'note secrets', '-note people', '-note secrets'],
    /no secret WOAD_SECRETS/,
  ],
  [
    'a secret of a webhook by its own name',
    { settings: soundEnvironment({ secrets: ['SMTP_URL', 'PEOPLE', 'WOAD_SALT', 'CRM_SECRET'] }) },
    ['error secrets', '-note secrets'],
    /stands in it by its name, and not by itself/,
  ],
  [
    'secrets of this environment',
    { environment: { WOAD_SECRETS: '{"OTHER": "x"}', PEOPLE: '{"ben": "ben@tidewater.example"}' } },
    ['error people', 'error secrets', '-note people', '-note secrets'],
    /has no CRM_SECRET/,
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
  ['branch asks for pull requests', { settings: { rules: [{ type: 'pull_request' }] } }, ['error write-mode'], /write: pull-request/],
  [
    'branch asks for checks',
    { settings: { rules: [{ type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'build' }] } }] } },
    ['error write-mode'],
    /checks before a push \(build\)/,
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
    /waits for ever for build/,
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
  ['no workflows', { files: { [tracker]: null, [check]: null } }, ['error workflows', 'note workflows'], /no rule runs by itself/],
  [
    'secrets for pull requests',
    { files: { [check]: workflow('check.yml').replace('toJSON(vars)', 'secrets.SMTP_URL') } },
    ['error workflows', 'error workflows'],
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
  ['a workflow that is no YAML', { files: { [tracker]: 'on: [\n' } }, ['error workflows'], /cannot be read/],
  ['a last run long ago', { now: '2027-02-01T12:00:00Z' }, ['error runs'], /ran last on 2026-11-21, 72 days ago.*60 days/],
];

describe('doctor', () => {
  test('where all is well it only tells what nobody can see from outside', async () => {
    const { code, names } = await practice.look();
    expect([code, names]).toEqual([0, always]);
  });

  test.each(cases)('%s', async (_what, patient, more, has) => {
    const { code, names, text } = await practice.look(patient);
    const gone = more.filter((each) => each.startsWith('-')).map((each) => each.slice(1));
    const expected = [...always, ...more.filter((each) => !each.startsWith('-'))];
    for (const each of gone) expected.splice(expected.indexOf(each), 1);
    expect(names).toEqual(expected.sort());
    expect(text).toMatch(has);
    expect(text).not.toMatch(/\w@\w+\.\w/);
    expect(code).toBe(names.some((each) => each.startsWith('error')) ? 1 : 0);
  });

  test('what is found is drawn by gravity, each with what to do', async () => {
    const { out } = await practice.run({ settings: { isArchived: true, hasIssues: false }, forbidden: ['repos/get-pages'] });
    expect(out.replace(/Danger.*|Settings.*|such as.*/g, '...').split('\n')).toEqual([
      'Does not work',
      '- the repository is archived: nobody can change anything, and neither can rules [archived]',
      '  on GitHub: ...',
      '- Issues are switched off, and these need them: the rule ask, what ben is told [issues]',
      '  on GitHub: ...',
      '',
      'Good to know',
      '- the addresses of ana must stand in the secret PEOPLE, which nobody can read from outside [people]',
      expect.stringMatching(/^ {2}if mail to them fails, /),
      '- webhooks are signed with CRM_SECRET (call), which must stand in the secret WOAD_SECRETS; nobody can read that from outside [secrets]',
      expect.stringMatching(/^ {2}if a webhook fails/),
      '',
      'Could not be seen',
      '- whether GitHub Pages is on, where the site is to go [pages]',
      '  look on GitHub: ...',
      '',
    ]);
  });
});
