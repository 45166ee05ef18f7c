import { expect, test } from 'vitest';
import { openMemory } from '../../store/memory.ts';
import { filesOfRules, runContext } from '../../story/running.ts';
import { readTracker } from '../read/tracker.ts';
import { nextLooksOf } from './outlook.ts';
import { openRules } from './rules.ts';

const files = {
  'workspace.yml': 'title: T\ntimezone: Europe/Madrid\n',
  'lists/sales.yml': 'lists: [todo, { name: done, done: true }]\nfields: { stage: { type: text } }\n',
  'records/sales/todo/acme.md': '---\ntitle: Acme\ndue: 2026-12-05\nstage: hot\n---\n',
  'records/sales/todo/cold.md': '---\ntitle: Cold\ndue: 2026-12-05\n---\n',
  'records/sales/todo/later.md': '---\ntitle: Later\ndue: 2026-12-24\n---\n',
  'records/sales/done/old.md': '---\ntitle: Old\ndue: 2026-12-05\n---\n',
};

test('when a rule looks next, what it then acts on and what it leaves alone, as records are now', () => {
  const rules = {
    soon: 'when: { date-reached: { board: sales, offsets: -3d, at: "09:00" } }\nif: stage == "hot"\ndo: [archive]\n',
    late: 'when: { schedule: { cron: "0 9 * * *", board: sales, list: todo, where: late } }\ndo: [archive]\n',
    once: 'when: { schedule: { cron: "0 9 1 * *" } }\ndo: [{ create: { board: sales, title: X } }]\n',
    gone: 'when: { date-reached: { board: sales, field: start } }\ndo: [archive]\n',
    moved: 'when: { record-moved: {} }\ndo: [archive]\n',
  };
  const tracker = readTracker(openMemory({ ...files, ...filesOfRules(rules) }), runContext);
  const open = openRules(tracker, runContext);
  const found = nextLooksOf(open, tracker, { ...runContext, now: '2026-11-22T10:00' }, '2026-11-22T09:00:00Z');
  expect(Object.fromEntries(found)).toEqual({
    soon: {
      at: '2026-12-02T08:00:00Z',
      isScheduled: false,
      acts: ['sales/acme'],
      left: [
        { record: 'sales/cold', reason: 'if stage == "hot": stage is not set' },
        { record: 'sales/later', reason: 'its time comes at 2026-12-21T09:00' },
        { record: 'sales/old', reason: 'it is done' },
      ],
    },
    late: {
      at: '2026-11-23T08:00:00Z',
      isScheduled: true,
      acts: [],
      left: [
        ...['acme', 'cold', 'later'].map((name) => ({
          record: `sales/${name}`,
          reason: 'where late does not hold: late is false',
        })),
        { record: 'sales/old', reason: 'it is in done, not in todo' },
      ],
    },
    once: { at: '2026-12-01T08:00:00Z', isScheduled: true, left: [] },
    gone: { isScheduled: false, left: [] },
  });
});
