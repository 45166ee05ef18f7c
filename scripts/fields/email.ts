import { addressProblem } from '../model/address.ts';
import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, readOne } from '../model/reading.ts';

function readEmail(source: string): Reading {
  const problem = addressProblem(source);
  return problem === undefined ? { value: source } : { problem };
}

export default {
  summary: 'One e-mail address.',
  options: (z) => z.strictObject({}),
  read: (written) => readOne(written, 'one e-mail address', ({ source }) => readEmail(source)),
  compare: compareText,
  display: (value) => ({ as: 'link', url: `mailto:${encodeURIComponent(String(value)).replace('%40', '@')}`, text: String(value) }),
  input: () => ({ as: 'text', lines: 'one', kind: 'email' }),
  expression: 'string',
  examples: [
    { yaml: 'ana@example.org', gives: { value: 'ana@example.org' } },
    { yaml: "ana.o'neill+crm@mail.example.org", gives: { value: "ana.o'neill+crm@mail.example.org" } },
    { yaml: 'Ana <ana@example.org>', gives: { problem: '"Ana <ana@example.org>" is not one e-mail address; write only ana@example.org' } },
    { yaml: 'a@example.org, b@example.org', gives: { problem: '"a@example.org, b@example.org" is not one e-mail address but a list' } },
    {
      yaml: '"a@example.org\\r\\nBcc: b@example.org"',
      gives: { problem: '"a@example.org\\r\\nBcc: b@example.org" is not one e-mail address' },
    },
    {
      yaml: 'ana@exämple.org',
      gives: {
        problem: '"ana@exämple.org" is not one e-mail address: a domain in other letters is written ana@xn--exmple-cua.org',
      },
    },
    { yaml: 'ana', gives: { problem: '"ana" is not one e-mail address such as ana@example.org' } },
    { yaml: 'ana@localhost', gives: { problem: '"ana@localhost" is not one e-mail address such as ana@example.org' } },
    { yaml: 'a..b@example.org', gives: { problem: '"a..b@example.org" is not one e-mail address such as ana@example.org' } },
    { yaml: 'ana@[127.0.0.1]', gives: { problem: '"ana@[127.0.0.1]" is not one e-mail address such as ana@example.org' } },
  ],
} satisfies FieldType;
