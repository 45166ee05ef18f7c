import { compareComputed, computedBy, valuesAcross } from '../model/computed.ts';
import type { Computed } from '../model/computing.ts';
import type { FieldType } from '../model/field-type.ts';
import type { Value } from '../model/value.ts';

interface Options {
  reference: string;
  field: string;
}

const clients = 'country: { type: country }\nrate: { type: currency, currency: EUR }\ncity: { type: text, many: true }';

const mostItems = 10_000;

/** Lists become one list in which nothing stands twice. */
function joinLists(values: Value[]): Computed {
  if (!values.some(Array.isArray)) return { value: values };
  const count = values.reduce((sum: number, value) => sum + (Array.isArray(value) ? value.length : 1), 0);
  if (count > mostItems) return { problem: `it has ${count} items; a list of computed values has at most ${mostItems}` };
  return { value: [...new Map(values.flat().map((item) => [JSON.stringify(item), item])).values()] };
}

export default {
  ...computedBy('lookup'),
  summary: 'The values of a field of the records that a reference names.',
  options: (z) =>
    z.strictObject({
      reference: z.string().describe('The field of this board that names the records; also parent or blocked_by.'),
      field: z.string().describe('The field, or built-in key, of those records.'),
    }),
  needs: ({ reference, field }) => [
    { whose: { reference }, option: 'reference' },
    { whose: { reference }, option: 'field', key: field },
  ],
  like: ({ reference, field }) => ({ whose: { reference }, key: field, isList: true }),
  compute: ({ reference, field }, about) => {
    const named = about.recordsOf(about.record, { reference });
    if ('problem' in named) return named;
    const values = valuesAcross(about, named.records, field);
    if ('problem' in values) return values;
    const all = values.found.map(({ value }) => value);
    return named.many ? joinLists(all) : { value: all[0] ?? [] };
  },
  compare: compareComputed,
  display: (value) => ({ as: 'text', text: [value].flat().map(String).join(', ') }),
  expression: 'dyn',
  examples: [
    {
      options: { reference: 'client', field: 'country' },
      yaml: 'ES',
      gives: { problem: 'is computed (lookup); nothing is written for it' },
    },
  ],
  computed: [
    {
      boards: { sales: 'client: { type: reference, board: clients }\nit: { type: lookup, reference: client, field: country }', clients },
      about: { 'sales/todo/acme': 'client: acme-corp', 'clients/todo/acme-corp': 'country: ES' },
      gives: { value: 'ES' },
      shows: { as: 'countries', countries: ['ES'] },
    },
    {
      boards: {
        sales: 'clients: { type: reference, board: clients, many: true }\nit: { type: lookup, reference: clients, field: rate }',
        clients,
      },
      about: {
        'sales/todo/acme': 'clients: [a, b, c]',
        'clients/todo/a': 'rate: 90',
        'clients/todo/b': 'country: ES',
        'clients/todo/c': 'rate: 110',
      },
      gives: { value: [90, 110] },
    },
    {
      boards: {
        sales: 'clients: { type: reference, board: clients, many: true }\nit: { type: lookup, reference: clients, field: city }',
        clients,
      },
      about: { 'sales/todo/acme': 'clients: [a, b]', 'clients/todo/a': 'city: [Vigo, Lugo]', 'clients/todo/b': 'city: Vigo' },
      gives: { value: ['Vigo', 'Lugo'] },
    },
    {
      boards: { sales: 'it: { type: lookup, reference: parent, field: assignees }' },
      about: { 'sales/todo/acme': 'parent: big', 'sales/todo/big': 'assignees: [ana]' },
      gives: { value: ['ana'] },
      shows: { as: 'people', people: ['ana'] },
    },
    {
      boards: { sales: 'it: { type: lookup, reference: blocked_by, field: list }' },
      about: { 'sales/todo/acme': 'blocked_by: [one, two]', 'sales/doing/one': 'tags: []', 'sales/done/two': 'tags: []' },
      gives: { value: ['doing', 'done'] },
    },
    { boards: { sales: 'it: { type: lookup, reference: parent, field: due }' }, about: { 'sales/todo/acme': 'tags: []' }, gives: {} },
    {
      boards: { sales: 'it: { type: lookup, reference: parent, field: due }' },
      about: { 'sales/todo/acme': 'parent: gone' },
      gives: { problem: 'there is no record sales/gone' },
    },
    {
      boards: { sales: 'it: { type: lookup, reference: parent, field: due }' },
      about: { 'sales/todo/acme': 'parent: big', 'sales/todo/big': 'due: soon' },
      gives: { problem: 'sales/big: due: "soon" is not a day or time such as 2026-12-01 or 2026-12-01T17:30' },
    },
  ],
} satisfies FieldType<Options>;
