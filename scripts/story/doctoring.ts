import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'vitest';
import { openGitHub } from '../workflow/loopback-github.ts';
import type { LoopbackRepository } from '../workflow/loopback-repository.ts';
import { gitIn, newOrigin } from '../workflow/origin.ts';
import { newFolder } from '../workflow/place.ts';
import { copyFolder } from './copy-folder.ts';
import { woadIn } from './woad.ts';

/** A workspace in which all is well; `more` are lines behind it. */
export function soundWorkspace(more = ''): string {
  return `title: T
publish: pages
people: { ana: { name: Ana, notify: email }, ben: { name: Ben, notify: github } }
email: { from: "Tidewater <tracker@tidewater.example>" }
webhooks: { allow: [hooks.example.org] }
${more}`;
}

const shipped = join(import.meta.dirname, '../../.github/workflows');
/** A workflow as it is shipped. */
export function workflow(file: string): string {
  return readFileSync(join(shipped, file), 'utf8');
}

const tree = {
  'workspace.yml': soundWorkspace(),
  'lists/sales.yml':
    'title: Sales\nlists: [todo, { name: done, done: true }]\nfields: { closed: { type: date }, salary: { type: number, private: true } }\n',
  'automations/invite.yml': 'when: { record-moved: { to: done } }\ndo:\n  - send-email: { to: ana, subject: Hello, body: "It is done." }\n',
  'automations/call.yml':
    'when: { record-moved: { to: done } }\ndo:\n  - call-webhook: { url: "https://hooks.example.org/x", secret: CRM_SECRET }\n',
  'automations/ask.yml': 'when: { record-moved: { to: done } }\ndo:\n  - open-issue: { title: "Ask" }\n',
  'automations/wait.yml': 'when: { date-reached: {} }\ndo:\n  - comment: It is time.\n',
  '.gitattributes': 'records/**/*.md merge=woad\n',
  '.node-version': '24\n',
};

const environment = {
  name: 'automations',
  protection: ['branch_policy'],
  branches: ['main'],
  secrets: ['SMTP_URL', 'PEOPLE', 'WOAD_SALT', 'WOAD_SECRETS'],
  variables: ['GREETING'],
};

/** The environment of the rules as it should be, but for what is given. */
export function soundEnvironment(more: Partial<LoopbackRepository['environments'][number]> = {}) {
  return { environments: [{ ...environment, ...more }] };
}

/** What differs from a tracker in which all is well. */
export interface Patient {
  /** Files of the clone; null takes one away. */
  files?: { [path: string]: string | null };
  /** What is done to the clone. */
  treat?(git: (...args: string[]) => string, folder: string): void;
  settings?: Partial<LoopbackRepository>;
  /** Operations that the token has no right to. */
  forbidden?: string[];
  environment?: { [name: string]: string };
  now?: string;
}

export type Practice = Awaited<ReturnType<typeof openPractice>>;

/** A tracker on an origin in which all is well, and rules have run: each look is at a clone of its own. */
export async function openPractice() {
  const workflows = Object.fromEntries(readdirSync(shipped).map((file) => [`.github/workflows/${file}`, workflow(file)]));
  const { origin, person, push, finish } = newOrigin({ ...tree, ...workflows });
  const { code, err } = await woadIn(person, ['automate'], { now: '2026-11-21T12:00:00Z' });
  if (code !== 0) throw new Error(err);
  gitIn(person)('config', 'merge.woad.driver', 'true');
  return {
    ...{ origin, person, push, finish },
    /** Runs it for people. */
    run: (patient: Patient = {}) => runDoctor(person, patient, []),
    /** What it finds, `severity ailment` each, and in `text` the sentences. */
    async look(patient: Patient = {}) {
      const { code, out } = await runDoctor(person, patient, ['--json']);
      const { findings } = JSON.parse(out) as { findings: { ailment: string; severity: string; found: string; remedy: string }[] };
      const text = findings.map(({ found, remedy }) => `${found}\n${remedy}\n`).join('');
      return { code, text, names: findings.map(({ severity, ailment }) => `${severity} ${ailment}`).sort() };
    },
  };
}

/** What nobody can read from outside is told also where all is well. */
export const alwaysTold = ['note people', 'note secrets'];

/** What is wrong, what doctor finds then beside `alwaysTold` (`-note people`: that is not found), and a part of what it says. */
export type Case = [what: string, patient: Patient, more: string[], has: RegExp];

/** Looks whether it finds that and nothing else, tells no address, and ends as it should. */
export async function expectCase(practice: Practice, ...[_what, patient, more, has]: Case): Promise<void> {
  const { code, names, text } = await practice.look(patient);
  const expected = [...alwaysTold, ...more.filter((each) => !each.startsWith('-'))];
  for (const each of more) if (each.startsWith('-')) expected.splice(expected.indexOf(each.slice(1)), 1);
  expect(names).toEqual(expected.sort());
  expect(text).toMatch(has);
  expect(text).not.toMatch(/\w@\w+\.\w/);
  expect(code).toBe(names.some((each) => each.startsWith('error')) ? 1 : 0);
}

async function runDoctor(person: string, patient: Patient, args: string[]) {
  const folder = newFolder();
  copyFolder(person, folder);
  for (const [path, text] of Object.entries(patient.files ?? {})) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    if (text === null) rmSync(join(folder, path));
    else writeFileSync(join(folder, path), text);
  }
  patient.treat?.(gitIn(folder), folder);
  const pages = { html_url: 'https://tidewater.github.example/tracker/', build_type: 'workflow', public: false };
  const github = await openGitHub({ pages, ...soundEnvironment(), ...patient.settings });
  for (const id of patient.forbidden ?? []) github.forbidden.add(id);
  const given = {
    WOAD_TOKEN: 'ghs_0123456789',
    GITHUB_REPOSITORY: 'tidewater/tracker',
    GITHUB_API_URL: github.api,
    ...patient.environment,
  };
  const { code, out, err } = await woadIn(folder, ['doctor', ...args], { environment: given, now: patient.now ?? '2026-11-21T12:30:00Z' });
  github.close();
  if (err !== '') throw new Error(err);
  return { code, out };
}
