import { expect, test } from 'vitest';
import { newTracker } from '../workflow/place.ts';

const record = (title: string, keys: string) => `---\ntitle: ${title}\n${keys}---\n`;
const given = {
  'automations/soon.yml':
    'when: { date-reached: { board: sales, offsets: [-1d, -3d], at: "09:00" } }\nif: stage == "hot"\ndo: [{ set: { closed: "{{ today() }}" } }]\n',
  'automations/cold.yml':
    'when: { schedule: { cron: "0 9 * * *", board: sales, list: todo, where: "days(created, today()) >= 2" } }\ndo: [{ comment: Cold. }]\n',
  'records/sales/todo/acme.md': record('Acme', 'due: 2026-12-05\nstage: hot\ncreated: 2026-11-18T10:00\n'),
  'records/sales/todo/globex.md': record('Globex', 'due: 2026-12-04\ncreated: 2026-12-01T10:00\n'),
  'records/sales/doing/late.md': record('Late', 'due: 2026-12-01\n'),
  'records/sales/todo/never.md': record('Never', 'created: 2026-12-01T10:00\n'),
  'records/sales/done/old.md': record('Old', 'due: 2026-12-05\n'),
};

test('a moment is tried: what rules of time would do, which records they leave alone and why, and when they look next', async () => {
  const place = newTracker(given);
  const { code, output, complaint } = await place.woad('automate', '--at', '2026-12-02T09:00');
  expect([code, complaint]).toEqual([0, '']);
  expect(output).toBe(`cold: sales/acme scheduled: dry-run
  - commented Cold.
soon: sales/acme due reached: 2026-12-05 -3d: dry-run
  - set closed to 2026-12-02
cold: sales/globex, sales/never left alone: where days(created, today()) >= 2 does not hold: created is "2026-12-01T10:00"
cold: sales/late left alone: it is in doing, not in todo
cold: sales/old left alone: it is in done, not in todo
cold: looks next at 2026-12-03T09:00
soon: sales/globex left alone: its time comes at 2026-12-03T09:00
soon: sales/never left alone: due is not set
soon: sales/late left alone: its time was 2026-11-30T09:00
soon: sales/old left alone: it is done
soon: looks next at 2026-12-03T09:00, at sales/globex
a dry run: nothing was written or sent
`);
  expect(place.git('status', '--porcelain')).toBe('');
  // a day is all its minutes, one minute later it is not
  const day = await place.woad('automate', '--at', '2026-12-03', '--rule', 'soon');
  expect(day.output).toContain('soon: sales/globex due reached: 2026-12-04 -1d: conditions-not-met: if stage == "hot": stage is not set\n');
  expect(day.output).not.toContain('cold');
  const { output: later } = await place.woad('automate', '--at', '2026-12-02T09:01', '--json');
  expect(JSON.parse(later)).toMatchObject({
    traces: [],
    outlooks: [
      { rule: 'cold', came: false, next: '2026-12-03T08:00:00Z', nextOf: [], left: [] },
      { rule: 'soon', came: false, next: '2026-12-03T08:00:00Z', nextOf: ['sales/globex'] },
    ],
  });
});

test.each([
  [['--at', '2026-12-32'], '--at: "2026-12-32" is no day or time'],
  [['--at', '2026-12-02', '--rule', 'son'], '--rule: there is no rule "son" in HEAD; did you mean "soon"?'],
  [['--at', '2026-12-02', '--rule', 'won'], 'won does not wait for time, but for what is committed (record-moved)'],
  [['--at', '2026-12-02', '--since', 'HEAD'], 'leave --since away'],
  [['--rule', 'soon'], 'woad automate --at 2026-12-01 --rule RULE'],
])('automate %j says what is wrong', async (args, why) => {
  const { code, complaint } = await newTracker(given).woad('automate', ...args);
  expect([code, complaint]).toEqual([2, expect.stringContaining(why)]);
});
