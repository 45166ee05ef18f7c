import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { OutboxEntry, RunNote } from '../../scripts/model/outbox.ts';
import type { Trace } from '../../scripts/model/trace.ts';
import { openRepository } from '../../scripts/store/git.ts';
import { commitState, editsOfState, openStateBranch, stateBranch } from '../../scripts/store/state-branch.ts';
import { writeTracker } from './tracker.ts';

/** A word that no byte of a public site may hold. */
export const canary = 'KANARIENVOGEL';

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const attack = '<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)>';

const files: { [path: string]: string | Uint8Array } = {
  'workspace.yml': `format: 1
title: Tidewater Studio
languages: [en]
timezone: Europe/Madrid
people:
  ana: { name: Ana García, email: ${canary}-mail@tidewater.example }
  luis: { name: Luis Cortés }
`,
  'lists/sales.yml': `title: Sales pipeline
views:
  - board
  - { view: list, title: By list }
  - { view: calendar }
  - { view: list, title: Late, where: late }
  - { view: list, title: With phone, where: 'phone != ""' }
  - { view: list, title: Grouped, group: list }
  - activity
description: From first call to signature.
color: teal
lists: [open, { name: talks, title: In talks, limit: 1, color: amber }, empty-list, { name: won, done: true }]
tags:
  urgent: { title: Urgent, color: red }
fields:
  value: { type: number, title: Deal value, prefix: "€ " }
  phone: { type: text, private: true }
  partner: { type: reference, board: vault }
  note: { type: text }
card: [value, tags, due, assignees]
`,
  'automations/won.yml': `name: A deal is won
when: { record-moved: { board: sales, to: won } }
if: value > 1000
do: [{ set: { note: "{{ today() }}" } }, { send-email: { to: boss@elsewhere.example, subject: Won, body: "{{ title }}" } }]
`,
  'automations/talks.yml': `name: '${attack}'
when: { record-moved: { board: sales, to: talks } }
do: [{ comment: '${attack}' }]
`,
  'automations/call.yml': `when: { record-created: { board: sales } }\nunless: phone == "${canary}"\ndo: [{ comment: "${canary}{{ phone }}" }]\n`,
  'automations/rota.yml': `name: ${canary}\nwhen: { record-created: { board: team } }\ndo: [{ comment: ${canary} }]\n`,
  'lists/vault.yml': `title: ${canary} board\npublish: none\nlists: [inside]\n`,
  'lists/team.yml': `title: Team ${canary}\npublish: members\nlists: [todo]\n`,
  'lists/muddled.yml': `title: Muddled ${canary}\npublish: nobody-at-all\nlists: [todo]\n`,
  'records/muddled/todo/a.md': `---\ntitle: ${canary} muddled\n---\n`,
  'records/vault/inside/plan.md': `---\ntitle: ${canary} plan\n---\n${canary} body @ana [[sales/acme]]\n`,
  [`records/vault/inside/${canary.toLowerCase()}.md`]: `---\ntitle: ${canary} two\nblocked_by: [sales/acme]\nparent: sales/acme\n---\n`,
  'records/vault/_comments/plan/20261120T101500Z-ana.md': `${canary} comment\n`,
  'records/vault/_files/plan/secret.txt': `${canary} file\n`,
  'records/team/todo/rota.md': `---\ntitle: ${canary} rota\n---\n`,
  'records/sales/open/acme.md': `---
title: Acme renewal
assignees: [ana, luis]
tags: [urgent]
start: 2026-11-01
due: 2020-01-02
color: red
cover: ../_files/acme/harbour.png
blocked_by: [legal, vault/${canary.toLowerCase()}, vault/plan]
value: 12000
phone: "${canary} +34 600"
partner: plan
---
What was agreed. [[legal]], [[vault/${canary.toLowerCase()}]] and [[vault/${canary.toLowerCase()}|the deal]], ask @luis.
See [the contract](../_files/acme/contract.txt) and ![the harbour](../_files/acme/harbour.png).

## Before signing
- [x] Call the buyer @ana
- [ ] Send the draft (due 2026-11-28)
`,
  'records/sales/open/legal.md': '---\ntitle: Legal review\ndue: 2099-01-01\n---\n',
  'records/sales/open/заявка-7.md': '---\ntitle: Заявка №7\n---\nТекст с [[acme]].\n',
  'records/sales/open/broken.md': `---\ntitle: [\nphone: ${canary} in a broken file\n---\n${canary} below it\n`,
  'records/sales/open/attack.md': `---\ntitle: '${attack}'\nnote: '${attack}'\n---\n${attack}\n\n[press](javascript:alert(4)) ![p](https://elsewhere.example/p.png)\n\n![drawing](../_files/attack/drawing.svg)\n`,
  'records/sales/_comments/attack/20261120T101500Z-ana.md': `${attack} **well**\n`,
  'records/sales/_files/attack/drawing.svg': '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(5)</script></svg>',
  'records/sales/_files/attack/page.html': '<script>alert(6)</script>',
  'records/sales/talks/globex.md': '---\ntitle: Globex pilot\n---\n',
  'records/sales/talks/initech.md': '---\ntitle: Initech trial\n---\n',
  'records/sales/won/done-deal.md': '---\ntitle: Done deal\ndue: 2020-01-01\n---\n',
  'records/sales/won/acme.md': '---\ntitle: Acme of another list\n---\n',
  'records/sales/nowhere/stray.md': '---\ntitle: Stray\n---\n',
  'records/sales/open/gone.md': '---\ntitle: Gone away\narchived: 2026-01-01\n---\n',
  'records/sales/_comments/acme/20261120T101500Z-ana.md': 'Agreed by phone with [[legal]].\n',
  'records/sales/_comments/acme/20261121T090000Z-luis.md': '---\nreply_to: 20261120T101500Z-ana\n---\nThank you, @ana.\n',
  'records/sales/_files/acme/contract.txt': 'One page.\n',
  'records/sales/_files/acme/harbour.png': pixel,
};

