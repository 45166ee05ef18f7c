import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

const pixel = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');
const drawing = '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>';

/** Of the site that is built from it. */
export const base = '/tracker/';
export const origin = 'https://harbour.example';
/** When it is built. */
export const at = '2026-12-18T10:00:00Z';

const boards: { [path: string]: string } = {
  'workspace.yml': `format: 1
title: { en: Harbour, ru: Гавань }
description: { en: What the harbour does., ru: Чем занята гавань. }
languages: [en, ru]
timezone: Europe/Madrid
repository: harbour/everything
people:
  ana: { name: Ana García }
  luis: { name: Luis Cortés }
  olga: { name: Ольга Петрова }
teams: { crew: [ana, olga] }
views:
  - { view: table, title: { en: All of ours, ru: Всё наше }, group: board }
  - { view: calendar, title: By day }
  - { view: dashboard, title: Numbers, charts: [{ type: bar, by: board }, { type: stat, show: open }] }
`,
  'lists/deals.yml': `title: { en: Deals, ru: Сделки }
description: { en: From the first call on., ru: С первого звонка. }
record: { one: { en: Deal, ru: Сделка }, many: { en: Deals, ru: Сделки } }
color: teal
lists: [open, { name: talks, title: { en: In talks, ru: Переговоры }, limit: 1, color: amber }, empty, { name: won, done: true }]
tags: { urgent: { title: { en: Urgent, ru: Срочно }, color: red }, calm: { color: blue } }
fields:
  value: { type: currency, currency: EUR }
  score: { type: rating, help: How warm it is. }
  phone: { type: phone }
  country: { type: country }
  site: { type: url }
  place: { type: location }
  stage: { type: select, options: [{ name: early, color: blue }, { name: late, color: red }] }
  papers: { type: file, many: true }
  next: { type: date }
  notes: { type: markdown }
  twice: { type: formula, formula: score * 2 }
  close: { type: button, label: Close it }
card: [tags, value, score, due, assignees, stage]
views:
  - board
  - { view: board, title: By stage, group: stage, swimlanes: tags }
  - { view: table, columns: [title, list, tags, value, score, stage, assignees, due], group: tags }
  - { view: list, title: { en: Soon, ru: Скоро }, where: late }
  - calendar
  - { view: timeline, group: stage }
  - dashboard
  - activity
`,
  'lists/причал.yml': 'title: Причал\nlists: [{ name: новые, title: Новые }, { name: готово, done: true }]\nopen: [tags]\n',
  'lists/bare.yml': 'lists: [todo]\n',
  'automations/won.yml':
    'name: A deal is won\nwhen: { record-moved: { board: deals, to: won } }\nif: score > 2\ndo: [{ comment: "Won: {{ title }}" }]\n',
};

const records: { [path: string]: string | Uint8Array } = {
  'deals/_templates/call.md': '---\ntitle: A call\ntags: [urgent]\nscore: 3\n---\nWho called, and why.\n',
  'deals/open/acme.md': `---
title: Acme renewal
assignees: [ana, luis]
tags: [urgent]
start: 2026-11-01
due: 2020-01-02
color: red
cover: "../_files/acme/harbour #1.png"
blocked_by: [legal, причал/заявка-7]
value: 12000
score: 4
phone: +34 612 345 678
country: ES
site: https://elsewhere.example/a
place: { lat: 41.39, lng: 2.17, label: Barcelona }
stage: early
papers: ["../_files/acme/offer 50% off.pdf", ../_files/acme/договор.txt]
next: 2026-12-24
notes: "With *stress*."
---
What was agreed with [[legal]], [[причал/заявка-7|the order]] and @luis, see [below](#before-signing).

![the harbour](<../_files/acme/harbour #1.png>) [offer](<../_files/acme/offer 50% off.pdf>) [договор](../_files/acme/%D0%B4%D0%BE%D0%B3%D0%BE%D0%B2%D0%BE%D1%80.txt) [a record](legal.md)

## Before signing
- [x] Call the buyer @ana
- [ ] Send the draft

| a | b |
|---|---|
| 1 | 2[^1] |

[^1]: A note.

\`\`\`js
const a = 1;
\`\`\`

> [!WARNING]
> Take care.
`,
  'deals/_files/acme/harbour #1.png': pixel,
  'deals/_files/acme/plan & view.svg': drawing,
  'deals/_files/acme/offer 50% off.pdf': '%PDF-1.4\n%%EOF\n',
  'deals/_files/acme/договор.txt': 'Text.\n',
  'deals/_files/acme/a b/ignored.txt': 'below\n',
  'deals/_files/acme/film.mp4': 'film',
  'deals/_files/acme/song.mp3': 'song',
  'deals/_comments/acme/20261120T101500Z-ana.md': 'Agreed by phone with [[legal]].\n',
  'deals/_comments/acme/20261121T090000Z-luis.md': '---\nreply_to: 20261120T101500Z-ana\n---\nThank you, @ana.\n',
  'deals/open/legal.md': '---\ntitle: Legal review\ndue: 2099-01-01\nparent: acme\nassignees: [crew]\n---\n@olga, can you?\n',
  'deals/open/broken.md': '---\ntitle: [\n---\nText.\n',
  'deals/talks/a-b.md':
    '---\ntitle: "A & <b>"\ntags: [calm, urgent]\nstage: late\nstart: 2026-11-05\ndue: 2026-12-20\nassignees: [olga]\n---\n',
  'deals/talks/second.md': '---\ntitle: Second talk\nblocked_by: [acme]\n---\n',
  'deals/won/done.md': '---\ntitle: Done deal\naliases: [was-called-so]\nscore: 5\n---\n',
  'deals/won/acme.md': '---\ntitle: Acme of another list\n---\n',
  'deals/won/old.md': '---\ntitle: Old deal\narchived: 2026-01-01\n---\n',
  'deals/open/gone.md': '---\ntitle: Gone deal\n---\n',
  'причал/новые/заявка-7.md': '---\ntitle: Заявка №7\nassignees: [olga]\ndue: 2026-12-01\ntags: [срочно]\n---\nТекст с [[deals/acme]].\n',
  'причал/готово/конец.md': '---\ntitle: Конец\n---\n',
  'причал/_files/заявка-7/счёт №1.txt': 'Счёт.\n',
};

/** Writes a tracker of every kind of page, in two languages, in a folder of its own below a repository; gives the folder to remove, and that of the tracker. */
export function writeHarbour(): { top: string; root: string } {
  const top = mkdtempSync(join(tmpdir(), 'woad-harbour-'));
  const root = join(top, 'ops/our tracker');
  const write = (path: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const git = (...args: string[]) =>
    execFileSync('git', ['-c', 'user.name=Ana García', '-c', 'user.email=ana@x.example', ...args], { cwd: top });
  const commit = (message: string) => {
    git('add', '-A', '--', ':!*/dist');
    git('commit', '-qm', message);
  };
  for (const [path, text] of Object.entries(boards)) write(path, text);
  for (const [path, text] of Object.entries(records)) write(`records/${path}`, text);
  git('init', '-q', '-b', 'main');
  commit('All there is');
  rmSync(join(root, 'records/deals/open/gone.md'));
  renameSync(join(root, 'records/deals/open/acme.md'), join(root, 'records/deals/talks/acme.md'));
  commit('A deal goes on');
  return { top, root };
}
