import { spawnSync } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { measureAutomate } from './automate.ts';
import { measureHistory } from './history.ts';
import { costOf, costsOf, memoryOf } from './measure.ts';
import { preparePeers, type Work, works } from './peers.ts';
import { openTable } from './table.ts';
import { writeTracker } from './tracker.ts';

const woadFile = join(import.meta.dirname, '../scripts/woad.js');
const sizes = process.argv.slice(2).map(Number);
const node = process.execPath;
const peerSize = 10_000;
const hugeSize = 100_000;

/** What the table may not exceed; a bound that is absent is not promised at that size. */
const bounds: { [work: string]: { [size: number]: number } } = {
  one: { 1000: 5, 10000: 5, 100000: 5 },
  'list --json, 10 changed': { 10000: 4, 100000: 2.5 },
  'list --json, nothing kept': { 10000: 20, 100000: 20 },
  check: { 10000: 8, 100000: 5 },
  memory: { 10000: 300, 100000: 900 },
};

const { add, miss, print } = openTable('records');
const ms = (value: number) => `${value.toFixed(0)} ms`;
for (const size of sizes.length > 0 ? sizes : [1000, 10_000, 100_000]) measureSize(size);
if (sizes.length === 0 || sizes.includes(peerSize)) addHistory();
for (const size of [peerSize, hugeSize]) if (sizes.length === 0 || sizes.includes(size)) addRules(size);
if (sizes.length === 0) addInstall();
print();

