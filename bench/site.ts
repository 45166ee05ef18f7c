import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Cost, costOf, memoryOfAll } from './measure.ts';
import { type MissingPeer, prepareSitePeers, type SitePeer } from './site-peers.ts';
import { measureEdit } from './site-start.ts';
import { writeBoards } from './site-tracker.ts';
import { openTable } from './table.ts';

const node = process.execPath;
const woadFile = join(import.meta.dirname, '../scripts/woad.js');
const floorFile = join(import.meta.dirname, 'site-floor.ts');
const [few, many] = [1000, 10_000];
const rounds = 3;
/** Milliseconds within which an edit is seen. */
const seen = new Map([
  [few, 300],
  [many, 1000],
]);

const { add, miss, print } = openTable('records');
const ms = (value: number) => `${value.toFixed(0)} ms`;
const costs = ({ wallMs, cpuMs }: Cost) => `${ms(wallMs)} wall, ${ms(cpuMs)} CPU`;
const folder = mkdtempSync(join(tmpdir(), 'woad-bench-site-'));
try {
  for (const size of [0, few, many]) writeBoards(rootOf(size), size);
  addBuilds();
  add(many, 'memory of the build', '', await memoryOfAll(build(many)), 'MB', 800);
  for (const [size, bound] of seen) {
    const took = await measureEdit(woadFile, rootOf(size));
    if (took === undefined) miss(size, 'an edit seen in an open page', 'no Chromium; npm run chromium gets one');
    else add(size, 'an edit seen in an open page', ms(took), took, 'ms', bound);
  }
} finally {
  // only now: a disk that has just deleted ten thousand files is slow in making new ones
  rmSync(folder, { recursive: true, force: true });
}
print();

/** Builds by turns, so that what the machine does meanwhile slows all alike; the least of several runs each. */
function addBuilds(): void {
  refuseFaults(rootOf(many));
  const peers = prepareSitePeers(join(folder, 'peers'), rootOf(many));
  const commands: { [name: string]: () => string[] } = {
    start: () => build(0),
    few: () => build(few),
    many: () => build(many),
    floor: () => [node, floorFile, rootOf(many), freshOut()],
  };
  for (const peer of peers) if (isHere(peer)) commands[peer.name] = () => peer.command(freshOut());
  const folders = new Map(peers.filter(isHere).map(({ name, folder }) => [name, folder]));
  const least: { [name: string]: Cost } = {};
  for (let round = 0; round < rounds; round++) {
    for (const [name, command] of Object.entries(commands)) {
      const { cpuMs, wallMs } = costOf(command(), { rounds: 1, folder: folders.get(name) ?? folder });
      const before = least[name] ?? { cpuMs, wallMs };
      least[name] = { cpuMs: Math.min(before.cpuMs, cpuMs), wallMs: Math.min(before.wallMs, wallMs) };
    }
  }
  const none: Cost = { cpuMs: Number.NaN, wallMs: Number.NaN };
  const { start = none, few: small = none, many: large = none, floor = none } = least;
  add(0, 'full clean build: the start', costs(start), undefined, '', undefined);
  add(few, 'full clean build', costs(small), small.wallMs / 1000, 's', 4);
  add(many, 'full clean build, all views of 4 boards', costs(large), large.wallMs / 1000, 's', undefined);
  const growth = (large.cpuMs - start.cpuMs) / (small.cpuMs - start.cpuMs);
  add(many, 'growth of CPU, less the start', '', growth, 'x of 1,000', 10);
  add(many, 'the plain floor', costs(floor), large.wallMs / (2.5 * floor.wallMs + 3000), 'of 2.5 x floor + 3 s', 1);
  for (const peer of peers) {
    const cost = least[peer.name];
    const ratio = large.wallMs / (cost?.wallMs ?? 0);
    if (isHere(peer)) add(many, `beside ${peer.name}`, cost ? costs(cost) : '', ratio, 'x its wall', peer.beyond ? undefined : 1);
    else miss(many, `beside ${peer.name}`, `not here: ${peer.missing}`);
  }
}

function isHere(peer: SitePeer | MissingPeer): peer is SitePeer {
  return !('missing' in peer);
}

function rootOf(size: number): string {
  return join(folder, `tracker-${size}`);
}

function freshOut(): string {
  return mkdtempSync(join(folder, 'out-'));
}

/** A build as a workflow makes it: nothing was read before, and nothing built. */
function build(size: number): string[] {
  rmSync(join(rootOf(size), '.cache'), { recursive: true, force: true });
  return [node, woadFile, 'build', '--root', rootOf(size), '--out', freshOut()];
}

/** A view that the site does not draw would make the build cheaper than it is said to be. */
function refuseFaults(root: string): void {
  const { stdout, stderr } = spawnSync(node, [woadFile, 'check', '--root', root], { encoding: 'utf8' });
  const said = (stdout + stderr).trim();
  if (!said.endsWith('0 errors, 0 warnings')) throw new Error(`the tracker of the benchmark has faults:\n${said}`);
}
