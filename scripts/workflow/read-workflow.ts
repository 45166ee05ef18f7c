import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

/** A workflow file as far as the tests look at it. */
export interface Workflow {
  file: string;
  text: string;
  on: string | string[] | { [event: string]: unknown };
  permissions: unknown;
  concurrency?: Concurrency;
  jobs: { [name: string]: Job };
}

export interface Job {
  permissions?: { [scope: string]: string };
  'timeout-minutes'?: number;
  concurrency?: Concurrency;
  needs?: string | string[];
  if?: string;
  environment?: string | { name: string; url?: string; deployment?: boolean };
  outputs?: { [name: string]: string };
  steps: Step[];
}

export interface Step {
  id?: string;
  name?: string;
  if?: string;
  uses?: string;
  with?: { [name: string]: unknown };
  env?: { [name: string]: string };
  run?: string;
  'continue-on-error'?: boolean;
}

interface Concurrency {
  group: string;
  'cancel-in-progress'?: boolean;
}

const folder = join(import.meta.dirname, '../../.github/workflows');

/** Every workflow that is shipped, by its file's name. */
export function readWorkflows(): Workflow[] {
  return readdirSync(folder)
    .sort()
    .map((file) => {
      const text = readFileSync(join(folder, file), 'utf8');
      return { file, text, ...(parse(text) as Omit<Workflow, 'file' | 'text'>) };
    });
}

/** A job of a shipped workflow file. */
export function jobOf(file: string, name: string): Job {
  const job = readWorkflows().find((workflow) => workflow.file === file)?.jobs[name];
  if (!job) throw new Error(`${file} has no job ${name}`);
  return job;
}
