import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeTracker } from './tracker.ts';

const cli = join(import.meta.dirname, '../scripts/cli.ts');
const sizes = process.argv.slice(2).map(Number);
const rounds = 5;

/** CPU milliseconds (user and system) of one run; the least of several, since other work only ever adds to it. */
function cpuOf(args: string[], times = rounds): number {
  let least = Number.POSITIVE_INFINITY;
  for (let round = 0; round < times; round++) {
    const child = spawnSync('bash', ['-c', 'TIMEFORMAT="%U %S"; time "$@" >/dev/null 2>/dev/null || echo failed >&2', 'bench', ...args], {
      encoding: 'utf8',
    });
    const seconds = child.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
    if (seconds.length !== 2) throw new Error(`could not measure ${args.join(' ')}: ${child.stderr}`);
    least = Math.min(least, (seconds[0] ?? 0) * 1000 + (seconds[1] ?? 0) * 1000);
  }
  return least;
}

/** Walks and reads every byte: what no reader can go below. */
function floorOf(root: string): number {
  const code = `const fs=require('fs');const walk=d=>{for(const e of fs.readdirSync(d,{withFileTypes:true})){const p=d+'/'+e.name;e.isDirectory()?walk(p):fs.readFileSync(p)}};walk(process.argv[1])`;
  return cpuOf([process.execPath, '-e', code, root]);
}

const rows: string[][] = [['records', 'work', 'CPU ms', 'x floor', 'x node -e 0']];
const node = cpuOf([process.execPath, '-e', '0']);
for (const size of sizes.length > 0 ? sizes : [1000, 10_000]) {
  const root = mkdtempSync(join(tmpdir(), 'woad-bench-'));
  try {
    writeTracker(root, size);
    const slug = readdirSync(join(root, 'records/work/done'))[0]?.replace('.md', '') ?? '';
    const floor = floorOf(root);
    const add = (work: string, ms: number) =>
      rows.push([String(size), work, ms.toFixed(0), (ms / floor).toFixed(1), (ms / node).toFixed(1)]);
    add('floor: walk and read', floor);
    const woad = (...args: string[]) => cpuOf([process.execPath, cli, ...args, '--root', root], size > 5000 ? 2 : rounds);
    add('check', woad('check'));
    add('list --json', woad('list', '--json'));
    add('show one', woad('show', `work/${slug}`));
    add('set one', woad('set', `work/${slug}`, 'size=5'));
    add('move one', woad('move', `work/${slug}`, 'done', '--top'));
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}
const widths = rows[0]?.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0))) ?? [];
process.stdout.write(
  `${rows.map((row) => row.map((cell, column) => (column < 2 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0))).join('  ')).join('\n')}\n`,
);
