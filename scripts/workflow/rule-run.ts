import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutboxEntry, RunNote } from '../model/outbox.ts';
import { dieAt } from '../story/dying-run.ts';
import { afterTests } from '../story/left.ts';
import { openSmtp, type Smtp, type SmtpBehaviour } from '../story/smtp.ts';
import { woadIn } from '../story/woad.ts';
import { newFolder, newTracker, openPlace, type Place } from './place.ts';

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
  afterTests(() => smtp.close());
  const { origin, ours } = await copyOf(files, more);
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
  const die: RuleRun['die'] = async (push, when, loopbackPort) => {
    const has = await dieAt({ origin: origin.folder, root: ours.root, environment, loopbackPort, now: new Date() }, push, when);
    if (!has) throw new Error(`the run was over before its push ${push}`);
  };
  return { smtp, origin, ours, environment, woad, run, change, entries, die };
}

/** A bare repository and the clone whose first run is over. */
type Begun = Pick<RuleRun, 'origin' | 'ours'>;

const begun = new Map<string, Promise<Begun>>();

/** The first run sends nothing and is the same for the same files: it is made once, and copied for each test. */
async function copyOf(files: { [path: string]: string }, more: { [name: string]: string }): Promise<Begun> {
  const key = JSON.stringify([files, more]);
  const first = begun.get(key) ?? begin(files, more);
  begun.set(key, first);
  afterTests(() => begun.delete(key));
  const made = await first;
  const [origin, ours] = [openPlace(newFolder()), openPlace(newFolder())];
  cpSync(made.origin.folder, origin.folder, { recursive: true });
  cpSync(made.ours.folder, ours.folder, { recursive: true });
  const config = join(ours.folder, '.git/config');
  writeFileSync(config, readFileSync(config, 'utf8').replaceAll(made.origin.folder, origin.folder));
  // git knows files by their inodes too
  ours.git('update-index', '-q', '--refresh');
  return { origin, ours };
}

async function begin(files: { [path: string]: string }, more: { [name: string]: string }): Promise<Begun> {
  const origin = openPlace(newFolder());
  origin.git('init', '--quiet', '--bare', '--initial-branch=main');
  const ours = newTracker(files);
  ours.git('remote', 'add', 'origin', origin.folder);
  ours.git('push', '--quiet', 'origin', 'main');
  const environment = { SMTP_URL: 'smtp://127.0.0.1:9', WOAD_SALT: 'salt', ...more };
  const { out, err } = await woadIn(ours.root, ['automate', '--json'], { environment, now: '2026-11-21T08:00:00Z' });
  if (out === '') throw new Error(err);
  return { origin, ours };
}
