import { execFileSync, spawn } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Mutant, takeOut } from './mutant.ts';

/** What came of the tests of one file. */
export interface TestRun {
  /** Full names. */
  passed: string[];
  failed: string[];
  /** Why the tests could not be run to their end. */
  broken?: string;
}

interface Report {
  testResults: { message?: string; assertionResults: { status: string; fullName: string; failureMessages?: string[] }[] }[];
}

/** So many seconds the tests of one file may take, and each of them: without its guard a test may wait for ever. */
const [mostSeconds, mostSecondsEach] = [120, 30];
const running = new Set<number>();

/** Copies a checkout as it stands now, with what is not committed yet, and links its packages; nothing that is done in the copy changes it. */
export function copyCheckout(from: string, to: string): void {
  const listed = execFileSync('git', ['-C', from, 'ls-files', '-z', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' });
  for (const path of new Set(listed.split('\0').filter((each) => each !== '')))
    if (existsSync(join(from, path))) cpSync(join(from, path), join(to, path), { verbatimSymlinks: true });
  symlinkSync(join(from, 'node_modules'), join(to, 'node_modules'));
}

/** Does something in a copy in which a guard is taken out, and puts the guard back. */
export async function without<Result>(copy: string, mutant: Mutant, act: () => Promise<Result>): Promise<Result> {
  const path = join(copy, mutant.file);
  const before = readFileSync(path, 'utf8');
  const taken = takeOut(mutant, before);
  if ('problem' in taken) throw new Error(taken.problem);
  writeFileSync(path, taken.text);
  try {
    return await act();
  } finally {
    writeFileSync(path, before);
  }
}

/** Runs those tests of a file whose names match, and stops at the first that fails. */
export async function runTests(copy: string, file: string, pattern: string): Promise<TestRun> {
  const [temporary, report] = [join(copy, '.mutants'), join(copy, '.mutants', 'report.json')];
  mkdirSync(temporary, { recursive: true });
  writeFileSync(report, '');
  const how = ['--bail=1', `--testTimeout=${mostSecondsEach * 1000}`, '--reporter=json', `--outputFile=${report}`];
  const args = [join(copy, 'node_modules/vitest/vitest.mjs'), 'run', file, `--testNamePattern=${pattern}`, ...how];
  const isOver = await runNode(copy, args, temporary);
  if (isOver) return { passed: [], failed: [], broken: `no answer within ${mostSeconds} s` };
  const written = readFileSync(report, 'utf8');
  if (written === '') return { passed: [], failed: [], broken: 'vitest left no report' };
  const { testResults } = JSON.parse(written) as Report;
  const tests = testResults.flatMap(({ assertionResults }) => assertionResults);
  const namesOf = (status: string) => tests.filter((test) => test.status === status).map(({ fullName }) => fullName);
  const run = { passed: namesOf('passed'), failed: namesOf('failed') };
  // code that is no code any more makes every test fail, and says nothing of a guard
  const fault = tests.flatMap(({ failureMessages = [] }) => failureMessages).find((words) => /^(Reference|Syntax)Error\b/.test(words));
  if (fault !== undefined) return { ...run, broken: `what takes its place does not run: ${fault.split('\n')[0]}` };
  if (run.passed.length + run.failed.length > 0) return run;
  return { ...run, broken: testResults.map(({ message }) => message).find(Boolean) ?? `no test matches ${pattern}` };
}

/** Ends all tests that run now, with what they started. */
export function endTests(): void {
  for (const pid of running) process.kill(-pid, 'SIGKILL');
}

/** Gives whether it had to be ended. */
function runNode(copy: string, args: string[], temporary: string): Promise<boolean> {
  const env = { ...process.env, NO_COLOR: '1', TMPDIR: temporary };
  // a group of its own, so that what its tests started ends with it
  const child = spawn(process.execPath, args, { cwd: copy, env, stdio: 'ignore', detached: true });
  const { pid = 0 } = child;
  if (pid > 0) running.add(pid);
  let isOver = false;
  const timer = setTimeout(() => {
    isOver = true;
    process.kill(-pid, 'SIGKILL');
  }, mostSeconds * 1000);
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => {
      running.delete(pid);
      clearTimeout(timer);
      resolve(isOver);
    });
  });
}
