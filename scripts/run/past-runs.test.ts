import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import type { OutboxEntry, RunNote } from '../model/outbox.ts';
import { openRepository } from '../store/git.ts';
import { commitOnto } from '../store/git-commit.ts';
import { commitState, editsOfState, openStateBranch } from '../store/state-branch.ts';
import { gitIn } from '../workflow/origin.ts';
import { rememberRuns } from './past-runs.ts';

const folder = mkdtempSync(join(tmpdir(), 'woad-past-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (minute: number) => `2026-11-21T12:${String(minute).padStart(2, '0')}:00Z`;
const noteOf = (minute: number, effects: OutboxEntry[] = []): RunNote => ({
  ...{ woad: 1, run: String(minute), at: at(minute), head: 'a'.repeat(40), events: 1, traces: [], effects },
  notes: ['write to ana@tidewater.example'],
});
const entryOf = (key: string, state: OutboxEntry['state']): OutboxEntry => ({
  ...{
    key: key.repeat(32),
    kind: 'email',
    state,
    rule: 'won',
    step: 0,
    commit: 'a'.repeat(40),
    recipients: [],
    mails: 1,
    perHour: 1,
    tries: 1,
  },
  ...{ plan: { since: 'a'.repeat(40), head: 'a'.repeat(40), checked: at(0), now: at(0) }, at: at(0), changed: at(0) },
});

test('what runs left is read from this clone alone, the newest first, without addresses; and why nothing is known', async () => {
  const root = join(folder, 'tracker');
  mkdirSync(root);
  const runs = rememberRuns(root, 2);
  expect(runs()).toEqual({ why: 'no-git' });
  const git = gitIn(root);
  git('init', '-q', '-b', 'main');
  git('commit', '-q', '--allow-empty', '-m', 'first');
  expect(runs()).toEqual({ why: 'never' });
  // nobody answers there: a build that asked would fail or hang
  git('remote', 'add', 'origin', 'https://127.0.0.1:9/none.git');
  expect(runs()).toEqual({ why: 'no-branch' });

  const repository = openRepository(root);
  if (!repository) throw new Error('no repository');
  const write = async (note: RunNote, entries: OutboxEntry[]) => {
    const tip = git('for-each-ref', '--format=%(objectname)', 'refs/heads/woad-state') || undefined;
    const state = openStateBranch(repository, tip);
    const cursor = { woad: 1, branch: 'main', commit: 'a'.repeat(40), checked: at(0), checkedAt: 'a'.repeat(40), since: at(0) } as const;
    git('update-ref', 'refs/heads/woad-state', await commitState(repository, state, editsOfState(state, { cursor, note, entries }), 'x'));
  };
  const [lost, sent, waits] = [entryOf('ab', 'unknown'), entryOf('cd', 'sent'), entryOf('ef', 'pending')];
  await write(noteOf(1), []);
  // as the note says it was queued; what became of it stands in the outbox
  await write(noteOf(2, [{ ...lost, state: 'pending' }, sent]), [lost, sent, waits]);
  await write(noteOf(3), []);
  const known = runs();
  if (!('past' in known)) throw new Error('nothing is known');
  expect(known.past.notes.map(({ run, notes }) => [run, ...notes])).toEqual([
    ['3', 'write to (address)'],
    ['2', 'write to (address)'],
  ]);
  expect(known.past.troubled.map(({ key }) => key.slice(0, 2))).toEqual(['ab']);
  expect(known.past.open.map(({ key }) => key.slice(0, 2))).toEqual(['ef']);
  expect(runs()).toBe(known);

  // what was fetched from origin counts before a branch of one's own
  const broken = [{ kind: 'write', path: 'cursor.json', text: '{' } as const];
  const none = { list: () => [], size: () => undefined, read: () => undefined };
  const author = { name: 'x', email: 'x@x.example' };
  git('update-ref', 'refs/remotes/origin/woad-state', await commitOnto(repository, undefined, none, broken, 'x\n', author));
  expect(runs()).toMatchObject({ why: 'unreadable', message: expect.stringContaining('cursor.json') });
});
