import type { HistoryRepository } from '../../scripts/story/history-repository.ts';
import { newRepository } from '../../scripts/story/history-repository.ts';

/** A word that no byte of a public site may hold, in whatever case. */
export const bird = 'kanarienvogel';
/** The same for letters that addresses and JSON may write otherwise. */
export const chick = 'канарейка';
/** Numbers, days and countries that stand only where the public must not look, however a language writes them. */
export const tells: readonly RegExp[] = [
  /7\D?391\D?046/,
  /14\D?782\D?092/,
  /63[.,]917/,
  /1987-?03-?19|\b19\D{1,3}(march|mar|марта|мар)\.?\D{1,3}1987|\bmar(ch)?\D{1,3}19\D{1,3}1987/i,
  /vanuatu|вануату/i,
  /12[.,]3456|65[.,]4321/,
];

/** A private field of each type: what stands after `type`, and the value of the one record that has all. */
export const secretFields: { [type: string]: { options?: string; value?: string } } = {
  author: {},
  button: { options: `label: ${bird} press` },
  checkbox: { value: 'true' },
  country: { value: 'VU' },
  created: {},
  currency: { options: 'currency: EUR', value: '7391046' },
  date: { value: '1987-03-19' },
  duration: { options: 'from: created' },
  email: { value: `${bird}@private.example` },
  file: { value: `../_files/acme/${bird}-contract.txt` },
  formula: { options: `formula: '"${bird} formula " + title'` },
  location: { value: `{ lat: 12.3456, lng: 65.4321, label: ${bird} place }` },
  lookup: { options: 'reference: client, field: pay' },
  markdown: { value: `"**${bird} markdown** ${chick}"` },
  multiselect: { options: `options: [{ name: two, title: ${bird} of many }, three]`, value: '[two]' },
  number: { value: '7391046' },
  percent: { value: '63.917' },
  person: { value: 'ana' },
  phone: { value: '+34612345678' },
  rating: { value: '4' },
  reference: { options: `board: ${bird}-vault`, value: 'plan' },
  referenced_by: { options: `board: ${bird}-vault, field: deal` },
  rollup: { options: `referenced_by: ${bird}-vault.deal, field: pay, function: sum` },
  select: { options: `options: [{ name: one, title: ${bird} chosen }, other]`, value: 'one' },
  text: { value: `"${bird} text ${chick}"` },
  time_in_list: {},
  unique_id: { options: `prefix: ${bird}`, value: `${bird}-0007` },
  updated: {},
  url: { value: `https://private.example/${bird}` },
};

const fieldLines = Object.entries(secretFields)
  .map(([type, { options }]) => {
    const more = options === undefined ? '' : `, ${options}`;
    return `  ${bird}_${type}: { type: ${type}, private: true, title: ${bird} title ${type}, help: ${bird} help${more} }\n`;
  })
  .join('');
const valueLines = Object.entries(secretFields)
  .map(([type, { value }]) => (value === undefined ? '' : `${bird}_${type}: ${value}\n`))
  .join('');

const views = `views:
  - board
  - { view: table, columns: [title, value, ${bird}_text, past], sort: [-${bird}_number, title], group: ${bird}_select }
  - { view: list, title: Rich ${bird}, where: '${bird}_number > 5' }
  - { view: list, title: ${bird} twice, where: 'twice > 5' }
  - { view: list, title: Urgent, where: '"urgent" in tags' }
  - { view: calendar, date: ${bird}_date }
  - { view: timeline, group: ${bird}_person }
  - view: dashboard
    charts:
      - { type: bar, by: ${bird}_select, title: ${bird} chart }
      - { type: stat, show: all, sum: ${bird}_currency, title: ${bird} sum }
      - { type: stat, show: all, where: '${bird}_number > 5', title: ${bird} where }
      - { type: bar, by: client }
      - { type: funnel }
  - activity
`;

const salesWith = (past: string) => `title: Sales
lists: [open, { name: talks, sort: -${bird}_number }, { name: won, done: true }]
tags: { urgent: { title: Urgent, color: red } }
card: [tags, due, value, ${bird}_text, past, client, twice]
fields:
  value: { type: currency, currency: EUR }
  note: { type: text }
  long: { type: markdown }
  papers: { type: file, many: true }
  client: { type: reference, board: ${bird}-vault }
  friends: { type: reference, many: true }
  asked: { type: reference, board: team, where: '"${bird}" in tags' }
  twice: { type: formula, formula: ${bird}_number * 2 }
  paid: { type: lookup, reference: client, field: pay }
  joined: { type: rollup, referenced_by: ${bird}-vault.deal, field: title, function: join }
  named: { type: referenced_by, board: ${bird}-vault, field: deal }
  open_parts: { type: rollup, reference: blocked_by, field: title, function: join }
  parent_title: { type: lookup, reference: parent, field: title }
  parent_said: { type: formula, formula: parent_title }
  past: ${past}
${fieldLines}${views}`;

