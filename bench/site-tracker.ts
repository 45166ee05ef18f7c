import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { randomNumbers } from './tracker.ts';

/** What every board of the tracker shows: all that the site can draw, as it stands in `views:`; it grows with `site/views/`. */
const views = ['board', 'table', 'list', 'calendar', 'timeline', 'dashboard', 'activity'];

export interface BenchBoard {
  name: string;
  title: string;
  lists: string[];
  tags: string[];
  /** As in `lists/*.yml`. */
  fields: { [name: string]: string };
}

/** The boards of the tracker; each holds a fourth of the records. The last list of each is done. */
export const boards: BenchBoard[] = [
  {
    name: 'work',
    title: 'Work',
    lists: ['backlog', 'next', 'doing', 'review', 'done'],
    tags: ['bug', 'docs', 'speed', 'design', 'urgent'],
    fields: { size: '{ type: number, min: 0 }', stage: '{ type: select, options: [low, high] }', site: '{ type: url }' },
  },
  {
    name: 'sales',
    title: 'Sales pipeline',
    lists: ['leads', 'first-call', 'proposal', 'negotiation', 'closed'],
    tags: ['renewal', 'partner', 'urgent'],
    fields: { amount: '{ type: currency, currency: EUR }', score: '{ type: percent }', country: '{ type: country }' },
  },
  {
    name: 'support',
    title: 'Support',
    lists: ['new', 'waiting', 'answered', 'solved'],
    tags: ['outage', 'question', 'invoice', 'urgent'],
    fields: { mood: '{ type: rating }', mail: '{ type: email }', paid: '{ type: checkbox }' },
  },
  {
    name: 'hiring',
    title: 'Hiring',
    lists: ['applied', 'interview', 'offer', 'hired'],
    tags: ['remote', 'senior', 'referred'],
    fields: { age: '{ type: number, suffix: years }', met: '{ type: date }', from: '{ type: text }' },
  },
];

const people = ['ana', 'luis', 'nadia', 'tom'];
const words = 'the board shows every card in its list and a rule moves it when the work is done so that nobody has to remember'.split(' ');
/** So many commits follow the first, each with so many changed records. */
const commits = 40;
const changedAtOnce = 5;
/** Every so many records have a comment, a blocker and a link to another record. */
const talked = 10;

/** Paths of files and what stands in them. */
type FilesOf = Map<string, string>;

