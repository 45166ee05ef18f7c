import { rmSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, describe, expect, test } from 'vitest';
import { loadCatalogue } from '../catalogue.ts';
import { kindsWaitedFor, openRules } from '../engine/automate/rules.ts';
import { planRun, type RunPlan } from '../engine/automate/run.ts';
import { openForeign } from '../fuzz/foreign-history.ts';
import { samplesMissing } from '../fuzz/samples.ts';
import type { PlannedEffect } from '../model/effect.ts';
import type { AnyFieldType } from '../model/field-type.ts';
import { openRunContext } from './context.ts';
import { eventsOf, findRange } from './happened.ts';

const fields = await loadCatalogue<AnyFieldType>('fields');
const folders: string[] = [];
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Rules whose conditions look at what an event tells, and not at the record as it is when they run. */
const rules = {
  created: 'when: { record-created: {} }\ndo: [{ send-email: { to: codex, subject: "New: {{ title }}", body: Look. } }]\n',
  'created-anyhow':
    'when: { record-created: {} }\nbulk: true\nlimits: { records_per_run: 5000 }\ndo: [{ notify: { to: claude, text: New. } }]\n',
  edited:
    'when: { record-edited: {} }\ndo: [{ call-webhook: { url: "https://hooks.example.org/edits" } }, { notify: { to: [codex, claude], text: "{{ actor }}" } }]\n',
  deleted: 'when: { record-deleted: {} }\ndo: [{ open-issue: { title: "Gone: {{ title }}" } }]\n',
  moved: 'when: { record-moved: {} }\ndo: [{ send-email: { to: claude, subject: Moved, body: Look., once_per: [record, to] } }]\n',
  'moved-or-renamed':
    'when: [{ record-moved: {} }, { record-renamed: {} }]\ndo: [{ call-webhook: { url: "https://hooks.example.org/{{ slug }}" } }]\n',
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
    'title: T\nemail: { allow: [people] }\nwebhooks: { allow: [hooks.example.org] }\npeople: { codex: { name: Codex, email: codex@tidewater.example, notify: email }, claude: { name: Claude, email: claude@tidewater.example, notify: email } }\n',
  ...Object.fromEntries(Object.entries(rules).map(([name, text]) => [`automations/${name}.yml`, text])),
};
/** Stretches of the history that are looked at one commit at a time, and how they are cut otherwise. */
const [windows, cutsOfWindow, mostCommits] = [3, 5, 16];
const stretch = fc.record({
  start: fc.nat(),
  cuts: fc.array(fc.uniqueArray(fc.integer({ min: 1, max: mostCommits - 1 }), { maxLength: 3 }), {
    minLength: cutsOfWindow,
    maxLength: cutsOfWindow,
  }),
});

/** What tells an effect from every other, and whether it goes out. The text of a rule shows the record as it is when it runs. */
function noteOf({ key, rule, step, commit, held, effect }: PlannedEffect): unknown {
  return { key, rule, step, commit, held, kind: effect.kind };
}

describe.skipIf(samplesMissing !== '').each(['backlogmd', 'changesets'])(`the history of %s${samplesMissing}`, (name) => {
  test('asks for the same effects, each once, wherever the cursor stood in between', async () => {
    const { folder, repository, branch, busiest, trackerAt } = openForeign(name, fields, settings);
    folders.push(folder);
    const context = await openRunContext({ timezone: 'UTC' }, fields, '2026-11-21T12:00:00Z', { environment: {} });
    const opened = new Map<string, (from: string, to: string) => RunPlan>();
    /** What rules make of the commits in between, with the records as they are in a commit. */
    const planAt = (present: string) => {
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
    /** Runs from each position to the next, all with the records of one commit, or each with those of where it stands. */
    const run = (positions: number[], present?: number) =>
      positions.slice(1).flatMap((to, index) => planAt(at(present ?? to))(at(positions[index] ?? 0), at(to)).effects);
    const seen = new Map<string, PlannedEffect>();
    const lookAt = ({ start, cuts }: { start: number; cuts: number[][] }): void => {
      const first = start % Math.max(1, branch.length - mostCommits);
      const last = first + mostCommits;
      const singly = run(
        Array.from({ length: mostCommits + 1 }, (_, index) => first + index),
        last,
      );
      for (const effect of singly) seen.set(effect.key, effect);
      const anew = singly.filter(({ effect }) => !effect.oncePer).map(({ key }) => key);
      expect(new Set(anew).size).toBe(anew.length);
      for (const [index, cut] of cuts.entries()) {
        const positions = [first, ...cut.toSorted((a, b) => a - b).map((each) => first + each), last];
        const cutSo = run(positions, last);
        expect(cutSo.map(noteOf)).toEqual(singly.map(noteOf));
        if (index > 0) continue;
        expect(run(positions, last)).toEqual(cutSo);
        expect(run(positions).map(noteOf)).toEqual(singly.map(noteOf));
      }
    };
    const around = { start: Math.max(0, busiest - 7), cuts: [[3], [7, 12]] };
    fc.assert(fc.property(stretch, lookAt), { numRuns: windows, examples: [[around]] });
    const effects = [...seen.values()];
    expect(effects.map(({ rule }) => rule)).toEqual(expect.arrayContaining(['created', 'created-anyhow', 'deleted']));
    if (name !== 'backlogmd') return;
    expect(new Set(effects.map(({ effect }) => effect.kind)).size).toBe(4);
    expect(effects.filter(({ held }) => held === 'bulk').length).toBeGreaterThan(100);
    expect(effects.some(({ held, rule }) => held && rule === 'created-anyhow')).toBe(false);
  });
});
