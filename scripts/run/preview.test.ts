import { expect, test } from 'vitest';
import { woadIn } from '../story/woad.ts';
import { newRuleRun } from '../workflow/rule-run.ts';

const files = {
  'workspace.yml': `title: Tidewater
people: { ana: { name: Ana García, email: ana@tidewater.example } }
email: { from: tracker@tidewater.example, allow: [people, "field:hiring.email"] }
`,
  'lists/hiring.yml': 'lists: [applied, interview]\nfields: { email: { type: email } }\n',
  'records/hiring/applied/nadia.md': '---\ntitle: Nadia\nemail: nadia@candidate.example\n---\n',
  'automations/invite.yml': `when: { record-moved: { board: hiring, to: interview } }
do:
  - send-email:
      to: "{{ email }}"
      cc: ana
      subject: "Interview: {{ title }}"
      body: |
        Hello {{ title }},

        when can you come?
`,
};

test('a dry run in a clone shows the mail; in a workflow, whose log others read, it does not', async () => {
  const { ours, change, woad } = await newRuleRun(files);
  change((place) => place.move('records/hiring/applied/nadia.md', 'records/hiring/interview/nadia.md'));
  const dry = () => woad('2026-11-21T09:00:00Z', 'automate', '--since', 'HEAD~1', '--dry-run');
  expect((await dry()).out).toContain(`
mail to 2 addresses of invite for hiring/nadia:
    to: nadia@candidate.example
    cc: Ana García
    subject: Interview: Nadia

    Hello Nadia,

    when can you come?
`);

  const inWorkflow = await woadIn(ours.root, ['automate', '--since', 'HEAD~1', '--dry-run'], {
    environment: { GITHUB_ACTIONS: 'true' },
    now: '2026-11-21T09:00:00Z',
  });
  expect(inWorkflow.out).toContain('mail to 2 addresses');
  expect(inWorkflow.out).not.toMatch(/candidate\.example|when can you come/);
  expect((await woad('2026-11-21T09:00:00Z', 'automate', '--since', 'HEAD~1', '--dry-run', '--json')).out).not.toContain(
    'candidate.example',
  );
});
