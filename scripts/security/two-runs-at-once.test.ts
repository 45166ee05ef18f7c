import { execFileSync } from 'node:child_process';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OutboxEntry } from '../model/outbox.ts';
import { newFolder, openPlace, type Place } from '../workflow/place.ts';
import { newRuleRun, type RuleRun } from '../workflow/rule-run.ts';

const files = {
  'workspace.yml': 'title: T\nemail: { from: tracker@tidewater.example }\npeople: { ana: { name: Ana, email: ana@tidewater.example } }\n',
  'lists/desk.yml': 'lists: [todo, { name: done, done: true }]\n',
  'records/desk/todo/pump.md': '---\ntitle: Pump\n---\n',
  'automations/won.yml': 'when: { record-moved: { to: done } }\ndo: [{ send-email: { to: ana, subject: Done, body: Look. } }]\n',
};
const finish = ({ change }: RuleRun) => change((place) => place.move('records/desk/todo/pump.md', 'records/desk/done/pump.md'));

/** Another clone of the same origin. */
function cloneOf(origin: Place): Place {
  const clone = openPlace(newFolder());
  clone.git('clone', '--quiet', origin.folder, '.');
  return clone;
}

/** A hook that lets a second run begin and end when it is called for that time, from 1. */
function runBeside(hook: string, time: number, { origin, environment }: RuleRun): void {
  const other = cloneOf(origin);
  const given = Object.entries(environment).map(([name, value]) => `${name}='${value}'`);
  const count = join(newFolder(), 'count');
  writeFileSync(count, '');
  const woad = `'${process.execPath}' '${join(import.meta.dirname, '../woad.js')}' automate --root '${other.root}'`;
  writeFileSync(
    hook,
    `#!/bin/sh\necho x >> '${count}'\n[ "$(wc -l < '${count}')" -eq ${time} ] || exit 0\nunset $(git rev-parse --local-env-vars)\n${given.join(' ')} ${woad} > '${count}.said' 2>&1\nexit 0\n`,
  );
  chmodSync(hook, 0o755);
}

test('what one run has claimed is sent by no other', async () => {
  const opened = await newRuleRun(files);
  finish(opened);
  // the first push is that of the plan, the second that of the claim
  runBeside(join(opened.origin.folder, 'hooks/post-receive'), 2, opened);
  expect((await opened.run(new Date().toISOString())).effects).toMatchObject([{ state: 'sent' }]);
  expect([opened.smtp.messages.length, opened.entries()]).toEqual([1, [expect.objectContaining({ state: 'sent', tries: 1 })]]);
});

test('a claim that came too late sends nothing', async () => {
  const opened = await newRuleRun(files);
  finish(opened);
  runBeside(join(opened.ours.folder, '.git/hooks/pre-push'), 2, opened);
  await opened.run(new Date().toISOString());
  expect([opened.smtp.messages.length, opened.entries()]).toEqual([1, [expect.objectContaining({ state: 'sent', tries: 1 })]]);
});

test('what another run took over meanwhile is not marked over', async () => {
  const took = { act: () => {} };
  const opened = await newRuleRun(files, {
    answer: ({ at }) => {
      if (at === 'message') took.act();
      return undefined;
    },
  });
  finish(opened);
  const other = cloneOf(opened.origin);
  took.act = () => {
    other.git('fetch', '--quiet', 'origin', 'woad-state');
    other.git('checkout', '--quiet', '--detach', 'FETCH_HEAD');
    const [entry] = opened.entries();
    const taken: OutboxEntry = { ...(entry as OutboxEntry), claim: 'another-run' };
    other.put(`outbox/open/${taken.key}.json`, JSON.stringify(taken));
    other.commit('taken over');
    execFileSync('git', ['-C', other.folder, 'push', '--quiet', 'origin', 'HEAD:woad-state']);
  };
  await opened.run('2026-11-21T09:00:00Z');
  expect([opened.smtp.messages.length, opened.entries()]).toEqual([
    1,
    [expect.objectContaining({ state: 'claimed', claim: 'another-run' })],
  ]);
});