function measureSize(size: number): void {
  const root = mkdtempSync(join(tmpdir(), 'woad-bench-'));
  try {
    writeTracker(root, size);
    commitAll(root);
    const rounds = size >= 100_000 ? 3 : 7;
    const floorCode = `const fs=require('fs');const walk=d=>{for(const e of fs.readdirSync(d,{withFileTypes:true})){if(e.name==='.git'||e.name==='.cache')continue;const p=d+'/'+e.name;e.isDirectory()?walk(p):fs.readFileSync(p)}};walk(process.argv[1])`;
    const floor = costOf([node, '-e', floorCode, root], { rounds });
    add(size, 'floor: walk and read every byte', `${ms(floor.cpuMs)}, ${ms(floor.wallMs)} wall`, undefined, '', undefined);
    const woad = (args: string[], before?: () => void) =>
      costOf([node, woadFile, ...args, '--root', root], { rounds, ...(before ? { before } : {}) });
    const forget = () => rmSync(join(root, '.cache'), { recursive: true, force: true });
    const cold = woad(['list', '--json'], forget);
    forget();
    const coldMemory = memoryOf([node, woadFile, 'list', '--json', '--root', root]);
    add(
      size,
      'list --json, nothing kept',
      `${ms(cold.wallMs)} wall`,
      cold.wallMs / floor.wallMs,
      'x floor',
      bounds['list --json, nothing kept']?.[size],
    );
    for (const name of readdirSync(join(root, 'records/work/next')).slice(0, 10))
      appendFileSync(join(root, 'records/work/next', name), 'More.\n');
    const warm = woad(['list', '--json']);
    add(size, 'list --json, 10 changed', ms(warm.cpuMs), warm.cpuMs / floor.cpuMs, 'x floor', bounds['list --json, 10 changed']?.[size]);
    const check = woad(['check']);
    add(size, 'check', ms(check.cpuMs), check.cpuMs / floor.cpuMs, 'x floor', bounds['check']?.[size]);
    const memory = Math.max(coldMemory, memoryOf([node, woadFile, 'check', '--root', root]));
    add(size, 'memory of list and check', `${memory.toFixed(0)} MB`, memory, 'MB', bounds['memory']?.[size]);
    for (const [work, argsOf] of Object.entries(singles(root))) {
      const run = (round: number) => [node, woadFile, ...argsOf(round), '--root', root];
      // the first run may have to make ready what the others find
      costOf(run(-1), { rounds: 1 });
      const { one, other } = costsOf(run, [node, '-e', '0'], { rounds: 12 });
      add(size, work, `${ms(one)}, node ${ms(other)}`, one / other, 'x node -e 0', bounds['one']?.[size]);
    }
    if (size === peerSize) addPeers(root, size);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** What is done to one record, by the round. */
function singles(root: string): { [work in Exclude<Work, 'list'>]: (round: number) => string[] } {
  const slug = readdirSync(join(root, 'records/work/done'))[0]?.replace('.md', '') ?? '';
  return {
    show: () => ['show', `work/${slug}`],
    set: (round) => ['set', `work/${slug}`, `size=${round + 2}`],
    move: (round) => ['move', `work/${slug}`, round % 2 === 0 ? 'review' : 'done'],
    new: () => ['new', 'work/next', '--title', 'Another one'],
  };
}

function addPeers(root: string, size: number): void {
  const own: { [work in Work]: (round: number) => string[] } = { ...singles(root), list: () => ['list'] };
  // they have nothing to catch up with, so neither has ours
  commitAll(root);
  costOf([node, woadFile, 'check', '--root', root], { rounds: 2 });
  for (const peer of preparePeers(mkdtempSync(join(tmpdir(), 'woad-bench-peers-')), size)) {
    for (const work of works) {
      const command = peer.commands[work];
      if (!command) continue;
      const { one, other } = costsOf((round) => [node, woadFile, ...own[work](round), '--root', root], command, { folder: peer.folder });
      const measured = `${ms(other)}, woad ${ms(one)}`;
      if (peer.name.startsWith('Backlog.md') && other / one < 20) miss(size, `${peer.name}: ${work}`, `${measured}: less than 20 x woad`);
      else add(size, `${peer.name}: ${work}`, measured, other / one, 'x woad', undefined);
    }
    rmSync(peer.folder, { recursive: true, force: true });
  }
}

function addHistory(): void {
  const seconds: { [work: string]: number } = { 'history, first pass': 4, 'history, one commit later': 0.4 };
  for (const { work, seconds: took, memory } of measureHistory(woadFile, peerSize, peerSize)) {
    add(peerSize, `${work}, 10,000 commits`, ms(took * 1000), took, 's', seconds[work]);
    if (work === 'history, first pass')
      add(peerSize, 'memory of that', `${memory.toFixed(0)} MB`, memory, 'MB', bounds['memory']?.[peerSize]);
  }
}

function addRules(size: number): void {
  const { kept, whole, dry } = measureAutomate(size, size === hugeSize);
  const seconds = (work: string, took: number | undefined, bound: number) => {
    if (took !== undefined) add(size, work, ms(took * 1000), took, 's', bound);
  };
  seconds('rules: a push of one commit, 50 rules', kept, size === hugeSize ? 1.6 : 0.8);
  seconds('rules: nothing kept, whole boards', whole, 4);
  seconds('rules: dry run over 50 commits', dry, 2);
}

/** What a workflow installs before the rules run, from packages that npm has already. */
function addInstall(): void {
  const folder = mkdtempSync(join(tmpdir(), 'woad-bench-install-'));
  try {
    for (const name of ['package.json', 'package-lock.json']) copyFileSync(join(import.meta.dirname, '..', name), join(folder, name));
    const install = ['npm', 'ci', '--omit=dev', '--prefer-offline', '--no-audit', '--no-fund'];
    const { wallMs } = costOf(install, { rounds: 3, folder });
    add(0, 'npm ci --omit=dev, wall', ms(wallMs), wallMs / 1000, 's', 5);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function commitAll(root: string): void {
  const git = (...args: string[]) =>
    spawnSync('git', ['-C', root, '-c', 'user.name=ana', '-c', 'user.email=ana@tidewater.example', ...args]);
  git('init', '-q');
  git('add', '-A');
  git('commit', '-qm', 'Begin');
  // what was written within the same second as the index would be read again each time
  spawnSync('sleep', ['1.1']);
  git('update-index', '-q', '--really-refresh');
  git('status');
}
