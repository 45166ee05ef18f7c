import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, statfsSync } from 'node:fs';
import { availableParallelism, freemem, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { findChromium } from '../site/tests/browser.ts';
import { installChromium, mayInstallChromium, wayToGetChromium } from './chromium.ts';

interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Step {
  name: string;
  run(): Promise<Counts>;
}

const repository = dirname(import.meta.dirname);
const reports = mkdtempSync(join(tmpdir(), 'woad-test-'));
/** Tests make thousands of small repositories: in memory where there is plenty of it, since a disk keeps a journal of each. */
const places = mkdtempSync(join(isRoomy('/dev/shm') ? '/dev/shm' : tmpdir(), 'woad-test-'));

const compiled = join(repository, 'node_modules/.cache/tsc.tsbuildinfo');

/** Each works on one core and waits for nothing, so they go side by side. */
const checks: Step[] = [
  { name: 'astro check: types of the pages', run: () => runTool('astro/bin/astro.mjs', ['check', '--tsconfig', 'site/tsconfig.json']) },
  // looks again only at what changed since it last ran, and at what that touches
  { name: 'tsc: types', run: () => runTool('typescript/bin/tsc', ['--noEmit', '--incremental', '--tsBuildInfoFile', compiled]) },
  { name: 'Biome: format, lint, walls', run: () => runTool('@biomejs/biome/bin/biome', ['check', '--error-on-warnings']) },
  { name: 'knip: nothing unused', run: () => runTool('knip/bin/knip.js', ['--no-progress']) },
  { name: 'woad check: the repository’s own records', run: () => runQuietly(['scripts/woad.js', 'check', '--root', repository]) },
  {
    name: 'woad schema: the editor’s schemas are those of today',
    run: () => runQuietly(['scripts/woad.js', 'schema', '--check', '--root', repository]),
  },
];
/** One run for all, so that no core waits for the other between them. */
const tests: Step = { name: 'vitest: units, properties, stories, browser tests', run: runTests };

/** Whether a folder in memory may hold all that tests make, several times over. */
function isRoomy(folder: string): boolean {
  const enough = 6 * 1024 ** 3;
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize > enough && freemem() > enough;
  } catch {
    return false;
  }
}

/** One of the tools in node_modules, by the path of its program. */
function runTool(program: string, args: string[]): Promise<Counts> {
  return runQuietly([join(repository, 'node_modules', program), ...args]);
}

/** Runs a program of Node and shows what it said only when it went wrong; counts as one test. */
async function runQuietly(args: string[]): Promise<Counts> {
  const { code, output } = await runNode(args, 'kept');
  if (code === 0) return { passed: 1, failed: 0, skipped: 0 };
  process.stdout.write(`${output.trimEnd()}\n`);
  return { passed: 0, failed: 1, skipped: 0 };
}

/** Runs all of vitest.config.ts, its report streaming, and counts its tests. */
async function runTests(): Promise<Counts> {
  if (!findChromium() && mayInstallChromium()) installChromium();
  const report = join(reports, 'vitest.json');
  const vitest = join(repository, 'node_modules/vitest/vitest.mjs');
  const { code } = await runNode([vitest, 'run', '--reporter=dot', '--reporter=json', `--outputFile.json=${report}`], 'shown');
  if (!findChromium()) process.stdout.write(`no Chromium: browser tests are skipped; to get one: ${wayToGetChromium}\n`);
  return countTests(report, code);
}

/** A file that could not be loaded has no tests: it counts as one that failed, as does an error outside of any test. */
function countTests(report: string, code: number): Counts {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    const { testResults }: { testResults: { status: string; assertionResults: { status: string; fullName: string }[] }[] } = JSON.parse(
      readFileSync(report, 'utf8'),
    );
    for (const file of testResults) {
      const states = file.assertionResults.map(({ status }) => status);
      counts.passed += states.filter((state) => state === 'passed').length;
      const failed = states.filter((state) => state === 'failed').length;
      counts.failed += failed || (file.status === 'failed' ? 1 : 0);
      const skipped = file.assertionResults.filter(({ status }) => status !== 'passed' && status !== 'failed');
      counts.skipped += skipped.length;
      for (const { fullName } of skipped) process.stdout.write(`skipped: ${fullName}\n`);
    }
  } catch {
    process.stdout.write('vitest left no report\n');
  }
  if (code !== 0 && counts.failed === 0) counts.failed = 1;
  return counts;
}

function runNode(args: string[], output: 'kept' | 'shown'): Promise<{ code: number; output: string }> {
  const color = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1' };
  const child = spawn(process.execPath, args, {
    cwd: repository,
    env: { ...process.env, ...color, TMPDIR: places, ASTRO_TELEMETRY_DISABLED: '1' },
    stdio: ['ignore', output === 'shown' ? 'inherit' : 'pipe', output === 'shown' ? 'inherit' : 'pipe'],
  });
  let text = '';
  const keep = (part: string) => {
    text += part;
  };
  child.stdout?.setEncoding('utf8').on('data', keep);
  child.stderr?.setEncoding('utf8').on('data', keep);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code: code ?? 1, output: text }));
  });
}

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
const summary: string[] = [];

async function take({ name, run }: Step): Promise<void> {
  const start = performance.now();
  const counts = await run();
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  total.passed += counts.passed;
  total.failed += counts.failed;
  total.skipped += counts.skipped;
  summary.push(`${counts.failed ? '✗' : '✓'} ${name}: ${describeCounts(counts)} (${seconds} s)`);
  process.stdout.write(`${summary.at(-1)}\n`);
}

/** Takes one step after the other, as long as there are any. */
async function takeAll(waiting: Step[]): Promise<void> {
  for (let step = waiting.shift(); step; step = waiting.shift()) await take(step);
}

process.stdout.write('\n── checks\n');
await Promise.all(Array.from({ length: availableParallelism() }, () => takeAll(checks)));
process.stdout.write(`\n── ${tests.name}\n`);
await take(tests);
for (const folder of [reports, places]) rmSync(folder, { recursive: true, force: true });
process.stdout.write(`\n${summary.join('\n')}\n\n${describeCounts(total)}\n`);
process.exitCode = total.failed ? 1 : 0;

function describeCounts({ passed, failed, skipped }: Counts): string {
  return `${passed} passed, ${failed} failed${skipped ? `, ${skipped} skipped` : ''}`;
}
