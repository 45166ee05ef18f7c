import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from './catalogue.ts';
import { kindsWaitedFor, openRules } from './engine/automate/rules.ts';
import { planRun, type RunPlan } from './engine/automate/run.ts';
import { openForeign } from './fuzz/foreign-history.ts';
import { samplesMissing } from './fuzz/samples.ts';
import { eventsOf, findRange } from './happened.ts';
import type { PlannedEffect } from './model/effect.ts';
import type { AnyFieldType } from './model/field-type.ts';
import { openRunContext } from './run-context.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Rules whose conditions look at what an event tells, and not at the record as it is when they run. */
const rules = {
  created: 'when: { record-created: {} }\ndo: [{ send-email: { to: codex, subject: "New: {{ title }}", body: Look. } }]\n',
  'created-anyhow': 'when: { record-created: {} }\nbulk: true\ndo: [{ notify: { to: claude, text: New. } }]\n',
  edited:
    'when: { record-edited: {} }\ndo: [{ call-webhook: { url: "https://hooks.example.org/edits" } }, { notify: { to: [codex, claude], text: "{{ actor }}" } }]\n',
  deleted: 'when: { record-deleted: {} }\ndo: [{ open-issue: { title: "Gone: {{ title }}" } }]\n',
  moved: 'when: { record-moved: {} }\ndo: [{ send-email: { to: claude, subject: Moved, body: Look., once_per: [record, to] } }]\n',
  'moved-or-renamed': 'when: [{ record-moved: {} }, { record-renamed: {} }]\ndo: [{ call-webhook: { url: "https://hooks.example.org/{{ slug }}" } }]\n',
  renamed: 'when: { record-renamed: {} }\ndo: [{ comment-issue: { body: "{{ event.from }} is {{ event.to }} now" } }]\n',
  completed: 'when: { record-completed: {} }\ndo: [{ close-issue: {} }]\n',
  checked: 'when: { checklist-item-checked: {} }\ndo: [{ call-webhook: { url: "https://hooks.example.org/items" } }]\n',
  'all-checked': 'when: { checklist-completed: {} }\ndo: [{ notify: { to: codex, text: All is checked. } }]\n',
  high: `when: { starts-matching: { where: 'priority == "high"' } }\ndo: [{ send-email: { to: codex, subject: High, body: Look. } }]\n`,
  'in-progress': 'when: { field-changed: { field: status, to: In Progress } }\ndo: [{ notify: { to: claude, text: It begins. } }]\n',
  named: 'when: { mentioned: {} }\ndo: [{ notify: { to: codex, text: Somebody was named. } }]\n',
};
const settings = {
  'workspace.yml':
    'title: T\nemail: { allow: [people] }\nwebhooks: { allow: [hooks.example.org] }\npeople: { codex: { name: Codex, email: codex@tidewater.example }, claude: { name: Claude, email: claude@tidewater.example } }\n',
  ...Object.fromEntries(Object.entries(rules).map(([name, text]) => [`automations/${name}.yml`, text])),
};
const mostCommits = 40;

/** All that an outbox would hold of an effect, and what goes out. */
function noteOf({ key, effect, record, commit, held }: PlannedEffect): unknown[] {
  return [key, record, commit, held, effect];
}

describe.skipIf(samplesMissing !== '').each(['backlogmd', 'changesets'])(`the history of %s${samplesMissing}`, (name) => {
  test('asks for the same effects, each once, wherever the cursor stood in between', { timeout: 60_000 }, async () => {
    const t0=performance.now();
    const { folder, repository, branch, trackerAt } = openForeign(name, fields, settings);
    folders.push(folder);
    const head = branch.at(-1) ?? '';
    const context = await openRunContext({ timezone: 'UTC' }, fields, '2026-11-21T12:00:00Z', { environment: {} });
    const opened = new Map<string, (from: string, to: string) => RunPlan>();
    /** What rules make of the commits in between, with the records as they are in a commit. */
    const planWith = (present: string) => {
      const known = opened.get(present);
      if (known) return known;
      const { files, tracker } = trackerAt(present);
      const open = openRules(tracker, context);
      expect(open.faults).toEqual([]);
      const plan = (from: string, to: string) => {
        const range = { ...findRange(repository, from, to), head: present };
        return planRun(files, tracker, eventsOf(range, repository, tracker, fields, kindsWaitedFor(open)), context, open);
      };
      opened.set(present, plan);
      return plan;
    };
    const at = (index: number) => branch[Math.min(index, branch.length - 1)] ?? '';
    const effectsOf = (positions: number[], plan = planWith(head)) =>
      positions.slice(1).flatMap((to, index) => plan(at(positions[index] ?? 0), at(to)).effects);
    const steps = branch.slice(1).map((_, index) => effectsOf([index, index + 1]));
    const all = steps.flat();
    const asked = new Set(all.map(({ rule }) => rule));
    expect([...asked].sort()).toEqual(name === 'backlogmd' ? Object.keys(rules).sort() : ['created', 'created-anyhow', 'deleted']);
    console.log(name, all.length, all.filter(({held})=>held).length, Math.round(performance.now()-t0));
  });
});
