import { computedBy } from '../model/computed.ts';
import { pastValue } from '../model/elapsed.ts';
import type { FieldType } from '../model/field-type.ts';
import { compareText } from '../model/reading.ts';

export default {
  ...computedBy('updated'),
  summary: 'When the record was changed last: its latest commit.',
  options: (z) => z.strictObject({}),
  fromHistory: true,
  needs: () => [{ whose: 'own', option: 'type', key: 'updated' }],
  compute: (_, about) => pastValue(about, ({ updated }) => updated && about.local(updated)),
  compare: compareText,
  display: (value) => ({ as: 'date', date: String(value) }),
  expression: 'date',
  examples: [{ yaml: '2026-11-01', gives: { problem: 'is computed (updated); nothing is written for it' } }],
  computed: [
    {
      boards: { sales: 'it: { type: updated }' },
      about: { 'sales/todo/acme': 'tags: []' },
      past: {
        entries: [
          { at: '2026-11-01T09:30:10Z', changes: { list: 'todo' } },
          { at: '2026-11-03T17:00:00Z', changes: { tags: ['urgent'] } },
        ],
      },
      gives: { value: '2026-11-03T17:00' },
      shows: { as: 'date', date: '2026-11-03T17:00' },
    },
    {
      boards: { sales: 'it: { type: updated }' },
      about: { 'sales/todo/acme': 'created: 2024-05-01' },
      past: { whole: false, entries: [] },
      gives: { problem: 'unknown: this clone is shallow; "git fetch --unshallow" brings the rest' },
    },
    {
      boards: { sales: 'it: { type: updated }' },
      about: { 'sales/todo/acme': 'tags: []' },
      gives: { problem: 'unknown: no commit holds this record yet' },
    },
    {
      boards: { sales: 'seen: { type: updated }\nit: { type: formula, formula: "days(seen, today())" }' },
      about: { 'sales/todo/acme': 'tags: []' },
      past: { entries: [{ at: '2026-11-01T09:30:10Z', changes: { list: 'todo' } }] },
      gives: { value: 20 },
    },
  ],
} satisfies FieldType;
