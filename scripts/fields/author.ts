import { computedBy } from '../model/computed.ts';
import { pastValue } from '../model/elapsed.ts';
import type { FieldType } from '../model/field-type.ts';
import { compareText } from '../model/reading.ts';

export default {
  ...computedBy('author'),
  summary: 'Who made the record: the author of its first commit, or its own key author.',
  options: (z) => z.strictObject({}),
  fromHistory: true,
  needs: () => [{ whose: 'own', option: 'type', key: 'author' }],
  compute: (_, about) => {
    const own = about.record.values.get('author');
    return own === undefined ? pastValue(about, ({ author }) => author) : { value: own };
  },
  compare: compareText,
  display: (value) => ({ as: 'people', people: [String(value)] }),
  expression: 'string',
  examples: [{ yaml: 'ana', gives: { problem: 'is computed (author); nothing is written for it' } }],
  computed: [
    {
      boards: { sales: 'it: { type: author }' },
      about: { 'sales/todo/acme': 'tags: []' },
      past: { entries: [{ at: '2026-11-01T09:30:10Z', actor: 'ana', changes: { list: 'todo' } }] },
      gives: { value: 'ana' },
      shows: { as: 'people', people: ['ana'] },
    },
    { boards: { sales: 'it: { type: author }' }, about: { 'sales/todo/acme': 'author: Old Tracker' }, gives: { value: 'Old Tracker' } },
    {
      boards: { sales: 'it: { type: author }' },
      about: { 'sales/todo/acme': 'tags: []' },
      past: { whole: false, entries: [{ at: '2026-11-01T09:30:10Z', actor: 'ana', changes: { tags: ['urgent'] } }] },
      gives: { problem: 'unknown: this clone is shallow; "git fetch --unshallow" brings the rest' },
    },
    {
      boards: { sales: 'it: { type: author }' },
      about: { 'sales/todo/acme': 'tags: []' },
      gives: { problem: 'unknown: no commit holds this record yet' },
    },
  ],
} satisfies FieldType;
