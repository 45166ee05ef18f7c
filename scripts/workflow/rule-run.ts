import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { OutboxEntry, RunNote } from '../model/outbox.ts';
import { dieAt } from '../story/dying-run.ts';
import { afterTests } from '../story/left.ts';
import { openSmtp, type Smtp, type SmtpBehaviour } from '../story/smtp.ts';
import { woadIn } from '../story/woad.ts';
import { copyPlaces, newFolder, newTracker, openPlace, type Place } from './place.ts';

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
    if (!standAlike(origin, ours)) ours.git('pull', '--quiet', 'origin', 'main');
    act(ours);
    const commit = ours.commit(message, author);
    ours.git('push', '--quiet', 'origin', 'main');
    return commit;
  };
  const entries = (): OutboxEntry[] => {
    const paths = origin.git('ls-tree', '-r', '--name-only', 'woad-state', 'outbox').split('\n');
    const names = paths.filter((path) => path.endsWith('.json')).map((path) => `woad-state:${path}`);
    // one after the other, each on lines of its own
    return names.length === 0 ? [] : JSON.parse(`[${origin.git('show', ...names).replace(/^\}\n/gm, '},')}]`);
  };
  const die: RuleRun['die'] = async (push, when, loopbackPort) => {
    const has = await dieAt({ origin: origin.folder, root: ours.root, environment, loopbackPort, now: new Date() }, push, when);
    if (!has) throw new Error(`the run was over before its push ${push}`);
  };
  return { smtp, origin, ours, environment, woad, run, change, entries, die };
}

/** Whether main is the same in both: most often the run has brought here what it pushed. */
function standAlike(origin: Place, ours: Place): boolean {
  const [there, here] = [join(origin.folder, 'refs/heads/main'), join(ours.folder, '.git/refs/heads/main')];
  return existsSync(there) && existsSync(here) && readFileSync(there, 'utf8') === readFileSync(here, 'utf8');
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
  const [origin = made.origin, ours = made.ours] = copyPlaces([made.origin, made.ours]);
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
