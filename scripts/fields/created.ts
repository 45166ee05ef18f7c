import { computedBy } from '../model/computed.ts';
import { pastValue } from '../model/elapsed.ts';
import type { FieldType } from '../model/field-type.ts';
import { compareText } from '../model/reading.ts';

export default {
  ...computedBy('created'),
  summary: 'When the record was made: its first commit, or its own key created.',
  options: (z) => z.strictObject({}),
  fromHistory: true,
  needs: () => [{ whose: 'own', option: 'type', key: 'created' }],
  compute: (_, about) => {
    const own = about.record.values.get('created');
    return own === undefined ? pastValue(about, ({ created }) => created && about.local(created)) : { value: own };
  },
  compare: compareText,
  display: (value) => ({ as: 'date', date: String(value) }),
  expression: 'date',
  examples: [{ yaml: '2026-11-01', gives: { problem: 'is computed (created); nothing is written for it' } }],
  computed: [
    {
      boards: { sales: 'it: { type: created }' },
      about: { 'sales/todo/acme': 'tags: []' },
      past: { entries: [{ at: '2026-11-01T09:30:10Z', changes: { list: 'todo' } }] },
      gives: { value: '2026-11-01T09:30' },
      shows: { as: 'date', date: '2026-11-01T09:30' },
    },
    {
      boards: { sales: 'it: { type: created }' },
      about: { 'sales/todo/acme': 'created: 2024-05-01' },
      past: { entries: [{ at: '2026-11-01T09:30:10Z', changes: { list: 'todo' } }] },
      gives: { value: '2024-05-01' },
    },
    {
      boards: { sales: 'it: { type: created }' },
      about: { 'sales/todo/acme': 'tags: []' },
      past: { whole: false, entries: [] },
      gives: { problem: 'unknown: this clone is shallow; "git fetch --unshallow" brings the rest' },
    },
    {
      boards: { sales: 'it: { type: created }' },
      about: { 'sales/todo/acme': 'tags: []' },
      gives: { problem: 'unknown: no commit holds this record yet' },
    },
  ],
} satisfies FieldType;
