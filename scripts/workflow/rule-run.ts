import { spawn } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll } from 'vitest';
import type { OutboxEntry, RunNote } from '../model/outbox.ts';
import { openSmtp, type Smtp, type SmtpBehaviour } from '../story/smtp.ts';
import { woadIn } from '../story/woad.ts';
import { newFolder, newTracker, openPlace, type Place } from './place.ts';

const opened: Smtp[] = [];
afterAll(async () => {
  for (const smtp of opened.splice(0)) await smtp.close();
});

/** A tracker whose rules run on a bare origin, with a real mail server. */
export interface RuleRun {
  smtp: Smtp;
  origin: Place;
  /** The clone that runs the rules, and in which people work. */
  ours: Place;
  /** The environment of each run. */
  environment: { [name: string]: string };
  woad(now: string, ...args: string[]): ReturnType<typeof woadIn>;
  /** One run, at an instant in UTC. */
  run(now: string): Promise<RunNote & { code: number }>;
  /** Fetches what rules did, lets somebody do something, commits and pushes it. */
  change(act: (place: Place) => void, message?: string, author?: string): string;
  /** Effects that are not settled. */
  entries(): OutboxEntry[];
  /** A run in a process of its own that ends when a push reaches origin: the first is 1; `before` it lands, or `after`. */
  die(push: number, when: 'before' | 'after', loopbackPort?: number): Promise<void>;
}

/** Opens one; the first run is over, and all that is in `files` was there before it. */
export async function newRuleRun(
  files: { [path: string]: string },
  behaviour: SmtpBehaviour = {},
  more: { [name: string]: string } = {},
): Promise<RuleRun> {
  const smtp = await openSmtp(behaviour);
  opened.push(smtp);
  const origin = openPlace(newFolder());
  origin.git('init', '--quiet', '--bare', '--initial-branch=main');
  const ours = newTracker(files);
  ours.git('remote', 'add', 'origin', origin.folder);
  ours.git('push', '--quiet', 'origin', 'main');
  const environment = { SMTP_URL: smtp.url, WOAD_SALT: 'salt', ...more };
  const woad = async (now: string, ...args: string[]) => woadIn(ours.root, args, { environment, now });
  const run = async (now: string): Promise<RunNote & { code: number }> => {
    const { code, out, err } = await woad(now, 'automate', '--json');
    if (out === '') throw new Error(err);
    return { code, ...JSON.parse(out) };
  };
  const change = (act: (place: Place) => void, message = 'a change', author = 'Ana <ana@tidewater.example>') => {
    ours.git('pull', '--quiet', 'origin', 'main');
    act(ours);
    const commit = ours.commit(message, author);
    ours.git('push', '--quiet', 'origin', 'main');
    return commit;
  };
  const entries = (): OutboxEntry[] => {
    const paths = origin.git('ls-tree', '-r', '--name-only', 'woad-state', 'outbox').split('\n');
    return paths.filter((path) => path.endsWith('.json')).map((path) => JSON.parse(origin.git('show', `woad-state:${path}`)));
  };
  const die = (push: number, when: 'before' | 'after', loopbackPort?: number) =>
    dieAt(origin, ours, push, when, { ...environment, ...(loopbackPort ? { loopbackPort: String(loopbackPort) } : {}) });
  await run('2026-11-21T08:00:00Z');
  return { smtp, origin, ours, environment, woad, run, change, entries, die };
}

/** origin's own hook ends the run, at the push that a boundary begins or ends with. */
async function dieAt(
  origin: Place,
  ours: Place,
  push: number,
  when: 'before' | 'after',
  { loopbackPort, ...environment }: { [name: string]: string },
): Promise<void> {
  const hook = join(origin.folder, 'hooks', when === 'before' ? 'pre-receive' : 'post-receive');
  const count = join(origin.folder, 'pushes');
  writeFileSync(count, '');
  writeFileSync(
    hook,
    `#!/bin/sh\necho x >> '${count}'\n[ "$(wc -l < '${count}')" -eq ${push} ] || exit 0\nkill -9 "$(cat '${origin.folder}/victim')"\nexit 1\n`,
  );
  chmodSync(hook, 0o755);
  const child = spawn(process.execPath, ['--input-type=module', '-e', program(ours.root, environment, loopbackPort)], { stdio: 'ignore' });
  writeFileSync(join(origin.folder, 'victim'), String(child.pid));
  const signal = await new Promise((resolve) => {
    child.on('close', (_, by) => resolve(by));
  });
  writeFileSync(hook, '#!/bin/sh\nexit 0\n');
  if (signal !== 'SIGKILL') throw new Error(`the run was over before its push ${push}`);
}

/** What the process does; the port of a receiver on this machine comes to a run by no other way. */
function program(root: string, environment: { [name: string]: string }, loopbackPort: string | undefined): string {
  const terminal = `{ write() {}, complain() {}, readInput: async () => '', folder: root, environment, now: new Date(), width: 0, colored: false }`;
  return `import { runAutomations } from ${JSON.stringify(join(import.meta.dirname, '../rules-run.ts'))};
const [root, environment] = ${JSON.stringify([root, { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', ...environment }])};
await runAutomations(root, ${terminal}, ${loopbackPort === undefined ? '{}' : `{ loopbackPort: ${loopbackPort} }`});`;
}
