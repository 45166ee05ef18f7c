import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newTracker } from './workflow/place.ts';

const fields =
  'fields:\n  n: { type: number }\n  sum: { type: currency, currency: EUR }\n  part: { type: percent }\n  stars: { type: rating, max: 5 }\n  on: { type: date }\n  sent: { type: checkbox }\n  land: { type: country, many: true }\n  of: { type: reference }\n  id_no: { type: unique_id, prefix: T }\n';
const path = 'records/sales/todo/acme.md';

async function mended(line: string): Promise<string> {
  const place = newTracker({ 'lists/sales.yml': `lists: [todo]\n${fields}`, 'records/sales/todo/globex.md': '---\ntitle: G\n---\n' });
  place.put(path, `---\ntitle: Acme\n${line}\n---\n`);
  await place.woad('check', '--fix');
  return readFileSync(join(place.root, path), 'utf8').split('\n').slice(2, -2).join('\n');
}

test.each([
  ['n: 1.234,50 # said so', 'n: 1234.50 # said so'],
  ["n: '12,5'", 'n: 12.5'],
  ['n: 1 200 300', 'n: 1200300'],
  ['n: 0,125', 'n: 0.125'],
  ['sum: 1.234,50 €', 'sum: 1234.50'],
  ['sum: EUR 12', 'sum: 12'],
  ['sum: 12 USD', 'sum: { amount: 12, currency: USD }'],
  ['part: 12,5 %', 'part: 12.5'],
  ['stars: 4/5', 'stars: 4'],
  ['on: 24/12/2026', 'on: 2026-12-24'],
  ['sent: yes', 'sent: true'],
  ['land: [Spain, fr]', 'land: [ES, FR]'],
  ['of: globex.md', 'of: globex'],
  ['id_no: t-42', 'id_no: T-0042'],
  ['color: Red', 'color: red'],
  ['Due: 2026-12-01', 'due: 2026-12-01'],
])('%j is mended: only %j can have been meant', async (line, after) => expect(await mended(line)).toBe(after));

test.each([
  'n: 1,200',
  'n: 80 %',
  'n: 1.2,3.4',
  'sum: 12 $',
  'on: 01/12/2026',
  'on: 2026-12-01 17:30',
  'land: Germny',
  'color: rde',
  'n: many',
])('%j may mean two things, or nobody knows what, and stays', async (line) => expect(await mended(line)).toBe(line));

test.each([
  ['color: “red”', 'color: "“red”" is not a colour; expected one of'],
  ['n: «12»', 'n: "«12»" is not a number; « and » are letters and no quotes: write 12 [field-value]'],
  ['land: [ES, ‘FR’]', '; ‘ and ’ are letters and no quotes: write FR [field-value]'],
  ['stage: “Acme: renewal” # so', '“ and ” are letters to YAML and no quotes; write the whole in quotes: "Acme: renewal" [frontmatter]'],
])('%j is told that these are no quotes', async (line, told) => {
  const place = newTracker({ 'lists/sales.yml': `lists: [todo]\n${fields}` });
  place.put(path, `---\ntitle: Acme\n${line}\n---\n`);
  expect((await place.woad('check')).output).toContain(told);
});
