import assert from 'node:assert/strict';
import type { OutboxEntry } from '../model/outbox.ts';
import type { SmtpMessage } from '../story/smtp.ts';

/** What a commit of people asks for: names of rules, once for each record it is about. */
export interface Asked {
  commit: string;
  rules: string[];
  /** What taking it back asks for. */
  back: string[];
  /** A record was moved to the list where rules comment on it. */
  isDone: boolean;
}

/** What a history left. */
export interface Lived {
  /** In origin. */
  git(...args: string[]): string;
  messages: SmtpMessage[];
  asked: Asked[];
  /** How many runs died. */
  died: number;
  /** A record may have been gone before rules looked at what was done to it. */
  isGone: boolean;
}

/** Throws where an effect that was asked for is not settled, another one is there, or something went out twice. */
export function assertDone({ git, messages, asked, died, isGone }: Lived): void {
  const paths = git('ls-tree', '-r', '--name-only', 'woad-state', 'outbox').split('\n');
  const entries = paths
    .filter((path) => path.endsWith('.json'))
    .map((path) => JSON.parse(git('show', `woad-state:${path}`)) as OutboxEntry);
  const inState = (state: OutboxEntry['state']) => namesOf(entries.filter((entry) => entry.state === state));
  assert.deepEqual(namesOf(entries), asked.flatMap(({ commit, rules }) => rules.map((rule) => `${rule} ${commit}`)).sort());
  assert.deepEqual([...inState('sent'), ...inState('unknown')].sort(), namesOf(entries), 'what was asked for is sent, or nobody knows');
  if (died === 0) assert.deepEqual(inState('unknown'), []);
  const got = messages.map(({ mail }) => mail.messageId);
  assert.equal(new Set(got).size, got.length, 'no mail came twice');
  const subjects = messages.map(({ mail }) => mail.subject ?? '');
  assert.deepEqual(without(inState('sent'), subjects), [], 'what is noted as sent was sent');
  assert.deepEqual(without(without(subjects, inState('sent')), inState('unknown')), [], 'what was sent is noted');
  assertComments(git, asked, isGone);
}

/** What rules changed, they changed once. */
function assertComments(git: Lived['git'], asked: Asked[], isGone: boolean): void {
  const written = git('log', '--author=bot@woad.invalid', '-p', '--no-renames', '--format=', 'main');
  const counts = Map.groupBy(written.match(/(?<=^\+Done by )[0-9a-f]{40}$/gm) ?? [], (commit) => commit);
  for (const [commit, found] of counts) assert.equal(found.length, 1, `${commit} was answered twice`);
  if (isGone) return;
  for (const { commit, isDone } of asked) assert.equal(counts.has(commit), isDone, `${commit} was answered`);
}

function namesOf(entries: OutboxEntry[]): string[] {
  return entries.map(({ rule, commit }) => `${rule} ${commit}`).sort();
}

/** Each of the second list takes one of the first away. */
function without(names: string[], others: string[]): string[] {
  const left = [...names];
  for (const other of others) {
    const at = left.indexOf(other);
    if (at !== -1) left.splice(at, 1);
  }
  return left;
}
