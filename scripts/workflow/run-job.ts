import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Job, Step } from './read-workflow.ts';

/** What a run of a job's steps knows beside the steps: expressions by their text, and the variables every step sees. */
export interface JobWorld {
  /** The bare repository that is checked out and pushed to. */
  origin: string;
  /** An empty folder for the checkout. */
  folder: string;
  /** `github.event.before` and such. */
  expressions: { [expression: string]: string };
  variables?: { [name: string]: string };
  /** Of the environments, by name; a job without an environment is given none. */
  secrets?: { [environment: string]: { [name: string]: string } };
  /** Runs after the checkout: what others do meanwhile. */
  afterCheckout?(): void;
  /** Steps that are left out, by name, because they would cost too much here. */
  leaveOut?: string[];
  /** `npx woad` starts what is installed as npm's own `npx` does, which takes longer than most steps. */
  quick?: boolean;
}

export interface JobResult {
  outputs: { [name: string]: string };
  steps: { name: string; code: number; output: string }[];
  failed: boolean;
  /** The page of the run, as its steps wrote it. */
  summary: string;
}

const project = join(import.meta.dirname, '../..');

/**
 * Runs the steps of a job as GitHub does: `run:` by bash with its options, outputs and the page of the run through files, `if` and
 * `continue-on-error` looked at, secrets only from the job's environment.
 * Three things differ: the checkout is a clone of `origin`, the installation links to this project's own modules, and other actions are left out.
 */
export async function runJob(job: Job, world: JobWorld): Promise<JobResult> {
  const result: JobResult = { outputs: {}, steps: [], failed: false, summary: '' };
  const known: { [expression: string]: string } = { ...world.expressions, ...secretsOf(job, world) };
  for (const step of job.steps) {
    const name = step.name ?? step.uses ?? '';
    if (world.leaveOut?.includes(name) || !shouldRun(step.if, known, result.failed)) continue;
    if (step.uses?.startsWith('actions/checkout@')) {
      checkOut(step, known, world);
      world.afterCheckout?.();
    }
    if (step.run === undefined) continue;
    const install = /^npm ci( --omit=dev)?$/.test(step.run);
    const ran = install ? linkModules(world.folder) : await runScript(step, known, world);
    result.steps.push({ name, code: ran.code, output: ran.output });
    result.summary += ran.summary;
    for (const [key, value] of Object.entries(ran.outputs)) if (step.id) known[`steps.${step.id}.outputs.${key}`] = value;
    if (ran.code !== 0 && !step['continue-on-error']) result.failed = true;
  }
  for (const [name, value] of Object.entries(job.outputs ?? {})) result.outputs[name] = fill(value, known);
  return result;
}

/** What `secrets.NAME` stands for in a job; one that nobody set is empty. Without an environment there are none, and naming one is an error. */
function secretsOf({ environment, steps }: Job, { secrets = {} }: JobWorld): { [expression: string]: string } {
  if (environment === undefined) return {};
  const given = secrets[typeof environment === 'string' ? environment : environment.name] ?? {};
  const named = steps.flatMap(({ env }) => Object.values(env ?? {}).flatMap((text) => [...text.matchAll(/\bsecrets\.(\w+)/g)]));
  return Object.fromEntries(named.map(([expression, name = '']) => [expression, given[name] ?? '']));
}

/** Whether a condition of a step or job holds; without one it holds unless something failed. Knows `||`, `&&`, `==`, `!=` and `!cancelled()`. */
export function shouldRun(condition: string | undefined, known: { [expression: string]: string }, failed: boolean): boolean {
  if (condition === undefined) return !failed;
  const parts = (text: string, sign: string) => text.split(sign).map((part) => part.trim());
  const holds = (term: string): boolean => {
    if (term === '!cancelled()') return true;
    const [, name = '', sign, text, other = ''] = /^([\w.-]+) (==|!=) (?:'([^']*)'|([\w.-]+))$/.exec(term) ?? [];
    if (sign === undefined) throw new Error(`the harness cannot read the condition ${term}`);
    return ((known[name] ?? '') === (text ?? known[other] ?? '')) === (sign === '==');
  };
  return parts(condition.replace(/^\$\{\{|\}\}$/g, ''), '||').some((either) => parts(either, '&&').every(holds));
}

