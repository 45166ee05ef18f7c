import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import type { Check } from '../../scripts/model/check.ts';
import type { AnyFieldType } from '../../scripts/model/field-type.ts';
import { computeFiles } from '../../scripts/story/computing.ts';
import { readMessages } from '../gather/messages.ts';
import { sentencesOf } from '../tests/english-literals.ts';
import { sayProblem } from './problem-words.ts';
import { kindsOfSentence } from './sentences.ts';

const root = join(import.meta.dirname, '../..');
const read = (language: string) => readMessages(parse(readFileSync(join(root, `site/languages/${language}.yml`), 'utf8')));
const english = read('en');
const sentences = new Map(['en', 'es', 'fr', 'it', 'ru'].map((language) => [language, read(language)]));
const languages = ['es', 'fr', 'it', 'ru'].map((language) => ({ words: { language }, site: { sentences } }));
const [fields, checks] = await Promise.all([loadCatalogue<AnyFieldType>('fields'), loadCatalogue<Check>('checks')]);

/** Words that no sentence of another language holds; what stands in quotes, brackets and code was written by people. */
const ofEnglish =
  /(?<![\p{L}\p{N}"'`_./-])(?:the|is|not|expected|write|stands|was|with|and|has|have|than|from|which|that|found)(?![\p{L}\p{N}"'`_./(-])/u;

/** What is left in English of a message, in any language. */
function leftIn(message: string): string[] {
  return languages.flatMap((context) => {
    const { text, lang } = sayProblem(message, context);
    if (lang) return [`${context.words.language}: ${text}`];
    const own = text.replace(/"(?:[^"\\]|\\.)*"|«[^»]*»|\{.*\}|[\w.]+\(.*?\)|\[.*?\]/g, '');
    return ofEnglish.test(own) ? [`${context.words.language}: ${text}`] : [];
  });
}

/** Every problem that the records of these files have, as pages show them. */
function problemsOf(files: { [path: string]: string }): string[] {
  return computeFiles(files, fields).tracker.records.flatMap(({ problems }) => [...problems.values()]);
}

const sound = {
  'workspace.yml': 'title: T\npeople:\n  ana: { name: Ana }\n  luis: { name: Luis }\nteams:\n  billing: [ana]\n',
  'lists/sales.yml':
    'lists: [todo, { name: doing, limit: 2 }, { name: done, done: true }]\ntags: { urgent: { color: red } }\nfields:\n  amount: { type: number, required: [doing] }\n',
};

describe('what a page shows of a record is known in every language', () => {
  test.each([...fields])('the examples of %s', (_, { examples, computed = [] }) => {
    const told = [...examples, ...computed].flatMap(({ gives }) => ('problem' in gives ? [gives.problem] : []));
    expect(told.flatMap(leftIn)).toEqual([]);
    expect(told.flatMap((problem) => leftIn(`sales/acme: amount: ${problem}`))).toEqual([]);
  });

  test('the faults of records that the examples of the checks have', () => {
    const found = [...checks.values()].flatMap(({ examples }) =>
      examples.flatMap(({ files }) => {
        const texts = Object.entries(files).filter((each): each is [string, string] => typeof each[1] === 'string');
        return problemsOf({ ...sound, ...Object.fromEntries(texts) });
      }),
    );
    expect(found.length).toBeGreaterThan(0);
    expect([...new Set(found)].flatMap(leftIn)).toEqual([]);
  });

  const keys = (text: string) => `---\ntitle: A\n${text}\n---\n`;
  test.each([
    ['title: A\n'],
    ['---\ntitle: A\n'],
    ['---\ntitle: A\n----\n'],
    ['--\ntitle: A\n---\n'],
    ['---\nlist: todo\n---\n'],
    ['---\n- a\n---\n'],
    ['<<<<<<< ours\n---\ntitle: A\n---\n'],
    ['---\n<<<<<<< ours\ntitle: A\n=======\ntitle: B\n>>>>>>> theirs\n---\n'],
    [`---\ntitle: A\nnote: ${'x'.repeat(70_000)}\n---\n`],
    [`---\ntitle: A\n---\n${'x'.repeat(1_100_000)}`],
    [keys(Array.from({ length: 300 }, (_, n) => `k${n}: 1`).join('\n'))],
    [keys('a: [1')],
    [keys('a: {b: 1')],
    [keys('a: "b')],
    [keys("a: 'b")],
    [keys('a: "b" c')],
    [keys('a: &x 1')],
    [keys('a: *x')],
    [keys('a: !tag x')],
    [keys('a: b: c')],
    [keys('\ta: b')],
    [keys('a: @b')],
    [keys('a: `b')],
    [keys('a: %b')],
    [keys('%YAML 1.1')],
    [keys('a: 1\na: 2')],
    [keys('a')],
    [keys('? [a]\n: b')],
    [keys('{a: 1}: b')],
    [keys('__proto__: 1')],
    [keys('a: {{ title }}')],
    [keys(`a: ${'['.repeat(60)}`)],
    [keys('a: |x')],
    [keys('a: - b')],
    [keys('a: b\n  c: d')],
    [keys('done: maybe')],
    [keys('color: blu')],
    [keys('order: "a b"')],
    [keys('tags: [A B]')],
    [keys('tags: [con]')],
    [keys(`tags: [${'a'.repeat(120)}]`)],
    [keys('tags: [""]')],
    [keys('tags: [{ a: b }]')],
    [keys('due: 2026-13-01')],
    [keys('due: 2026-12-01T25:00')],
    [keys('due: 2026-12-01T10:00Z')],
    [keys('start: soon')],
    [keys('archived: 2026-12-01T10:00')],
    [keys('assignees: ana, luis')],
    [keys('parent: "[[a]]"')],
    [keys('blocked_by: A/B/C')],
    [keys('remind: 1d')],
    [keys('remind: 2026-02-30')],
    [keys('aliases: [{ a: b }]')],
    [keys('repeat: week')],
    [keys('repeat: sometimes')],
    [keys('repeat: { evry: week }')],
    [keys('repeat: { days: [mon] }')],
    [keys('repeat: { every: }')],
    [keys('repeat: { every: wek }')],
    [keys('repeat: { every: { cont: 2 } }')],
    [keys('repeat: { every: { count: 2 } }')],
    [keys('repeat: { every: { count: 0, unit: weeks } }')],
    [keys('repeat: { every: { count: 2, unit: week } }')],
    [keys('repeat: { every: week, days: [mo] }')],
    [keys('repeat: { every: week, days: [mon, mon] }')],
    [keys('repeat: { every: week, days: [] }')],
    [keys('repeat: { every: month, days: [mon] }')],
    [keys('repeat: { every: week, day: 3 }')],
    [keys('repeat: { every: month, day: 40 }')],
    [keys('repeat: { every: month, until: soon }')],
    [keys('repeat: { every: month, list: lost }')],
    [keys('repeat: { every: month, list: [a] }')],
    [keys('repeat: { every: month, next: soon }')],
    [keys('repeat: { every: month, copy: all }')],
  ])('%j', (text) => {
    const found = problemsOf({ ...sound, 'records/sales/todo/a.md': text.slice(0, 1_200_000) });
    expect(found.length).toBeGreaterThan(0);
    expect(found.flatMap(leftIn)).toEqual([]);
  });

  test('why a formula gives nothing', () => {
    const formulas = [
      '1 / n',
      'nobody',
      'n + "x"',
      'n +',
      'tags.all(t, 5)',
      'size(1)',
      'n > 1 ? 2 : "x"',
      'date("x")',
      'n && true',
      'a.b',
      'sum(tags)',
    ];
    const found = formulas.flatMap((formula) => {
      const board = `lists: [todo]\nopen: [tags]\nfields:\n  n: { type: number }\n  it: { type: formula, formula: '${formula.replaceAll("'", "''")}' }\n`;
      return problemsOf({ ...sound, 'lists/sales.yml': board, 'records/sales/todo/a.md': keys('n: 0\ntags: [a]') });
    });
    expect(found.length).toBeGreaterThan(5);
    expect(found.flatMap(leftIn)).toEqual([]);
  });
});

const engine = (folder: string, names: string[]) => names.map((name) => `scripts/${folder}/${name}.ts`);
const catalogue = (folder: string) =>
  readdirSync(join(root, 'scripts', folder), 'utf8')
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => `scripts/${folder}/${name}`);

