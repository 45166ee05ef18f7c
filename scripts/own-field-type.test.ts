import { spawn } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';

const home = mkdtempSync(join(tmpdir(), 'woad-own-type-'));
const copied = ['scripts', 'site', 'package.json', 'tsconfig.json', 'astro.config.mjs', 'vitest.config.ts'];
const left = ['node_modules', '.astro', '.cache', 'dist', 'stories'];

/** The one file: a type with a check digit of its own, two spellings of one value and an order that is not that of the text. */
const isbn = String.raw`import type { FieldType, Reading } from '../model/field-type.ts';
import { compareText, quoteText, readOne } from '../model/reading.ts';

interface Options {
  modern: boolean;
}

function lastOf(digits: string): string {
  const isLong = digits.length > 10;
  const sum = [...digits.slice(0, isLong ? 12 : 9)].reduce((all, digit, at) => all + Number(digit) * (isLong ? 1 + (at % 2) * 2 : 10 - at), 0);
  const last = isLong ? (10 - (sum % 10)) % 10 : (11 - (sum % 11)) % 11;
  return last === 10 ? 'X' : String(last);
}

function readIsbn(source: string, { modern }: Options): Reading {
  const digits = source.replace(/[- ]/g, '').toUpperCase();
  if (!/^(97[89]\d{10}|\d{9}[\dX])$/.test(digits)) return { problem: quoteText(source) + ' is not an ISBN such as 978-0-306-40615-7' };
  const last = lastOf(digits);
  if (!digits.endsWith(last)) return { problem: quoteText(source) + ' does not end with its check digit ' + last + '; did you mean ' + digits.slice(0, -1) + last + '?' };
  const long = '978' + digits.slice(0, 9);
  if (modern && digits.length === 10) return { problem: quoteText(source) + ' has ten digits; write ' + long + lastOf(long + '0') };
  return { value: digits.length === 10 ? long + lastOf(long + '0') : digits };
}

export default {
  summary: 'The number of a book.',
  options: (z) => z.strictObject({ modern: z.boolean().default(false).describe('Whether ten digits are refused.') }),
  read: (written, options) => readOne(written, 'one ISBN', ({ source }) => readIsbn(source, options)),
  // by the number of the publisher, not by the prefix before it
  compare: (a, b) => compareText(String(a).slice(3), String(b).slice(3)) || compareText(a, b),
  display: (value) => ({ as: 'link', url: 'https://books.example/isbn/' + value, text: 'ISBN ' + value }),
  input: () => ({ as: 'text', lines: 'one' }),
  schema: () => ({ type: ['string', 'number'], pattern: '^[-0-9Xx ]+$' }),
  expression: 'string',
  inExpression: (value) => String(value).slice(3),
  examples: [
    { yaml: '978-0-306-40615-7', gives: { value: '9780306406157' } },
    { yaml: '0-306-40615-2', gives: { value: '9780306406157' } },
    { yaml: '0-8044-2957-X', gives: { value: '9780804429573' } },
    { yaml: '978-0-306-40615-8', gives: { problem: '"978-0-306-40615-8" does not end with its check digit 7; did you mean 9780306406157?' } },
    { options: { modern: true }, yaml: '0-306-40615-2', gives: { problem: '"0-306-40615-2" has ten digits; write 9780306406157' } },
    { yaml: 'unknown', gives: { problem: '"unknown" is not an ISBN such as 978-0-306-40615-7' } },
    { yaml: '[1, 2]', gives: { problem: 'a list stands where one ISBN was expected' } },
  ],
} satisfies FieldType<Options>;
`;

const tracker: { [path: string]: string } = {
  'workspace.yml': 'title: Library\n',
  'lists/books.yml':
    'lists: [shelf]\nfields:\n  number: { type: isbn, required: true }\n  pages: { type: number }\n  group: { type: formula, formula: number + "!" }\ncard: [number]\n',
  'records/books/shelf/brave.md': '---\ntitle: Brave\nnumber: 979-10-90636-07-1\n---\n',
  'records/books/shelf/quarks.md': '---\ntitle: Quarks\nnumber: 0-306-40615-2 # the old one\n---\n',
  'records/books/shelf/typo.md': '---\ntitle: Typo\npages: 3\nnumber: 978-0-306-40615-8\n---\n',
};

function write(path: string, text: string): void {
  mkdirSync(dirname(join(home, path)), { recursive: true });
  writeFileSync(join(home, path), text);
}

/** A program of Node in the copy, in a process of its own that knows nothing of this test. */
function run(...args: string[]): Promise<{ exit: number | null; output: string }> {
  const { NODE_ENV: _, NODE_OPTIONS: __, ...rest } = process.env;
  const env = Object.fromEntries(Object.entries(rest).filter(([name]) => !/^(VITEST|GITHUB_)/.test(name)));
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: home, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (part) => (output += part));
    child.on('error', reject);
    child.on('close', (exit) => resolve({ exit, output }));
  });
}

