import { computedBy } from '../model/computed.ts';
import type { FieldType } from '../model/field-type.ts';
import { compareText } from '../model/reading.ts';
import { recordName } from '../model/record.ts';

interface Options {
  board: string;
  field: string;
}

export default {
  ...computedBy('referenced_by'),
  summary: 'The records whose reference names this one.',
  options: (z) =>
    z.strictObject({
      board: z.string().describe('The board of those records.'),
      field: z.string().describe('Their reference; also parent or blocked_by.'),
    }),
  needs: (whose) => [{ whose, option: 'field' }],
  compute: (whose, about) => {
    const found = about.recordsOf(about.record, whose);
    return 'problem' in found ? found : { value: found.records.map(recordName) };
  },
  compare: (a, b) => [a].flat().length - [b].flat().length || compareText(a, b),
  display: (value) => ({ as: 'records', records: [value].flat().map(String) }),
  expression: 'list<string>',
  examples: [
    {
      options: { board: 'support', field: 'deal' },
      yaml: '[outage]',
      gives: { problem: 'is computed (referenced_by); nothing is written for it' },
    },
  ],
  computed: [
    {
      boards: { sales: 'it: { type: referenced_by, board: support, field: deal }', support: 'deal: { type: reference, board: sales }' },
      about: {
        'sales/todo/acme': 'aliases: [old]',
        'support/todo/b': 'deal: acme',
        'support/todo/a': 'deal: sales/old',
        'support/todo/c': 'tags: []',
      },
      gives: { value: ['support/a', 'support/b'] },
      shows: { as: 'records', records: ['support/a', 'support/b'] },
    },
    {
      boards: { sales: 'it: { type: referenced_by, board: sales, field: parent }' },
      about: { 'sales/todo/acme': 'tags: []', 'sales/done/part': 'parent: acme' },
      gives: { value: ['sales/part'] },
    },
    {
      boards: { sales: 'it: { type: referenced_by, board: sales, field: blocked_by }' },
      about: { 'sales/todo/acme': 'blocked_by: [other]', 'sales/todo/other': 'tags: []' },
      gives: {},
    },
    {
      boards: {
        sales: 'it: { type: referenced_by, board: support, field: deals }',
        support: 'deals: { type: reference, board: sales, many: true }',
      },
      about: { 'sales/todo/acme': 'tags: []', 'support/todo/a': 'deals: [acme, other]' },
      gives: { value: ['support/a'] },
    },
  ],
} satisfies FieldType<Options>;