/** Writes a small tracker with everything a page may meet into a folder of its own, and gives the folder. */
export function writeFixture(): string {
  return writeTracker(files);
}

/** Commits the fixture, with a branch woad-state on which a run of its rules stands. */
export async function commitFixture(root: string): Promise<void> {
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ana García', '-c', 'user.email=ana@x.example', ...args], { cwd: root, encoding: 'utf8' });
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'All there is');
  const repository = openRepository(root);
  if (!repository) throw new Error('git init made no repository');
  const [commit, at] = [git('rev-parse', 'HEAD').trim(), '2026-11-20T10:00:00Z'];
  const entries = [
    entryOf('won', 'sales/acme', 'unknown', commit, at),
    entryOf('talks', 'sales/globex', 'pending', commit, at),
    entryOf('rota', `team/${canary}`, 'failed', commit, at),
  ];
  const note: RunNote = { woad: 1, run: '1', at, head: commit, events: 2, notes: [canary], traces, effects: entries };
  const state = openStateBranch(repository, undefined);
  const edits = editsOfState(state, {
    cursor: { woad: 1, branch: 'main', commit, checked: at, checkedAt: commit, since: at },
    entries,
    note,
  });
  git('update-ref', `refs/heads/${stateBranch}`, await commitState(repository, state, edits, 'a run'));
}

const moved: Trace['event'] = { kind: 'moved', from: 'open', to: 'won', actor: 'ana', at: '2026-11-20T09:00:00Z', commit: 'c', depth: 0 };
const traces: Trace[] = [
  {
    ...{ rule: 'won', status: 'partial', reason: canary, record: 'sales/acme', event: moved },
    conditions: [{ of: 'if', expression: 'value > 1000', holds: true, values: { value: 12_000, phone: canary, 'vars.X': canary } }],
    steps: [
      { action: 'set', status: 'done', changes: [{ kind: 'set', record: 'sales/acme', key: 'phone', to: canary }] },
      { action: 'comment', status: 'done', changes: [{ kind: 'comment', record: 'sales/acme', text: canary }] },
      { action: 'send-email', status: 'failed', reason: `${canary} is no address`, changes: [] },
    ],
  },
  {
    ...{ rule: 'talks', status: 'conditions-not-met', reason: '', record: 'sales/globex', conditions: [], steps: [] },
    event: { ...moved, kind: 'changed', key: 'phone', from: canary, to: canary },
  },
  { rule: 'call', status: 'success', reason: canary, record: 'sales/legal', event: moved, conditions: [], steps: [] },
  { rule: 'rota', status: 'failed', reason: canary, record: `team/${canary}`, event: moved, conditions: [], steps: [] },
  { rule: 'notice-due', status: 'held-back', reason: canary, record: 'vault/plan', event: moved, conditions: [], steps: [] },
];

function entryOf(rule: string, record: string, state: OutboxEntry['state'], commit: string, at: string): OutboxEntry {
  const plan = { since: commit, head: commit, checked: at, now: at };
  const key = Buffer.from(rule.padEnd(32, '.')).toString('hex');
  const tried = { recipients: [], mails: 1, perHour: 200, tries: 1, reason: canary };
  return { key, kind: 'email', state, rule, step: 0, record, commit, plan, at, changed: at, ...tried };
}

/** The environment without what Vitest adds: Vite and Astro behave otherwise when they see it. */
export function personsEnvironment(): NodeJS.ProcessEnv {
  const added = /^(VITEST|NODE_ENV|MODE|DEV|PROD|SSR|BASE_URL|TEST)/;
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !added.test(name)));
}

/** What a build said, and its exit code. */
export interface BuildAnswer {
  code: number | null;
  output: string;
  complaint: string;
}

/** Runs `woad build` as a person would; `at` is the instant that it takes for now. */
export async function runBuild(root: string, args: string[], at?: string): Promise<BuildAnswer> {
  const cli = join(import.meta.dirname, '../../scripts/woad.js');
  const program = spawn(process.execPath, [cli, 'build', '--root', root, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...personsEnvironment(), ...(at === undefined ? {} : { NODE_OPTIONS: `--import ${clockFrom(at)}` }) },
  });
  const answer: BuildAnswer = { code: null, output: '', complaint: '' };
  program.stdout.setEncoding('utf8').on('data', (part: string) => {
    answer.output += part;
  });
  program.stderr.setEncoding('utf8').on('data', (part: string) => {
    answer.complaint += part;
  });
  [answer.code] = await once(program, 'close');
  return answer;
}

/** A module that sets the clock of a program: it goes on from an instant. */
function clockFrom(at: string): string {
  const source = `
    const by = Date.parse(${JSON.stringify(at)}) - Date.now();
    globalThis.Date = new Proxy(Date, {
      construct: (real, given, target) => Reflect.construct(real, given.length > 0 ? given : [real.now() + by], target),
      get: (real, key) => (key === 'now' ? () => real.now() + by : Reflect.get(real, key)),
    });`;
  return `data:text/javascript,${encodeURIComponent(source)}`;
}