const woad = (...args: string[]) => run('scripts/woad.js', ...args);

beforeAll(() => {
  for (const name of copied) {
    const from = join(import.meta.dirname, '..', name);
    cpSync(from, join(home, name), { recursive: true, filter: (path) => !left.includes(basename(path)) });
  }
  symlinkSync(join(import.meta.dirname, '../node_modules'), join(home, 'node_modules'));
  for (const [path, text] of Object.entries(tracker)) write(path, text);
});

afterAll(() => rmSync(home, { recursive: true, force: true }));

describe('a field type of your own', () => {
  test('is a type nobody knows before its file is there', async () => {
    const { exit, output } = await woad('check');
    expect({ exit, output }).toEqual({
      exit: 1,
      output: expect.stringContaining('lists/books.yml:3:19 "isbn" is not a type of field; expected one of author, button'),
    });
  });

  test('is one file, and every part of Woad knows it', async () => {
    write('scripts/fields/isbn.ts', isbn);
    // no other file imports it, so the compiler need look at no other
    write('tsconfig.own.json', JSON.stringify({ extends: './tsconfig.json', include: ['scripts/fields/isbn.ts'] }));
    const types = run('node_modules/typescript/bin/tsc', '--noEmit', '--project', 'tsconfig.own.json');
    const tests = ['scripts/fields/examples.test.ts', 'scripts/engine/schema/values.test.ts'];
    const examples = run('node_modules/vitest/vitest.mjs', 'run', ...tests, '-t', 'isbn', '--reporter=json', '--outputFile=told.json');

    const bad = 'number: "978-0-306-40615-8" does not end with its check digit 7; did you mean 9780306406157?';
    expect(await woad('check')).toEqual({ exit: 1, output: expect.stringContaining(`records/books/shelf/typo.md:4:9 ${bad}`) });
    expect(await woad('set', 'books/typo', 'number=978-0-306-40615-9')).toEqual({
      exit: 1,
      output: expect.stringContaining('did you mean 9780306406157?'),
    });
    expect(await woad('set', 'books/typo', 'number=0-8044-2957-X')).toMatchObject({ exit: 0 });
    expect(readFileSync(join(home, 'records/books/shelf/typo.md'), 'utf8')).toContain('\nnumber: ');
    expect(await woad('check')).toMatchObject({ exit: 0 });

    const slugs = async (...args: string[]) => {
      const { output } = await woad('list', 'books', '--json', ...args);
      return (JSON.parse(output) as { slug: string }[]).map(({ slug }) => slug);
    };
    expect(await slugs('--sort', 'number')).toEqual(['quarks', 'typo', 'brave']);
    expect(await slugs('--where', 'number.startsWith("0306")')).toEqual(['quarks']);
    expect(await slugs('--where', 'group == "1090636071!"')).toEqual(['brave']);
    expect(await woad('show', 'books/quarks')).toEqual({ exit: 0, output: expect.stringContaining('ISBN 9780306406157') });

    expect(await woad('schema')).toMatchObject({ exit: 0 });
    const schema = (name: string) => readFileSync(join(home, `.vscode/woad/${name}.schema.json`), 'utf8');
    expect(schema('record.books')).toContain('^[-0-9Xx ]+$');
    expect(schema('board')).toContain('Whether ten digits are refused.');

    expect(await types).toEqual({ exit: 0, output: '' });
    expect((await examples).exit, (await examples).output).toBe(0);
    const { numPassedTests } = JSON.parse(readFileSync(join(home, 'told.json'), 'utf8')) as { numPassedTests: number };
    expect(numPassedTests).toBeGreaterThan(10);

    expect(await woad('build')).toEqual({ exit: 0, output: expect.stringContaining('3 records') });
    const page = readFileSync(join(home, 'dist/records/books/quarks/index.html'), 'utf8');
    expect(page).toContain('href="https://books.example/isbn/9780306406157"');
    expect(page).toContain('ISBN 9780306406157');
  });

  test('that holds what another type holds is treated as that one is, whatever it is called', async () => {
    write(
      'scripts/fields/sequel.ts',
      "import reference from './reference.ts';\n\nexport default { ...reference, summary: 'The next book.' };\n",
    );
    write('lists/films.yml', 'lists: [seen]\nfields:\n  after: { type: sequel, board: films }\n');
    write('records/films/seen/one.md', '---\ntitle: One\nafter: two # at last\n---\n');
    write('records/films/seen/two.md', '---\ntitle: Two\nafter: four\n---\n');
    expect(await woad('check')).toEqual({ exit: 1, output: expect.stringMatching(/^records\/films\/seen\/two\.md:3:8 .*four/m) });
    expect(await woad('rename', 'films/two', 'three')).toMatchObject({ exit: 0 });
    expect(readFileSync(join(home, 'records/films/seen/one.md'), 'utf8')).toBe('---\ntitle: One\nafter: three # at last\n---\n');
  });
});