/** Parts of sentences, which stand alone only where they are put together; the examples above hold them whole. */
const parts: readonly RegExp[] = [
  // a kind of value, before or behind what is said of it
  /^(?:a|an|one|the) (?:[\p{L}-]+ )*(?:of|such as|or|from|to|before|in|behind|text|address|number)\b.*(?<! has| is .*)$/u,
  /^(?:what stands|the rest|this rule|without "limits|SMTP_URL 3$|it is in the checklist$|the button was$|http, https or mailto$|text in Markdown|true or false|one of 3)/,
  /^(?:a time before it is due such as|no IP address$|no loopback address$|3 or \{ count: 2, unit: weeks \}$)/,
  // how many values a function wants, how large an expression may be, digits of a phone number
  /^(?:at most 3 |3\(\) wants 3|"3" (?:is not|does not begin with) 3|3 must be|: 3 digits|, without an offset|, a redirect|"3" is not a phone number3|"3" is not expected here3)/,
  // why an address of e-mail is none, and moments that came too late
  /^it divides by 0(?: but a list|: a domain| such as)|moments? came to light$|more than two days too late/,
  // the words of the YAML parser, by which its faults are known
  /^(?:Tabs are|Plain value|Implicit|Nested mappings|Source contains)|^ more faults/,
  // two sentences of which the second is told by another part
  /^(?:the file is |"3" is a time that never comes; |"3" is not a place; |3 has a time; expected 3; |3; write the whole|the expression is too large: 3|it leads to it|3(?: is|:) .*a webhook goes only|GitHub cannot be asked: 3|3 it divides by 0|3 from 3 is not|3 acts on 3 records)/,
  // what woad-state says in its commits
  /^3 (?:claims what waits|notes what came of it)$/,
  // examples of boards, and what the JSON Schema says of a field
  /^(?:country|client|it): \{|^The currency, by its code|, by its code in ISO/,
];

describe('what a run tells is known in every language', () => {
  const files = [
    ...catalogue('fields'),
    ...catalogue('triggers'),
    ...catalogue('actions'),
    ...engine('model', ['reading', 'numbers', 'options', 'names', 'address', 'computed', 'elapsed', 'changed-value', 'recipients']),
    ...engine('engine/read', ['record', 'keys', 'repeat', 'remind', 'decode', 'frontmatter', 'yaml', 'yaml-indent', 'yaml-quotes']),
    ...engine('engine/compute', ['compute', 'join', 'needs', 'plan', 'relations', 'whose']),
    ...engine('engine/expression', ['check', 'evaluate', 'expression', 'of-dates', 'of-lists', 'of-numbers', 'of-text', 'operators']),
    ...engine('engine/expression', ['parse', 'strangers', 'template']),
    ...engine('engine/automate', ['asked-before', 'built-in', 'fill', 'limits', 'match', 'moments', 'repeat-rule', 'run', 'steps']),
    ...engine('engine/message', ['email', 'files', 'recipients']),
    ...engine('engine/write', ['set', 'move', 'create', 'known', 'splice', 'list-values', 'limit', 'required']),
    ...engine('run', ['deliver', 'deliver-mail', 'note', 'relay', 'proposing']),
    ...engine('store', ['webhook', 'mail', 'mail-result', 'mail-address', 'github-client', 'github-issues', 'address-guard']),
  ];
  test.each(files)('%s', (file) => {
    const told = sentencesOf(file).map((text) => text.replace(/^; /, ''));
    const lost = told.filter((text) => !parts.some((part) => part.test(text)));
    expect(lost.flatMap(leftIn)).toEqual([]);
  });

  test.each((checks.get('rule')?.examples ?? []).flatMap(({ finds }) => finds.filter((find) => find.includes(' error '))))('%s', (find) => {
    const [, place = '', message = ''] = /^(\S+) error (.*)$/s.exec(find) ?? [];
    expect(leftIn(`${place}: ${message}; a rule with faults is not run`)).toEqual([]);
  });
});

test('no two messages are known by the same English', () => {
  const known = [...english].filter(([key]) => kindsOfSentence.some((kind) => key.startsWith(`${kind}.`)));
  const texts = Map.groupBy(known, ([key, text]) => `${key.split('.')[0]} ${String(text)}`);
  expect([...texts.values()].filter(({ length }) => length > 1)).toEqual([]);
  expect(known.length).toBeGreaterThan(600);
});