function fill(text: string, known: { [expression: string]: string }): string {
  return text.replace(/\$\{\{\s*(.*?)\s*\}\}/g, (_, expression: string) => {
    if (expression in known || expression.startsWith('steps.')) return known[expression] ?? '';
    throw new Error(`the harness knows nothing of ${expression}`);
  });
}

function checkOut({ with: given = {} }: Step, known: { [expression: string]: string }, { origin, folder }: JobWorld): void {
  if (given['fetch-depth'] !== 0) throw new Error('the harness checks out whole histories only');
  const ref = fill(String(given['ref'] ?? known['github.ref'] ?? 'main'), known).replace(/^refs\/heads\//, '');
  const git = (...args: string[]) => execFileSync('git', ['-C', folder, ...args], { stdio: 'pipe' });
  git('clone', '--quiet', '--no-checkout', origin, '.');
  git('checkout', '--quiet', ref);
}

/** What `npm ci` stands for: packages, `npx woad` and `node` are found in the checkout's own node_modules, which git does not see. */
function linkModules(folder: string): Ran {
  const modules = join(folder, 'node_modules');
  const programs = join(modules, '.bin');
  mkdirSync(programs, { recursive: true });
  writeFileSync(join(modules, '.gitignore'), '*\n');
  for (const name of readdirSync(join(project, 'node_modules'))) {
    if (!name.startsWith('.')) symlinkSync(join(project, 'node_modules', name), join(modules, name));
  }
  writeFileSync(join(programs, 'woad'), `#!/bin/sh\nexec node '${join(project, 'scripts/woad.js')}' "$@"\n`);
  chmodSync(join(programs, 'woad'), 0o755);
  symlinkSync(process.execPath, join(programs, 'node'));
  const quick = join(modules, '.quick');
  mkdirSync(quick);
  writeFileSync(join(quick, 'npx'), `#!/bin/sh\nprogram="$1"\nshift\nPATH='${programs}':"$PATH" exec '${programs}'/"$program" "$@"\n`);
  chmodSync(join(quick, 'npx'), 0o755);
  return { code: 0, output: '', outputs: {}, summary: '' };
}

interface Ran {
  code: number;
  output: string;
  outputs: { [name: string]: string };
  summary: string;
}

async function runScript(
  step: Step,
  known: { [expression: string]: string },
  { folder, variables, quick = false }: JobWorld,
): Promise<Ran> {
  const [outputs, summary] = [join(folder, '.git/outputs'), join(folder, '.git/summary')];
  for (const file of [outputs, summary]) writeFileSync(file, '');
  const own = Object.fromEntries(Object.entries(step.env ?? {}).map(([name, value]) => [name, fill(value, known)]));
  const { PATH, HOME, TMPDIR } = process.env;
  const env = {
    PATH: quick ? `${join(folder, 'node_modules/.quick')}:${PATH}` : PATH,
    HOME,
    TMPDIR,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_OUTPUT: outputs,
    GITHUB_STEP_SUMMARY: summary,
    GITHUB_WORKSPACE: folder,
    npm_config_update_notifier: 'false',
    ...variables,
    ...own,
  };
  const child = spawn('bash', ['--noprofile', '--norc', '-eo', 'pipefail', '-c', step.run ?? ''], {
    cwd: folder,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (part: string) => {
      output += part;
    });
  }
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  return { code, output, outputs: readOutputs(readFileSync(outputs, 'utf8')), summary: readFileSync(summary, 'utf8') };
}

/** What a step wrote for others, `name<<END`, its lines, `END`. */
function readOutputs(text: string): { [name: string]: string } {
  const found = [...text.matchAll(/^([\w-]+)<<(.+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(found.map(([, name = '', , value = '']) => [name, value]));
}
