import { findingsOfRules } from '../engine/automate/cycles.ts';
import { readTracker } from '../engine/read/tracker.ts';
import type { Effect } from '../model/effect.ts';
import { openMemory } from '../store/memory.ts';
import { filesOfRules, runContext, runRules } from './running.ts';
import type { Tree } from './trial.ts';

const workspace = `title: T
repository: tidewater/tracker
people:
  ana: { name: Ana García, email: ana@tidewater.example, notify: email, github: ana-garcia }
  luis: { name: Luis, notify: github }
  dev: { name: Dev }
teams: { desk: [ana, luis], all: [ana, dev], nobody: [] }
email: { allow: [people, "*@client.example", field:sales.email] }
webhooks: { allow: [hooks.example.org, "hooks.example.org:8443"] }
`;
const board = `lists: [todo, { name: done, title: All done, done: true }]
tags: { vip: { title: Very important } }
fields:
  email: { type: email }
  code: { type: text }
  salary: { type: number, private: true }
  deal_value: { type: number, title: Deal value }
  twice: { type: formula, formula: deal_value * 2 }
`;
/** The record that is given a color. */
export const acme =
  '---\ntitle: Acme\nassignees: [ana, luis]\ndue: 2026-11-20\nemail: jo@client.example\nsalary: 5\ndeal_value: 1200\n---\n';
/** A tracker from which all may be reached that actions reach. */
export const reachingTracker: Tree = {
  'workspace.yml': workspace,
  'lists/sales.yml': board,
  'lists/support.yml': 'lists: [new]\nfields:\n  since: { type: date }\n',
  'records/sales/todo/acme.md': acme,
  'records/sales/todo/zeta.md': '---\ntitle: Zeta | [x](http://evil.example) @ana\ndue: 2026-11-30\nassignees: [luis]\ntags: [vip]\n---\n',
  'records/sales/done/old.md': '---\ntitle: Old\ndue: 2026-01-01\n---\n',
  'records/support/new/help.md': '---\ntitle: Help\n---\n',
  'records/sales/_files/acme/offer.pdf': 'pdf',
};

/** What a step asks of the world for a record that was just given a color. */
export function askWorld(step: string, more: Tree = {}): { effects: Effect[]; told: string[]; words: string[] } {
  const start = { ...reachingTracker, ...more };
  const path = 'records/sales/todo/acme.md';
  const files = {
    ...start,
    ...filesOfRules({ a: `when: { color-changed: { board: sales } }\ndo:\n  - ${step.replaceAll('\n', '\n    ')}\n` }),
  };
  const plan = runRules(files, [{ [path]: (start[path] ?? '').replace('---\n', '---\ncolor: red\n') }]);
  const told = plan.traces.map(({ status, reason }) => (reason ? `${status}: ${reason}` : status));
  const words = plan.traces.flatMap(({ steps }) => steps.flatMap(({ effects }) => effects ?? []).map((effect) => effect.words));
  return { effects: plan.effects.map(({ effect }) => effect), told, words };
}

/** What reading and checking finds wrong with rules, as `line:column message`. */
export function findInRules(rules: Tree, tracker: Tree): string[] {
  const read = readTracker(openMemory({ ...tracker, ...filesOfRules(rules) }), runContext);
  const told = read.diagnostics.filter(({ place }) => place.path.startsWith('automations/'));
  const all = [...told, ...[...findingsOfRules(read, runContext).values()].flat()];
  return all.map(({ place, message, severity }) => `${place.line}:${place.column} ${severity === 'warning' ? 'warning ' : ''}${message}`);
}
