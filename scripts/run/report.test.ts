import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Terminal } from '../model/command.ts';
import type { RunNote } from '../model/outbox.ts';
import type { StepTrace, Trace } from '../model/trace.ts';
import { newFolder, newTracker } from '../workflow/place.ts';
import { rehearse } from './rehearsal.ts';
import { reportRehearsal, reportRun } from './report.ts';

const now = new Date('2026-11-21T23:30:00Z');

/** A terminal of a workflow, and what was said in it. */
function openWorkflow() {
  const page = join(newFolder(), 'page.md');
  const said = { text: '', commands: '' };
  const terminal: Terminal = {
    write: (text) => {
      said.text += text;
    },
    complain() {},
    annotate: (commands) => {
      said.commands += commands;
    },
    readInput: async () => '',
    folder: '/',
    environment: { GITHUB_STEP_SUMMARY: page, GITHUB_REPOSITORY: 'tidewater/tracker', GITHUB_SERVER_URL: 'https://github.example' },
    now,
    width: 0,
    colored: false,
  };
  return { terminal, said, page: () => readFileSync(page, 'utf8') };
}

test('a pull request that brings a rule is told on its page: what is reached first, then what rules would do', async () => {
  const place = newTracker({}, 'desk');
  place.git('checkout', '-q', '-b', 'proposal');
  place.put(
    'workspace.yml',
    'title: T\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\nwebhooks: { allow: [hooks.other.example] }\n',
  );
  place.put(
    'automations/hook.yml',
    'when: { record-moved: {} }\ndo:\n  - call-webhook: { url: "https://hooks.other.example/", secret: CRM }\n',
  );
  place.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
  const head = place.commit('a rule');
  const { terminal, said, page } = openWorkflow();
  reportRehearsal(await rehearse(place.root, 'main', terminal), terminal);
  expect(said.text).toContain('! host hooks.other.example: automations/hook.yml, line 3\n');
  expect(said.commands).toMatch(/^::warning file=desk\/automations\/hook\.yml,line=3,col=\d+,title=new host::/);
  const headings = [...page().matchAll(/^#+ (.*)$/gm)].map((match) => match[1]);
  expect(headings).toEqual(['Rules reach what they did not before', 'What the changed rules would have done', 'Rules', 'Would be done']);
  expect(page()).toContain(`**Won**, [sales/acme](https://github.example/tidewater/tracker/blob/${head}/desk/records/sales/done/acme.md)`);
});

test('a run is told on its page, with links and its failures on their lines', async () => {
  const place = newTracker();
  const { terminal, said, page } = openWorkflow();
  const { plan } = await rehearse(place.root, 'HEAD', terminal);
  const [reason, changes] = ['ana@tidewater.example is no text', []];
  const steps = ['set', 'comment'].map((action): StepTrace => ({ action, status: action === 'set' ? 'no-op' : 'failed', reason, changes }));
  const trace: Trace = { rule: 'won', record: 'sales/acme', status: 'failed', reason: '', conditions: [], steps };
  const note: RunNote = { woad: 1, run: '7', at: '', head: plan.head, events: 1, notes: [], traces: [trace], effects: [] };
  reportRun(note, plan.tracker, plan.repository, terminal);
  expect(page()).toContain(
    `### Failed\n\n- **Won**, [sales/acme](https://github.example/tidewater/tracker/blob/${plan.head}/records/sales/todo/acme.md): failed;`,
  );
  expect(said.commands).toMatch(/^::error file=automations\/won\.yml,line=5,col=5,title=won::sales\/acme: failed\n$/);
  expect(page() + said.commands).not.toContain('tidewater.example');
  // outside of a workflow nothing is told twice
  const { annotate: _, ...quiet } = terminal;
  reportRun(note, plan.tracker, plan.repository, { ...quiet, environment: {} });
  expect([said.text, said.commands.split('\n').length]).toEqual(['', 2]);
});
