import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { costOf, memoryOf } from './measure.ts';
import { writeTracker } from './tracker.ts';

const lists = ['backlog', 'next', 'doing', 'review', 'done'];
const people = ['ana', 'luis', 'nadia', 'tom'];

interface Card {
  slug: string;
  list: string;
  size: number;
  stage: string;
  body: number;
  comments: number;
}

/** One piece of work: seconds of CPU (user and system, git's own too), and MB of memory of the program itself. */
export interface HistoryMeasure {
  work: string;
  seconds: number;
  memory: number;
}

/** Measures `woad history` on so many records and commits: the first pass, after one commit more, and when nothing is new; each the least of several runs. */
export function measureHistory(cli: string, records: number, commits: number, rounds = 3): HistoryMeasure[] {
  const root = mkdtempSync(join(tmpdir(), 'woad-bench-'));
  const ask = ['history', 'work/record-1', '--json', '--root', root];
  const least = (work: string, prepare: (round: number) => void): HistoryMeasure => {
    let round = 0;
    const before = () => prepare(round++);
    const { cpuMs } = costOf([process.execPath, cli, ...ask], { rounds, before });
    before();
    return { work, seconds: cpuMs / 1000, memory: memoryOf([process.execPath, cli, ...ask]) };
  };
  try {
    writeHistory(root, records, commits);
    return [
      least('history, first pass', () => rmSync(join(root, '.cache'), { recursive: true, force: true })),
      least('history, one commit later', (round) => addCommit(root, round)),
      least('history, nothing new', () => {}),
    ];
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

function addCommit(root: string, round: number): void {
  const head = `commit refs/heads/main\ncommitter ana <ana@tidewater.example> ${1_800_000_000 + round * 600} +0100\ndata 4\nmore\nfrom refs/heads/main^0\n`;
  const card: Card = { slug: 'record-1', list: 'review', size: round, stage: 'high', body: round, comments: 0 };
  runGit(root, ['fast-import', '--quiet', '--force'], head + put(card));
}

/** Puts a tracker into a folder whose history has so many commits: each makes, changes, moves, renames, removes or comments one record; the same every time. */
export function writeHistory(root: string, records: number, commits: number): void {
  writeTracker(root, 0);
  const git = (args: string[], input?: string) => runGit(root, args, input);
  git(['init', '-q', '-b', 'main']);
  git(['add', '-A']);
  git(['-c', 'user.name=ana', '-c', 'user.email=ana@tidewater.example', 'commit', '-qm', 'Begin']);
  git(['fast-import', '--quiet', '--force'], [...streamOf(records, commits)].join(''));
  git(['repack', '-a', '-d', '-q']);
  git(['reset', '-q', '--hard', 'main']);
}

function runGit(root: string, args: string[], input = ''): void {
  const { status, stderr } = spawnSync('git', ['-C', root, ...args], { input, maxBuffer: 2 ** 30, encoding: 'utf8' });
  if (status !== 0) throw new Error(`git ${args[0]}: ${stderr}`);
}

function* streamOf(records: number, commits: number): Generator<string> {
  const cards: Card[] = [];
  const random = numbers(7);
  const below = (count: number) => Math.floor(random() * count);
  const first = Math.max(1, records - Math.floor(commits / 10));
  for (let commit = 0; commit < commits; commit++) {
    const author = people[below(people.length)] ?? '';
    yield `commit refs/heads/main\ncommitter ${author} <${author}@tidewater.example> ${1_700_000_000 + commit * 600} +0100\ndata 4\nwork\n`;
    if (commit === 0) {
      yield 'from refs/heads/main^0\n';
      for (let index = 0; index < first; index++) yield make(cards, index);
    } else if (commit % 10 === 0 && cards.length < records) yield make(cards, cards.length);
    else yield* change(cards, below, commit);
  }
}

function make(cards: Card[], index: number): string {
  const card: Card = { slug: `record-${index}`, list: lists[index % 2] ?? '', size: index % 100, stage: 'low', body: 0, comments: 0 };
  cards.push(card);
  return put(card);
}

function* change(cards: Card[], below: (count: number) => number, commit: number): Generator<string> {
  const card = cards[below(cards.length)];
  if (!card) return;
  const what = below(20);
  if (what < 5) {
    yield `D ${pathOf(card)}\n`;
    card.list = lists[(lists.indexOf(card.list) + 1) % lists.length] ?? '';
  } else if (what === 5 && card.comments === 0) {
    yield `D ${pathOf(card)}\n`;
    card.slug = `${card.slug.replace(/-v\d+$/, '')}-v${commit}`;
  } else if (what === 6) {
    card.comments++;
    yield `M 100644 inline records/work/_comments/${card.slug}/20261120T1015${String(card.comments % 60).padStart(2, '0')}Z-ana.md\n${data(`Said in ${commit}.\n`)}`;
    return;
  } else if (what === 7) card.body++;
  else if (what < 12) card.stage = card.stage === 'low' ? 'high' : 'low';
  else card.size = (card.size + 1 + below(98)) % 100;
  yield put(card);
}

function put(card: Card): string {
  return `M 100644 inline ${pathOf(card)}\n${data(textOf(card))}`;
}

function pathOf({ list, slug }: Card): string {
  return `records/work/${list}/${slug}.md`;
}

function textOf({ slug, size, stage, body }: Card): string {
  const name = slug.replace(/-v\d+$/, '');
  const line = `${name} is told here in so many words that the file is as long as the files of people are, which is some. `;
  return `---\ntitle: The story of ${name}\nassignees:\n  - ${people[size % 4]}\ntags:\n  - bug\ndue: 2026-12-${10 + (size % 20)}\nsize: ${size}\nstage: ${stage}\nsite: https://example.org/${name}\n---\n${`${line.repeat(2)}\n`.repeat(5)}Round ${body}\n`;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}

/** Numbers from 0 to 1, the same row for the same seed. */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}
