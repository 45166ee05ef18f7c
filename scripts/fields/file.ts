import type { FieldType, Reading } from '../model/field-type.ts';
import { resolvePath } from '../model/links.ts';
import { compareText, quoteText, readMany, readOne } from '../model/reading.ts';
import type { Value } from '../model/value.ts';

interface Options {
  many: boolean;
  accept?: string[];
}

const expected = 'the path of an attachment such as ../_files/acme-renewal/contract.pdf';

function readPath(source: string, { accept }: Options): Reading {
  const complaint = `${quoteText(source)} is not ${expected}`;
  const path = source.length > 1000 || /[\p{Cc}\\?#]/u.test(source) ? undefined : resolvePath(source, fileOf('-'));
  const [, slug, name] = /^records\/-\/_files\/([^/]+)\/([^/]+)$/.exec(path ?? '') ?? [];
  if (slug === undefined || name === undefined || /[\p{Cc}\\]/u.test(name)) return { problem: `${complaint}${suggest(source)}` };
  const ending = /\.([^.]+)$/.exec(name)?.[1]?.toLowerCase();
  if (accept && (ending === undefined || !accept.includes(ending)))
    return { problem: `${quoteText(name)} ends in none of ${accept.map((each) => `.${each}`).join(', ')}` };
  return { value: source };
}

/** The same file by the path from the record, where it was written from the root, from `_files`, or with backslashes. */
function suggest(source: string): string {
  const parts = source.length > 1000 ? [] : source.split(/[/\\]/);
  const rest = parts.slice(parts.lastIndexOf('_files'));
  const isSafe = rest.length === 3 && rest.every((part) => /^[^\p{Cc}.?#%][^\p{Cc}?#%]*$/u.test(part));
  const meant = `../${rest.join('/')}`;
  return isSafe && rest[0] === '_files' && meant !== source ? `; write ${meant}` : '';
}

/** Any record of a board: all of them reach attachments by the same path. */
function fileOf(board: string): string {
  return `records/${board}/list/record.md`;
}

function pathsOf(value: Value, board: string): string[] {
  return [value].flat().map((path) => resolvePath(String(path), fileOf(board)) ?? String(path));
}

export default {
  summary: 'An attachment, or several.',
  options: (z) =>
    z.strictObject({
      many: z.boolean().default(false).describe('Whether there may be several.'),
      accept: z
        .array(
          z
            .string()
            .regex(/^\.?[a-z0-9]{1,20}$/i, { error: 'expected the ending of a name such as pdf' })
            .transform((ending) => ending.replace(/^\./, '').toLowerCase()),
        )
        .min(1)
        .optional()
        .describe('What the names of the files may end in: [pdf, png].'),
    }),
  read: (written, options) => {
    const read = options.many ? readMany : readOne;
    return read(written, options.many ? 'a path' : 'one path', ({ source }) => readPath(source, options));
  },
  compare: compareText,
  display: (value, _options, board) => ({ as: 'files', files: pathsOf(value, board ?? '') }),
  input: ({ many }) => ({ as: 'files', many }),
  expression: ({ many }) => (many ? 'list<string>' : 'string'),
  mentions: (value, _options, board) => pathsOf(value, board).map((path) => ({ kind: 'file', path })),
  examples: [
    { yaml: '../_files/acme-renewal/contract.pdf', gives: { value: '../_files/acme-renewal/contract.pdf' } },
    { yaml: '../_files/acme-renewal/a%20b.pdf', gives: { value: '../_files/acme-renewal/a%20b.pdf' } },
    {
      options: { many: true },
      yaml: '[../_files/acme/a.pdf, ../_files/acme/b.pdf]',
      gives: { value: ['../_files/acme/a.pdf', '../_files/acme/b.pdf'] },
    },
    { options: { accept: ['pdf'] }, yaml: '../_files/acme/A.PDF', gives: { value: '../_files/acme/A.PDF' } },
    { options: { accept: ['pdf', 'png'] }, yaml: '../_files/acme/a.exe', gives: { problem: '"a.exe" ends in none of .pdf, .png' } },
    {
      yaml: '_files/acme/a.pdf',
      gives: {
        problem: `"_files/acme/a.pdf" is not ${expected}; write ../_files/acme/a.pdf`,
      },
    },
    { yaml: 'contract.pdf', gives: { problem: `"contract.pdf" is not ${expected}` } },
    { yaml: '../../../workspace.yml', gives: { problem: `"../../../workspace.yml" is not ${expected}` } },
    { yaml: '../_files/../../../.git/config', gives: { problem: `"../_files/../../../.git/config" is not ${expected}` } },
    { yaml: '../_files/acme/..%2F..%2Fone.md', gives: { problem: `"../_files/acme/..%2F..%2Fone.md" is not ${expected}` } },
    { yaml: '/etc/passwd', gives: { problem: `"/etc/passwd" is not ${expected}` } },
    { yaml: 'https://example.org/a.pdf', gives: { problem: `"https://example.org/a.pdf" is not ${expected}` } },
    { yaml: '[../_files/acme/a.pdf, ../_files/acme/b.pdf]', gives: { problem: 'a list stands where one path was expected' } },
  ],
} satisfies FieldType<Options>;
