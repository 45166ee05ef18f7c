import { spawn, spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';

/** What one run of a program took; CPU counts the program, what it starts, user and system. */
export interface Cost {
  cpuMs: number;
  wallMs: number;
}

/** The least of several runs, since other work on the machine only ever adds; `before` makes ready for each. A program that fails is an error, unless it is known to exit 1. */
export function costOf(command: string[], { rounds = 5, before = () => {}, folder = process.cwd() } = {}): Cost {
  const least: Cost = { cpuMs: Number.POSITIVE_INFINITY, wallMs: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    before();
    const child = spawnSync(
      'bash',
      ['-c', 'TIMEFORMAT="%U %S %R"; time "$@" >/dev/null 2>/tmp/woad-bench-complaints || echo "failed $?" >&2', 'bench', ...command],
      { encoding: 'utf8', cwd: folder },
    );
    if (child.stderr.includes('failed'))
      throw new Error(`${command.join(' ')}: ${child.stderr}${readFileSync('/tmp/woad-bench-complaints', 'utf8')}`);
    const [user = 0, system = 0, real = 0] = child.stderr.trim().split('\n').at(-1)?.split(' ').map(Number) ?? [];
    least.cpuMs = Math.min(least.cpuMs, (user + system) * 1000);
    least.wallMs = Math.min(least.wallMs, real * 1000);
  }
  return least;
}

/** Two commands measured by turns, the least of several runs each: what the machine does meanwhile slows both, and their ratio stays. */
export function costsOf(
  one: (round: number) => string[],
  other: string[],
  { rounds = 5, folder = process.cwd() } = {},
): { one: number; other: number } {
  const least = { one: Number.POSITIVE_INFINITY, other: Number.POSITIVE_INFINITY };
  for (let round = 0; round < rounds; round++) {
    least.one = Math.min(least.one, costOf(one(round), { rounds: 1 }).cpuMs);
    least.other = Math.min(least.other, costOf(other, { rounds: 1, folder }).cpuMs);
  }
  return least;
}

/** The most memory a run of Node held at once, in MB. */
export function memoryOf(command: string[]): number {
  const peak = "process.on('exit',()=>process._rawDebug('peak '+process.resourceUsage().maxRSS))";
  const [node = '', ...args] = command;
  const { stderr } = spawnSync(node, ['--import', `data:text/javascript,${encodeURIComponent(peak)}`, ...args], {
    encoding: 'utf8',
    maxBuffer: 2 ** 30,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  return Number(/peak (\d+)/.exec(stderr)?.[1] ?? Number.NaN) / 1024;
}

/** The most memory that a program and all it starts held at once, in MB: by looking often. Only where there is `/proc`; else of the program alone. */
export async function memoryOfAll(command: string[]): Promise<number> {
  if (statusOf(process.pid) === '') return memoryOf(command);
  const [program = '', ...args] = command;
  const child = spawn(program, args, { stdio: 'ignore' });
  let most = 0;
  const looking = setInterval(() => {
    most = Math.max(most, heldBy(child.pid ?? 0));
  }, 20);
  const code = await new Promise((resolve) => child.on('exit', resolve));
  clearInterval(looking);
  if (code !== 0) throw new Error(`${command.join(' ')}: exit ${code}`);
  return most;
}

/** MB: the most that a process ever held, and what those that it started hold now. */
function heldBy(pid: number): number {
  const all = readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [{ pid: Number(name), status: statusOf(Number(name)) }] : []));
  const read = (status: string, key: string) => Number(new RegExp(`^${key}:\\s*(\\d+)`, 'm').exec(status)?.[1] ?? 0);
  const below = (parent: number): number =>
    all
      .filter(({ status }) => read(status, 'PPid') === parent)
      .reduce((sum, each) => sum + read(each.status, 'VmRSS') + below(each.pid), 0);
  return (read(statusOf(pid), 'VmHWM') + below(pid)) / 1024;
}

function statusOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/status`, 'utf8');
  } catch {
    return '';
  }
}