/** Writes a tracker of so many records, with all views of each board, into a folder that is not there yet, and its history: the same bytes every time. */
export function writeBoards(root: string, count: number, on = boards): void {
  mkdirSync(root, { recursive: true });
  const files = settings(on);
  const random = randomNumbers(42);
  for (let number = 0; number < count; number++) for (const [path, text] of recordFiles(number, on, random)) files.set(path, text);
  for (const [path, text] of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const started = new Date('2026-10-01T09:00:00Z').getTime();
  const day = (number: number) => `${Math.floor(started / 1000) + number * 86_400} +0000`;
  const env = { ...process.env, GIT_AUTHOR_DATE: day(0), GIT_COMMITTER_DATE: day(0) };
  const git = (args: string[], input = '') => {
    const { status, stderr } = spawnSync('git', ['-C', root, ...args], { input, env, encoding: 'utf8', maxBuffer: 2 ** 30 });
    if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
  };
  git(['init', '-q', '-b', 'main']);
  git(['add', '-A']);
  git(['-c', 'user.name=ana', '-c', 'user.email=ana@tidewater.example', 'commit', '-qm', 'Begin']);
  git(['fast-import', '--quiet', '--force'], [...laterCommits(files, random, day)].join(''));
  git(['reset', '-q', '--hard', 'main']);
  // what was written within the same second as the index would be read again each time
  spawnSync('sleep', ['1.1']);
  git(['update-index', '-q', '--really-refresh']);
}

function settings(boards: BenchBoard[]): FilesOf {
  const files: FilesOf = new Map();
  files.set('workspace.yml', `title: Bench\npeople:\n${people.map((key) => `  ${key}: { name: ${key} }\n`).join('')}`);
  for (const { name, title, lists, tags, fields } of boards) {
    const shown = Object.keys(fields).slice(0, 1);
    files.set(
      `lists/${name}.yml`,
      [
        `title: ${title}`,
        'lists:',
        ...lists.map((list, index) => `  - { name: ${list}${index === lists.length - 1 ? ', done: true' : ''} }`),
        `tags: { ${tags.map((tag) => `${tag}: {}`).join(', ')} }`,
        'fields:',
        ...Object.entries(fields).map(([field, text]) => `  ${field}: ${text}`),
        `card: [${[...shown, 'assignees', 'due'].join(', ')}]`,
        'views:',
        ...views.map((view) => `  - ${view}`),
        '',
      ].join('\n'),
    );
  }
  return files;
}

function* recordFiles(number: number, boards: BenchBoard[], random: () => number): Generator<[path: string, text: string]> {
  const pick = <Item>(items: Item[]): Item => items[Math.floor(random() * items.length)] as Item;
  const board = boards[number % boards.length] as BenchBoard;
  const slug = `record-${number}`;
  const day = () =>
    `2026-${String(1 + Math.floor(random() * 12)).padStart(2, '0')}-${String(1 + Math.floor(random() * 28)).padStart(2, '0')}`;
  const sentence = (length: number) => Array.from({ length }, () => pick(words)).join(' ');
  const [start, due] = [day(), day()].sort();
  const other = number - boards.length * talked;
  const lines = [`title: Record ${number} ${sentence(2)}`, `assignees:\n  - ${pick(people)}`, `tags:\n  - ${pick(board.tags)}`];
  lines.push(`start: ${start}`, `due: ${due}`);
  for (const [field, text] of Object.entries(board.fields)) lines.push(`${field}: ${sampleOf(text, number, random)}`);
  const isTalked = number % talked === 0 && other >= 0;
  if (isTalked) lines.push(`blocked_by:\n  - record-${other}`);
  const body = [
    ...Array.from({ length: 4 }, () => sentence(25)),
    `## What was said\n\n- **${sentence(3)}**: ${sentence(12)}\n- ${sentence(6)} [${sentence(2)}](https://example.org/${number})\n- \`${sentence(2)}\` ${sentence(8)}`,
    ...Array.from({ length: 3 }, () => sentence(25)),
    ...(isTalked ? [`See [[record-${other}]].`] : []),
    `## Steps\n- [x] first\n- [ ] second @${pick(people)}`,
  ];
  yield [`records/${board.name}/${pick(board.lists)}/${slug}.md`, `---\n${lines.join('\n')}\n---\n${body.join('\n\n')}\n`];
  if (isTalked) yield [`records/${board.name}/_comments/${slug}/20261120T101500Z-${pick(people)}.md`, `${sentence(20)}\n`];
}

function sampleOf(field: string, number: number, random: () => number): string {
  const below = (most: number) => Math.floor(random() * most);
  const type = /type: (\w+)/.exec(field)?.[1] ?? '';
  const values: { [type: string]: string } = {
    number: `${below(100)}`,
    percent: `${below(100)}`,
    currency: `${below(90_000)}`,
    rating: `${1 + below(5)}`,
    checkbox: below(2) === 0 ? 'true' : 'false',
    select: below(2) === 0 ? 'low' : 'high',
    url: `https://example.org/${number}`,
    email: `someone-${number}@tidewater.example`,
    country: ['ES', 'FR', 'IT', 'GB'][below(4)] ?? '',
    date: `2026-0${1 + below(9)}-1${below(9)}`,
    text: `page ${number}`,
  };
  return values[type] ?? '';
}

/** Commits, for `git fast-import`, that move or change a few records each. */
function* laterCommits(files: FilesOf, random: () => number, day: (number: number) => string): Generator<string> {
  const paths = [...files.keys()].filter((path) => path.startsWith('records/') && !path.includes('/_'));
  if (paths.length === 0) return;
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  for (let commit = 1; commit <= commits; commit++) {
    const author = people[commit % people.length] ?? '';
    yield `commit refs/heads/main\ncommitter ${author} <${author}@tidewater.example> ${day(commit)}\n${data('Change some records')}`;
    if (commit === 1) yield 'from refs/heads/main^0\n';
    for (let change = 0; change < changedAtOnce; change++) {
      const index = Math.floor(random() * paths.length);
      const path = paths[index] ?? '';
      const [, board = '', list = '', name = ''] = path.split('/');
      const lists = boards.find((each) => each.name === board)?.lists ?? [];
      const text = (files.get(path) ?? '').replace(/^due: .*$/m, 'due: 2026-12-28');
      const moved = `records/${board}/${lists[(lists.indexOf(list) + 1) % lists.length]}/${name}`;
      files.delete(path);
      files.set(moved, text);
      paths[index] = moved;
      yield `D ${path}\nM 100644 inline ${moved}\n${data(text)}`;
    }
  }
}
