import type { FieldType } from '../model/field-type.ts';
import { compareText, readOne } from '../model/reading.ts';
import { readWebAddress } from '../model/web-address.ts';

export default {
  summary: 'An address on the web, or mailto.',
  options: (z) => z.strictObject({}),
  read: (written) => readOne(written, 'one address', ({ source }) => readWebAddress(source)),
  compare: compareText,
  display: (value) => ({
    as: 'link',
    url: String(value),
    text: String(value)
      .replace(/^(https?:\/\/|mailto:)/i, '')
      .replace(/\/$/, ''),
  }),
  input: () => ({ as: 'text', lines: 'one', kind: 'url' }),
  expression: 'string',
  examples: [
    { yaml: 'https://example.org/a?b=c#d', gives: { value: 'https://example.org/a?b=c#d' } },
    { yaml: 'http://localhost:4321/', gives: { value: 'http://localhost:4321/' } },
    { yaml: 'mailto:ana@example.org', gives: { value: 'mailto:ana@example.org' } },
    {
      yaml: 'www.example.org',
      gives: { problem: '"www.example.org" does not begin with http, https or mailto; write https://www.example.org' },
    },
    { yaml: 'javascript:alert(1)', gives: { problem: '"javascript:" is not allowed in an address; expected http, https or mailto' } },
    {
      yaml: '" javascript:alert(1)"',
      gives: { problem: '" javascript:alert(1)" is not an address: it holds a space or a sign that addresses do not have' },
    },
    { yaml: 'data:text/html,x', gives: { problem: '"data:" is not allowed in an address; expected http, https or mailto' } },
    { yaml: 'https://', gives: { problem: '"https://" is not an address such as https://example.org/page' } },
    { yaml: '"mailto:"', gives: { problem: '"mailto:" names nobody to write to' } },
  ],
} satisfies FieldType;