const vault = `title: ${bird} board
description: ${bird} description
publish: members
record: { one: ${bird} one, many: ${bird} many }
lists: [{ name: ${bird}-list, title: ${bird} list }]
tags: { ${bird}-tag: { title: ${bird} tag } }
fields: { pay: { type: number }, word: { type: text }, deal: { type: reference, board: sales, many: true } }
`;
const team = `title: ${bird} team\npublish: members\nlists: [todo]\ntags: { ${bird}: { title: ${bird} of team } }\nfields: { wage: { type: number } }\n`;

const workspace = `format: 1
title: Tidewater
languages: [en, ru]
timezone: Europe/Madrid
repository: tidewater/tracker
people:
  ana: { name: Ana García, email: ${bird}@people.example, github: ana, aliases: [${bird}-old@people.example] }
  luis: { name: Luis Cortés }
email: { from: ${bird}@sender.example, allow: [people, ${bird}@allowed.example] }
webhooks: { allow: [${bird}.example] }
views:
  - { view: table, title: All of ours }
  - { view: list, title: ${bird} over the vault, boards: [${bird}-vault] }
  - { view: list, title: ${bird} rich everywhere, where: '${bird}_number > 5' }
  - { view: dashboard, title: Numbers, charts: [{ type: bar, by: board }, { type: bar, by: list }, { type: stat, show: all, sum: ${bird}_currency, title: ${bird} all }] }
`;

const rules = {
  'automations/mention.yml': `name: A guarded rule\nwhen: { record-moved: { board: sales } }\nif: ${bird}_number > 5\ndo: [{ set: { note: '{{ ${bird}_text }}' } }]\n`,
  'automations/vault.yml': `name: ${bird} rule\nwhen: { record-created: { board: ${bird}-vault } }\ndo: [{ comment: ${bird} }]\n`,
  'automations/plain.yml':
    'name: A plain rule\nwhen: { record-moved: { board: sales, to: won } }\ndo: [{ send-email: { to: boss@elsewhere.example, subject: Won, body: Won } }]\n',
};

const inVault = (slug: string) => `records/${bird}-vault/${bird}-list/${slug}.md`;
const acme = (more: string, body: string) => `---
title: Acme renewal
assignees: [ana]
tags: [urgent]
start: 2026-11-01
due: 2026-12-01
value: 12000
client: plan
friends: [${bird}-vault/plan, ${bird}-vault/${bird}-gone, legal]
papers: [../_files/acme/${bird}-contract.txt, ../_files/acme/open.txt]
long: "See [[${bird}-vault/plan]] and [a file](../_files/acme/${bird}-contract.txt)."
parent: ${bird}-vault/plan
blocked_by: [legal, ${bird}-vault/plan, ${bird}-vault/${bird}-gone, team/${bird}-rota]
${more}---
${body}`;
const text = `The text. [[legal]], [[${bird}-vault/plan]], [[${bird}-vault/${bird}-gone]], [[${bird}-vault/plan|the plan]], [[team/${bird}-rota]].
[By path](../../${bird}-vault/${bird}-list/plan.md), ![a picture](../../${bird}-vault/_files/plan/${bird}.png "of it"),
[a contract](<../_files/acme/${bird}-contract.txt>), [a reference][plan], [open](../_files/acme/open.txt).

[plan]: ../../${bird}-vault/${bird}-list/plan.md

- [ ] Ask about [[${bird}-vault/plan]]
`;

/** Long enough that git knows the file again. */
const long = 'A line that stays as it is, wherever the record goes.\n'.repeat(12);

