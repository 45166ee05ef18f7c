import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, quoteText, readOne } from '../model/reading.ts';

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/** One address of RFC 5321 in its plain form: no quoted part, no address in brackets, a domain of two labels or more. */
function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  const labels = text.slice(at + 1).split('.');
  if (at < 1 || at > 64 || text.length > 254) return false;
  return local.test(text.slice(0, at)) && labels.length > 1 && labels.every((each) => label.test(each));
}

function readEmail(source: string): Reading {
  if (isAddress(source)) return { value: source };
  const complaint = `${quoteText(source)} is not one e-mail address`;
  if (source.length > 1000 || /[\r\n]/.test(source)) return { problem: complaint };
  const inner = /<([^<>]*)>\s*$/.exec(source)?.[1] ?? source.trim().replace(/^mailto:/i, '');
  if (isAddress(inner)) return { problem: `${complaint}; write only ${inner}` };
  if (/[,;]/.test(source)) return { problem: `${complaint} but a list` };
  return { problem: `${complaint} such as ana@example.org` };
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
    { yaml: 'ana', gives: { problem: '"ana" is not one e-mail address such as ana@example.org' } },
    { yaml: 'ana@localhost', gives: { problem: '"ana@localhost" is not one e-mail address such as ana@example.org' } },
    { yaml: 'a..b@example.org', gives: { problem: '"a..b@example.org" is not one e-mail address such as ana@example.org' } },
    { yaml: 'ana@[127.0.0.1]', gives: { problem: '"ana@[127.0.0.1]" is not one e-mail address such as ana@example.org' } },
  ],
} satisfies FieldType;
