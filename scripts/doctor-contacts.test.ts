import { expect, test } from 'vitest';
import { writeTree } from './story/file-tree.ts';
import { woadIn } from './story/woad.ts';
import { newFolder } from './workflow/place.ts';

const tree = {
  'workspace.yml': 'publish: pages\n',
  'lists/suppliers.yml': `lists: [a]
fields:
  contact:
    type: email
  mobile: { type: phone }
  home: { type: email, private: true }
  desk: { type: phone, private: false }
  letter: { type: formula, formula: '"<" + contact + ">"' }
  known: { type: formula, formula: 'contact != ""' }
  homes: { type: formula, formula: 'home + "!"' }
  shown: { type: formula, formula: '"a@b.example"', show: { type: email } }
  note: { type: text }
`,
  'lists/jobs.yml': `lists: [a]
fields:
  from: { type: reference, board: suppliers, many: true }
  mails: { type: lookup, reference: from, field: contact }
  homes: { type: lookup, reference: from, field: home }
  staff: { type: lookup, reference: from, field: note }
  all: { type: rollup, reference: from, field: letter, function: join }
  count: { type: rollup, reference: from, field: contact, function: counta }
  names: { type: rollup, reference: from, field: title, function: join, where: 'contact != ""' }
`,
  'lists/staff.yml': 'lists: [a]\npublish: members\nfields: { mail: { type: email } }\n',
  'records/suppliers/a/clean.md': '---\ntitle: Clean\ncontact: info@clean.example\nhome: me@clean.example\n---\n',
  'records/suppliers/a/wash.md': '---\ntitle: Wash\ncontact: nonsense\n---\n',
  'records/jobs/a/floor.md': '---\ntitle: Floor\nfrom: clean\n---\n',
  'records/staff/a/ana.md': '---\ntitle: Ana\nmail: ana@clean.example\n---\n',
};

async function contactsFound(more: { [path: string]: string } = {}, environment: { [name: string]: string } = {}) {
  const folder = newFolder();
  writeTree(folder, new Map(Object.entries({ ...tree, ...more })));
  const { out } = await woadIn(folder, ['doctor', '--json'], { environment });
  const { findings } = JSON.parse(out) as { findings: { ailment: string; severity: string; found: string; remedy: string }[] };
  return { out, found: findings.filter(({ ailment }) => ailment === 'public-contacts') };
}

test.each([[{ GITHUB_REPOSITORY: 'tidewater/tracker' }], [{}]])(
  'doctor names each field of a public board that shows how to reach somebody, at its line (%j)',
  async (environment) => {
    const { found, out } = await contactsFound({}, environment as { [name: string]: string });
    expect(found.map(({ severity, found }) => `${severity} ${found.replace(/, and everybody reads them on the site$/, '')}`)).toEqual([
      'warning lists/jobs.yml:4: jobs.mails holds e-mail addresses (1 record)',
      'warning lists/jobs.yml:7: jobs.all holds e-mail addresses (1 record)',
      'warning lists/suppliers.yml:3: suppliers.contact holds e-mail addresses (2 records)',
      'warning lists/suppliers.yml:5: suppliers.mobile holds phone numbers (no record yet)',
      'warning lists/suppliers.yml:8: suppliers.letter holds e-mail addresses (1 record)',
      'warning lists/suppliers.yml:11: suppliers.shown holds e-mail addresses (2 records)',
      'note lists/suppliers.yml:7: suppliers.desk holds phone numbers (no record yet)',
    ]);
    expect(found[2]?.remedy).toContain('npx woad configure lists/suppliers.yml fields.contact.private=true');
    expect(out).not.toContain('clean.example');
  },
);

test('what it says to write ends it, also for what is made of that field', async () => {
  const mended = { 'lists/suppliers.yml': tree['lists/suppliers.yml'].replace('type: email\n', 'type: email\n    private: true\n') };
  const { found } = await contactsFound(mended);
  expect(found.map(({ found }) => found.split(' ')[1])).toEqual(['suppliers.mobile', 'suppliers.shown', 'suppliers.desk']);
});

test.each(['none', 'artifact'])('before a site is public, with publish: %s, it tells what would be', async (publish) => {
  const { found } = await contactsFound({ 'workspace.yml': `publish: ${publish}\n` });
  expect(found).toHaveLength(7);
  expect(found.every(({ severity, found }) => severity === 'note' && found.endsWith('would read them on a public site'))).toBe(true);
});
