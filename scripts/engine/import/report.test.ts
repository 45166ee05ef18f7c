import { expect, test } from 'vitest';
import { importInto, read } from '../../story/importing.ts';
import { describeImport } from './report.ts';

const cardOf = (sources: { [path: string]: string }) => read(importInto({}, sources).after).boards.get('b')?.card;

test('the report says what became author and created, and which addresses of mail the site will show', () => {
  const sources = {
    'a.md': '---\ntitle: A\nauthor: Ana <ana@t.example>, Luis (@luis)\ncreated_at: 2026-01-31\ncontact: at ana@t.example\n---\n',
    'b.md': '---\ntitle: B\nauthor: Luis (@luis)\nlinks: [{ by: luis@t.example }]\ncontact: nobody@home\n---\n',
  };
  const { report } = importInto({}, sources);
  const told = describeImport(report, false);
  expect(told).toContain(
    '\nkeys that have a meaning of their own\n  author: 2 records, shown as who made each\n  created_at -> created: 1 record, shown as when each was made\n',
  );
  expect(told).toContain(`
addresses of mail, which the public site shows
  author: in 1 record; "author" cannot be private, so write "publish: members" into lists/b.yml, or take the addresses out
  contact: in 1 record; "private: true" at the field in lists/b.yml keeps them off it
  links: in 1 record; "private: true" at the field in lists/b.yml keeps them off it
`);
  const mine = 'lists: [imported]\nfields:\n  contact: { type: text, private: true }\n  links: { type: text, many: true }\n';
  expect(importInto({ 'lists/b.yml': mine }, sources).report.addresses.map(({ key }) => key)).toEqual(['author', 'links']);
  expect(importInto({ 'lists/b.yml': `${mine}publish: members\n` }, sources).report.addresses).toEqual([]);
});

test('of links to nothing the first two are named', () => {
  const { report } = importInto({}, { 'a.md': '[x](gone.md) ![y](../up.png#z)', 'b.md': '[x](more.md)' });
  expect(describeImport(report, false)).toContain('3, left as they are: "gone.md" in a.md, "../up.png#z" in a.md, ...\n');
  expect(report.lostLinks).toHaveLength(3);
});

test('a card shows what tells records apart: a number of its own, and options of which none holds for nearly all', () => {
  const sources = Object.fromEntries(
    Array.from({ length: 22 }, (_, n) => [
      `${n}.md`,
      `---\ntitle: R\ntype: ${n < 2 ? 'Meta' : 'Standard'}\narea: ${n < 3 ? 'core' : 'net'}\nonly: one\nsize: ${n % 5}\neip: ${n + 7}\ndue: 2026-12-01\n---\n`,
    ]),
  );
  expect(cardOf(sources)).toEqual(['due', 'eip', 'area']);
  const few = (key: string) => ({ 'a.md': `---\n${key}: 3\ndue: 2026-12-01\n---\n`, 'b.md': `---\n${key}: 8\n---\n` });
  expect(describeImport(importInto({}, few('nr')).report, false)).toContain('\ncards show\n  due, nr\n');
  expect([cardOf(few('hours')), cardOf(few('nr'))]).toEqual([['due'], ['due', 'nr']]);
  expect(cardOf({ ...sources, '22.md': '---\ntitle: R\neip: 7\n---\n' })).toEqual(['due', 'area']);
});
