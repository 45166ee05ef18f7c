import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { loadCatalogue } from '../../scripts/catalogue.ts';
import { describeFix } from '../../scripts/engine/fix/describe.ts';
import { filterSentences, stepSentences } from '../../scripts/engine/read/rule-keys.ts';
import { schemaFromZod } from '../../scripts/engine/schema/from-zod.ts';
import type { Display } from '../../scripts/model/display.ts';
import { gatherReference } from '../gather/reference.ts';
import type { Reference, ReferenceField } from '../reference.ts';
import { siteOf } from '../tests/sample.ts';
import { escapeHtml } from './escape.ts';
import { drawReference, isReference } from './reference.ts';
import { sentence } from './reference-options.ts';

const attack = '<script>alert(1)</script>"><img src=x onerror=alert(2)>';
const option = { key: attack, description: attack, takes: attack, default: attack, needed: true };
const step = {
  name: attack,
  summary: attack,
  itself: [{ description: attack, takes: attack, needed: false }],
  options: [option],
  example: attack,
};
const finding = { path: attack, line: 1, column: 2, severity: 'error', message: attack };
const hostile: Reference = {
  fields: [
    {
      name: attack,
      summary: attack,
      computed: true,
      options: [option],
      seen: attack,
      written: [{ options: attack, readings: [{ yaml: attack, gives: { problem: attack } }] }],
      worked: [{ parts: [{ label: attack, text: attack }], gives: { display: { as: 'text', text: attack } } }],
    },
  ],
  checks: [
    {
      name: attack,
      summary: attack,
      mends: true,
      examples: [{ files: [{ path: attack, lines: [attack, attack], findings: [finding] }], elsewhere: [finding], mends: [attack] }],
    },
  ],
  commands: [{ name: attack, summary: attack, usage: [true, false].map((typed) => ({ typed, text: attack })) }],
  triggers: [step],
  filters: [option],
  actions: [step],
  beside: [option],
};
function fieldGiving(display: Display): ReferenceField {
  return {
    name: 'f',
    summary: 'F.',
    computed: false,
    options: [],
    seen: '',
    written: [{ options: '', readings: [{ yaml: 'x', gives: { display } }] }],
    worked: [],
  };
}

const nothing: Reference = { fields: [], checks: [], commands: [], triggers: [], filters: [], actions: [], beside: [] };

describe.each(['reference/fields', 'reference/checks', 'reference/commands', 'reference/rules'])('%s', (page) => {
  test('whatever an entry says stays text', () => {
    const html = drawReference(page, hostile, siteOf([]));
    expect(html).toContain('&lt;script&gt;');
    expect(html).not.toMatch(/<script|<img/);
  });
});

describe('what is drawn of the catalogues', async () => {
  const tools = { zod: z, schemaOf: schemaFromZod, describeFix, filters: filterSentences, beside: stepSentences };
  const reference = await gatherReference({ load: loadCatalogue, ...tools });
  const entryOn = (page: string, name: string) =>
    drawReference(page, reference, siteOf([]))
      .split(/(?=<h[23] )/)
      .find((part) => part.includes(`id="doc-${name}"`)) ?? '';

  test.each(reference.fields)('$name has its options and all of its examples', ({ name, options, written, worked }) => {
    const html = entryOn('reference/fields', name);
    for (const { key, description } of options) {
      expect(html).toContain(`<th scope="row"><code>${key}</code></th>`);
      expect(html).toContain(sentence(description));
    }
    expect(html.match(/<tr><td><code>/g)?.length).toBe(written.flatMap(({ readings }) => readings).length);
    expect(html.match(/<dl class="working">/g)?.length ?? 0).toBe(worked.length);
  });

  test.each(reference.checks)('$name has its examples and what it says of them', ({ name, examples }) => {
    const html = entryOn('reference/checks', name);
    expect(html.match(/<div class="case">/g)?.length).toBe(examples.length);
    for (const { files, elsewhere } of examples)
      for (const { message } of [...elsewhere, ...files.flatMap(({ findings }) => findings)]) expect(html).toContain(escapeHtml(message));
  });

  test.each(reference.commands)('$name has its usage', ({ name, usage }) => {
    const said = entryOn('reference/commands', name).replace(/<[^>]*>/g, '');
    for (const { text } of usage) expect(said).toContain(escapeHtml(text));
  });

  test.each([...reference.triggers, ...reference.actions])(
    '$name has its options and its example',
    ({ name, options, itself, example }) => {
      const html = entryOn('reference/rules', name);
      for (const { key } of options) expect(html).toContain(`<th scope="row"><code>${key}</code></th>`);
      for (const { description } of itself) expect(html).toContain(sentence(description));
      expect(html).toContain(escapeHtml(example));
    },
  );
});

test('other pages of the docs are not continued', () => {
  expect(isReference('records')).toBe(false);
  expect(isReference('toString')).toBe(false);
  expect(drawReference('records', nothing, siteOf([]))).toBe('');
});

test('a person of the tracker is not taken for the one of an example', () => {
  const html = drawReference('reference/fields', { ...nothing, fields: [fieldGiving({ as: 'people', people: ['ana'] })] }, siteOf([]));
  expect(html).toContain('<span>ana</span>');
  expect(html).not.toContain('Ana García');
});

test('the links of an example lead nowhere', () => {
  const html = drawReference(
    'reference/fields',
    { ...nothing, fields: [fieldGiving({ as: 'link', url: 'tel:+34612345678', text: '612' })] },
    siteOf([]),
  );
  expect(html).toContain('>612</a>');
  expect(html).not.toContain('tel:');
});

test('faulty lines are marked, and no others', () => {
  const files = [
    { path: 'a.md', lines: ['one', 'two', 'three'], findings: [{ path: 'a.md', line: 2, column: 1, severity: 'warning', message: 'no' }] },
  ];
  const check = { name: 'c', summary: 'C --since.', mends: false, examples: [{ files, elsewhere: [], mends: [] }] };
  const html = drawReference('reference/checks', { ...nothing, checks: [check] }, siteOf([]));
  expect(html).toContain('one\n<mark>two</mark>\nthree');
  expect(html).toContain('<span>2:1</span> warning: no');
  expect(html).toContain('<code class="whole">--since</code>');
});
