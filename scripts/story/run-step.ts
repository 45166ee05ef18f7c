import { spawnSync } from 'node:child_process';
import { appendFileSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { readTree, textOf } from './file-tree.ts';
import type { RunStep, Step, Story } from './story.ts';
import { woadIn } from './woad.ts';

/** What a program said and how it ended. */
export interface Outcome {
  exit: number;
  stdout: string;
  stderr: string;
}

const cli = join(import.meta.dirname, '../woad.js');

/** Does one step of a story in its folder and compares what was said with what the story expects. */
export async function runStep(step: Step, story: Story, folder: string): Promise<void> {
  if ('woad' in step) compareOutcome(step, await woad(wordsOf(step.woad), folder, { ...story, ...step, spawn: step.spawn ?? story.spawn }));
  else if ('git' in step) compareOutcome(step, git(wordsOf(step.git), folder, story.now));
  else if ('commit' in step) commitAll(folder, step.commit, story.now);
  else if ('read' in step) compareText(step, textBelow(join(folder, step.read)));
  else if ('remove' in step) rmSync(join(folder, step.remove), { recursive: true });
  else if ('rename' in step) move(join(folder, step.rename), join(folder, step.to));
  else if ('append' in step) appendFileSync(join(folder, step.append), step.text.repeat(step.times));
  else write(join(folder, step.write), step.text);
}

/** Runs `woad` in a folder: its code in this process, or the real command line in a process of its own. */
export async function woad(args: string[], folder: string, how: { now: string; stdin?: string; spawn?: boolean }): Promise<Outcome> {
  if (how.spawn) return run(process.execPath, [cli, ...args], folder, how.stdin);
  const { code, out, err } = await woadIn(folder, args, { input: how.stdin ?? '', now: how.now });
  return { exit: code, stdout: out, stderr: err };
}

/** Makes the folder a repository of Ana's with everything committed. */
export function startRepository(folder: string, now: string): void {
  git(['init', '--quiet', '--initial-branch=main'], folder, now);
  const settings =
    '[user]\n\tname = Ana García\n\temail = ana@tidewater.example\n[commit]\n\tgpgsign = false\n[core]\n\tautocrlf = false\n';
  appendFileSync(join(folder, '.git/config'), settings);
  commitAll(folder, 'before', now);
}

function commitAll(folder: string, message: string, now: string): void {
  for (const args of [
    ['add', '--all'],
    ['commit', '--quiet', '--allow-empty', '--message', message],
  ]) {
    const { exit, stderr } = git(args, folder, now);
    expect(exit, stderr).toBe(0);
  }
}

function git(args: string[], folder: string, now: string): Outcome {
  const own = { GIT_AUTHOR_DATE: now, GIT_COMMITTER_DATE: now, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  return run('git', args, folder, '', own);
}

function run(program: string, args: string[], folder: string, stdin = '', environment: NodeJS.ProcessEnv = {}): Outcome {
  const result = spawnSync(program, args, {
    cwd: folder,
    input: stdin,
    encoding: 'utf8',
    maxBuffer: 2 ** 28,
    env: { ...process.env, ...environment },
  });
  if (result.error) throw result.error;
  return { exit: result.status ?? 1, stdout: result.stdout, stderr: result.stderr };
}

function compareOutcome(wanted: RunStep, { exit, stdout, stderr }: Outcome): void {
  const told = `${JSON.stringify('woad' in wanted ? wanted.woad : wanted.git)}\nstdout: ${stdout.slice(0, 4000)}\nstderr: ${stderr.slice(0, 4000)}\n`;
  if (wanted.stdout !== undefined) expect(stdout, told).toBe(wanted.stdout);
  if (wanted.stderr !== undefined) expect(stderr, told).toBe(wanted.stderr);
  for (const part of wanted.stdout_has) expect(stdout, told).toContain(part);
  for (const part of wanted.stdout_lacks) expect(stdout, told).not.toContain(part);
  for (const part of wanted.stderr_has) expect(stderr, told).toContain(part);
  for (const part of wanted.stderr_lacks) expect(stderr, told).not.toContain(part);
  if (wanted.json !== undefined) expect(JSON.parse(stdout), told).toMatchObject(wanted.json as object);
  expect(exit, told).toBe(wanted.exit);
}

function compareText({ read, has, lacks }: { read: string; has: string[]; lacks: string[] }, text: string): void {
  for (const part of has) expect(text.includes(part), `${read} holds ${part}`).toBe(true);
  for (const part of lacks) expect(text.includes(part), `${read} holds ${part}`).toBe(false);
}

/** The text of a file, or of all files below a folder with their paths. */
function textBelow(path: string): string {
  if (statSync(path).isFile()) return readFileSync(path, 'utf8');
  return [...readTree(path)].map(([name, bytes]) => `${name}\n${textOf(bytes)}`).join('\n');
}

/** `set sales/a title='Two words'` as a shell would take it apart: spaces part words, quotes hold them together. */
function wordsOf(line: string | string[]): string[] {
  if (Array.isArray(line)) return line;
  const words = line.match(/(?:[^\s'"]|'[^']*'|"[^"]*")+/g) ?? [];
  return words.map((word) => word.replaceAll(/'([^']*)'|"([^"]*)"/g, (_, single?: string, double?: string) => single ?? double ?? ''));
}

function write(path: string, text: string): void {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
}

function move(from: string, to: string): void {
  mkdirSync(dirname(to), { recursive: true });
  renameSync(from, to);
}