/** Writes a tracker with a past, in which the canaries stand wherever the public must not look. */
export function writeSecrets(): HistoryRepository {
  const repository = newRepository();
  const { write, move, remove, commit } = repository;
  write('workspace.yml', workspace);
  write('lists/sales.yml', salesWith('{ type: text }'));
  write(`lists/${bird}-vault.yml`, vault);
  write('lists/team.yml', team);
  for (const [path, rule] of Object.entries(rules)) write(path, rule);
  write(
    inVault('plan'),
    `---\ntitle: ${bird} plan\npay: 7391046\ndeal: [acme]\ntags: [${bird}-tag]\n---\n${bird} body [[sales/acme]] @ana\n`,
  );
  write(inVault(`${bird}-gone`), `---\ntitle: ${bird} gone\n---\n`);
  write(inVault(`${bird}-mole`), `---\ntitle: ${bird} mole\npay: 7391046\nword: ${bird} word\n---\n${long}`);
  write(`records/${bird}-vault/_templates/deal.md`, `---\ntitle: ${bird} template\n---\n`);
  write(`records/${bird}-vault/_comments/plan/20261120T101500Z-ana.md`, `${bird} comment on [[sales/acme]], @luis\n`);
  write(`records/${bird}-vault/_files/plan/${bird}.png`, `${bird} picture`);
  write(
    `records/team/todo/${bird}-rota.md`,
    `---\ntitle: ${bird} rota\nassignees: [ana]\ndue: 1987-03-19\nblocked_by: [sales/legal]\n---\n`,
  );
  write('records/sales/_templates/call.md', `---\ntitle: A call\n${bird}_text: ${bird} in a template\nvalue: 5\n---\n`);
  write('records/sales/open/acme.md', acme(`past: ${bird} past one\n${valueLines}`, text));
  write('records/sales/open/legal.md', '---\ntitle: Legal review\n---\nAfter [[acme]].\n');
  write('records/sales/talks/low.md', `---\ntitle: Low\n${bird}_number: 1\nstart: 2026-11-01\n---\n`);
  write('records/sales/talks/high.md', `---\ntitle: High\n${bird}_number: 7391046\nstart: 2026-11-02\n---\n`);
  write('records/sales/open/broken.md', `---\ntitle: [\n${bird}_text: ${bird} in a broken file\n---\n${bird} below\n`);
  write('records/sales/open/wrong.md', '---\ntitle: Wrong client\nclient: sales/legal\n---\n');
  write('records/sales/open/odd.md', `---\ntitle: Odd\n${bird}_number: ${bird} is no number\n---\n`);
  write('records/sales/won/old.md', `---\ntitle: Old deal\narchived: 2026-01-01\n${bird}_text: ${bird} of long ago\n---\n`);
  write('records/sales/open/leaver.md', '---\ntitle: Leaver\n---\n');
  write('records/sales/open/gone.md', `---\ntitle: Gone deal\npast: ${bird} of a gone one\n---\n`);
  write(`records/sales/_files/acme/${bird}-contract.txt`, `${bird} contract\n`);
  write('records/sales/_files/acme/open.txt', 'Open to all.\n');
  write(
    'records/sales/_comments/acme/20261120T101500Z-ana.md',
    `About [[${bird}-vault/plan]] and [it](../../../${bird}-vault/${bird}-list/plan.md).\n`,
  );
  commit('Luis', `${bird}@commit.example`, `${bird} begins`);
  write('records/sales/open/acme.md', acme(`past: ${bird} past two\n${valueLines.replace('7391046', '7391046.5')}`, text));
  remove(inVault(`${bird}-gone`));
  remove('records/sales/open/gone.md');
  move('records/sales/open/leaver.md', inVault('leaver'));
  commit('Ana', `${bird}-old@people.example`, `${bird} goes on`);
  // out of the vault, back, and out again
  for (const [from, to] of [
    [inVault(`${bird}-mole`), 'records/sales/open/mole.md'],
    ['records/sales/open/mole.md', inVault(`${bird}-mole`)],
    [inVault(`${bird}-mole`), 'records/sales/open/mole.md'],
  ] as const) {
    move(from, to);
    const inside = to.startsWith('records/sales')
      ? `title: Mole\naliases: [${bird}-vault/${bird}-mole]\nvalue: 5`
      : `title: ${bird} mole\npay: 7391046`;
    write(to, `---\n${inside}\n---\n${long}`);
    commit('Ana', 'ana@x.example', `${bird} moves`);
    if (to.startsWith('records/sales')) continue;
    write(to, `---\n${inside}\nvalue: 7391046\n---\n${long}`);
    commit('Ana', 'ana@x.example', `${bird} changes inside`);
  }
  write(
    'records/sales/open/legal.md',
    `---\ntitle: Legal review\nnote: Ask [[${bird}-vault/plan]]\n---\nAfter [[acme]] and [[${bird}-vault/${bird}-mole]].\n`,
  );
  write('lists/sales.yml', salesWith(`{ type: text, private: true, title: ${bird} now private }`));
  commit('Ana', 'ana@x.example', `${bird} is private`);
  write('records/sales/open/acme.md', acme(`past: ${bird} past three\n${valueLines}`, text));
  move('records/sales/open/acme.md', 'records/sales/talks/acme.md');
  commit('Ana', 'ana@x.example', `${bird} ends`);
  return repository;
}
