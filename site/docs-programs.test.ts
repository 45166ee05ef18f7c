import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const woad = join(import.meta.dirname, '../scripts/woad.js');
const root = mkdtempSync(join(tmpdir(), 'woad-coming-from-'));
afterAll(() => rmSync(root, { recursive: true, force: true }));

/** What one of these programs gives out, as small as it may be. */
const given = {
  trello: JSON.stringify({
    lists: [
      { id: 'l1', name: 'To Do' },
      { id: 'l2', name: 'Done ✓' },
    ],
    members: [{ id: 'm1', username: 'ana' }],
    cards: [
      {
        id: 'c1',
        idShort: 1,
        name: 'Paint: the "hull"',
        desc: 'Two coats.',
        idList: 'l1',
        closed: false,
        due: '2026-12-01T16:30:00.000Z',
        dueComplete: false,
        labels: [{ name: 'Urgent', color: 'red' }],
        idMembers: ['m1'],
        url: 'https://trello.com/c/x',
      },
      {
        id: 'c2',
        idShort: 2,
        name: 'Oars',
        desc: '',
        idList: 'l2',
        closed: true,
        due: null,
        labels: [],
        idMembers: [],
        dateLastActivity: '2026-10-01T10:00:00.000Z',
      },
    ],
    checklists: [{ idCard: 'c1', name: 'Before', checkItems: [{ name: 'Sand it', state: 'complete' }] }],
    actions: [
      {
        type: 'commentCard',
        date: '2026-11-01T10:00:00.000Z',
        data: { text: 'Which blue?', card: { id: 'c1' } },
        memberCreator: { username: 'ana' },
      },
    ],
  }),
  'github-projects': JSON.stringify([
    {
      number: 12,
      title: 'Crash on start',
      body: 'It crashes.',
      state: 'OPEN',
      labels: [{ name: 'bug' }],
      assignees: [{ login: 'ana' }],
      milestone: { title: 'v1', dueOn: '2026-12-01T00:00:00Z' },
      createdAt: '2026-10-01T10:00:00Z',
      author: { login: 'bob' },
      url: 'https://github.com/o/r/issues/12',
      comments: [{ author: { login: 'ana' }, createdAt: '2026-10-02T10:00:00Z', body: 'Looking.' }],
      projectItems: [{ status: { name: 'In Progress' } }],
    },
  ]),
  jira:
    'Summary,Issue key,Issue Type,Status,Priority,Assignee,Reporter,Labels,Labels,Description,Comment\n' +
    '"Crash, on ""start""",APP-1,Bug,In Progress,High,ana,bob,ui,crash,"h2. What\nIt crashes.",Looking.\nSecond,APP-2,Task,Done,,,bob,,,,\n',
} as const;

/** Runs the program that stands on the page, imports the folder it makes, and gives the records by their place. */
function bring(from: keyof typeof given): Map<string, string> {
  const page = readFileSync(join(import.meta.dirname, `docs/coming-from-${from}.md`), 'utf8');
  const program = /^```js\n([\s\S]*?)^```$/m.exec(page)?.[1] ?? '';
  const folder = join(root, from);
  mkdirSync(folder);
  writeFileSync(join(folder, 'workspace.yml'), 'people:\n  ana: {}\n');
  writeFileSync(join(folder, 'program.mjs'), program);
  writeFileSync(join(folder, 'given'), given[from]);
  writeFileSync(join(folder, 'issues.csv'), given[from]);
  const run = (...words: string[]) => {
    const { status, stderr } = spawnSync(process.execPath, words, { cwd: folder, encoding: 'utf8' });
    expect(stderr + status).toMatch(/0$/);
  };
  run('program.mjs', 'given');
  const command = /^npx woad (import (?:markdown|csv) \S+ --board (\S+) .*from (?:title|issue_key))$/m.exec(page);
  run(woad, ...(command?.[1] ?? '').split(' '));
  run(woad, 'check');
  const records = join(folder, 'records', command?.[2] ?? '');
  const names = readdirSync(records, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.md'));
  return new Map(names.map((name) => [name, readFileSync(join(records, name), 'utf8')]));
}

test('the program for Trello brings cards with people, labels, days, checklists and comments', () => {
  const records = bring('trello');
  expect([...records.keys()].sort()).toEqual(['done/oars-2.md', 'to-do/paint-the-hull-1.md']);
  const card = records.get('to-do/paint-the-hull-1.md');
  for (const line of [
    'title: "Paint: the \\"hull\\""',
    'tags: [urgent]',
    'assignees: ["ana"]',
    'due: "2026-12-01"',
    '- [x] Sand it',
    'Which blue?',
  ])
    expect(card).toContain(line);
  expect(records.get('done/oars-2.md')).toContain('archived: "2026-10-01"');
});

test('the program for GitHub brings issues with the status of their project', () => {
  const records = bring('github-projects');
  expect([...records.keys()]).toEqual(['in-progress/crash-on-start-12.md']);
  for (const line of ['tags: ["bug"]', 'assignees: ["ana"]', 'due: "2026-12-01"', 'created: "2026-10-01"', 'Looking.'])
    expect(records.get('in-progress/crash-on-start-12.md')).toContain(line);
});

test('the command for Jira reads quoted cells and columns that come twice', () => {
  const records = bring('jira');
  expect([...records.keys()].sort()).toEqual(['done/app-2.md', 'in-progress/app-1.md']);
  for (const line of [
    'title: \'Crash, on "start"\'',
    'tags:\n  - ui\n  - crash\n',
    'assignees: ana',
    'h2. What\nIt crashes.',
    '## Comment\n\nLooking.',
  ])
    expect(records.get('in-progress/app-1.md')).toContain(line);
});
