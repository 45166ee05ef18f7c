import { beforeAll, describe, expect, test } from 'vitest';
import { alwaysTold, type Case, expectCase, openPractice, type Practice, soundEnvironment } from './story/doctoring.ts';

let practice: Practice;
beforeAll(async () => {
  practice = await openPractice();
});

const cases: Case[] = [
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
    'a secret that holds an address, beside one that signs',
    {
      files: {
        'automations/chat.yml':
          'when: { record-moved: { to: done } }\ndo:\n  - call-webhook: { url_secret: CHAT_URL, secret: CRM_SECRET }\n',
      },
    },
    [],
    /webhooks need CRM_SECRET \(call, chat\), CHAT_URL \(chat\)/,
  ],
  [
    'branch asks for checks',
    { settings: { rules: [{ type: 'required_status_checks', parameters: { required_status_checks: [{ context: 'build' }] } }] } },
    ['error write-mode'],
    /checks before a push \(build\)/,
  ],
  ['an archived repository', { settings: { isArchived: true } }, ['error archived'], /Unarchive/],
  ['no origin', { treat: (git) => git('remote', 'remove', 'origin') }, ['warning clone'], /git remote add origin/],
  ['no merging by key', { treat: (git) => git('config', '--unset', 'merge.woad.driver') }, ['note merging'], /npx woad setup/],
  ['Pages off', { settings: { pages: undefined } }, ['error pages'], /Settings > Pages/],
  ['Issues off', { settings: { hasIssues: false } }, ['error issues'], /the rule ask, what ben is told/],
  ['secrets in the repository too', { settings: { secrets: ['SMTP_URL'] } }, ['warning environment'], /SMTP_URL belong/],
  ['branch asks for pull requests', { settings: { rules: [{ type: 'pull_request' }] } }, ['error write-mode'], /write: pull-request/],
  ['a last run long ago', { now: '2027-02-01T12:00:00Z' }, ['error runs'], /ran last on 2026-11-21, 72 days ago.*60 days/],
];

describe('doctor', () => {
  test('where all is well it only tells what nobody can see from outside', async () => {
    const { code, names } = await practice.look();
    expect([code, names]).toEqual([0, alwaysTold]);
  });

  test.each(cases)('%s', (...given) => expectCase(practice, ...given));

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
      '- webhooks need CRM_SECRET (call), which must stand in the secret WOAD_SECRETS; nobody can read that from outside [secrets]',
      expect.stringMatching(/^ {2}if a webhook fails/),
      '',
      'Could not be seen',
      '- whether GitHub Pages is on, where the site is to go [pages]',
      '  look on GitHub: ...',
      '',
    ]);
  });
});
