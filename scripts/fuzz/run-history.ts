import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { dieAt } from '../story/dying-run.ts';
import { openSmtp } from '../story/smtp.ts';
import { woadIn } from '../story/woad.ts';
import { type Doing, lists, textOf, trackerOfRuns } from './run-doings.ts';
import { type Asked, assertDone } from './run-done.ts';

/** Lives through a history on a bare origin with a real mail server; throws where something did not happen, or twice. */
export async function liveThrough(doings: readonly Doing[]): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'woad-runs-'));
  const smtp = await openSmtp();
  try {
    await live(folder, smtp, doings);
  } finally {
    await smtp.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function live(folder: string, smtp: Awaited<ReturnType<typeof openSmtp>>, doings: readonly Doing[]): Promise<void> {
  const [origin = '', ours = '', other = '', person = ''] = ['origin', 'ours', 'other', 'person'].map((name) => join(folder, name));
  const environment = { SMTP_URL: smtp.url, WOAD_SALT: 'salt' };
  let hour = 0;
  let made = 0;
  let died = 0;
  let isGone = false;
  const asked: Asked[] = [];
  const now = () => new Date(Date.parse('2026-11-21T08:00:00Z') + hour * 3_600_000).toISOString();
  const gitIn = (place: string, ...args: string[]) =>
    execFileSync('git', ['-C', place, ...args], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] }).trim();
  const git = (...args: string[]) => gitIn(person, '-c', 'user.name=Luis', '-c', 'user.email=luis@tidewater.example', ...args);
  const put = (path: string, text: string) => {
    mkdirSync(dirname(join(person, path)), { recursive: true });
    writeFileSync(join(person, path), text);
  };
  const commit = (): void => {
    git('add', '--all');
    git('commit', '--quiet', '--allow-empty', '-m', `change ${++made}`);
  };
  const ask = (rules: string[], back: string[] = [], isDone = false) =>
    asked.push({ commit: git('rev-parse', 'HEAD'), rules, back, isDone });
  const run = (place = ours) => {
    hour++;
    return runNow(place);
  };
  const runNow = async (place: string) => {
    const { out, err } = await woadIn(place, ['automate', '--json'], { environment, now: now() });
    assert.notEqual(out, '', err);
    for (const { status, rule, reason } of JSON.parse(out).traces) assert.notEqual(status, 'failed', `${rule}: ${reason}`);
  };

  execFileSync('git', ['init', '--quiet', '--bare', '--initial-branch=main', origin]);
  execFileSync('git', ['clone', '--quiet', origin, person], { stdio: 'ignore' });
  git('checkout', '--quiet', '-B', 'main');
  for (const [path, text] of Object.entries(trackerOfRuns)) put(path, text);
  commit();
  git('push', '--quiet', 'origin', 'main');
  for (const place of [ours, other]) execFileSync('git', ['clone', '--quiet', origin, place], { stdio: 'ignore' });
  await run();

  for (const doing of doings) {
    hour++;
    git('fetch', '--quiet', 'origin');
    git('reset', '--quiet', '--hard', 'origin/main');
    isGone ||= ['delete', 'revert', 'undo'].includes(doing.do);
    await act(doing);
    const [head, there] = git('rev-parse', 'HEAD', 'origin/main').split('\n');
    if (head !== there) git('push', '--quiet', '--force-with-lease', 'origin', 'HEAD:main');
    if (doing.do === 'force') await run();
  }
  await run();
  await run();
  assertDone({ git: (...args) => gitIn(origin, ...args), messages: smtp.messages, asked, died, isGone });

  function records(): { path: string; list: string; slug: string }[] {
    return lists.flatMap((list) =>
      filesIn(`records/desk/${list}`).map((name) => ({ path: `records/desk/${list}/${name}`, list, slug: name.replace(/\.md$/, '') })),
    );
  }

  function filesIn(path: string): string[] {
    try {
      return readdirSync(join(person, path)).sort();
    } catch {
      return [];
    }
  }

  async function act(doing: Doing): Promise<void> {
    switch (doing.do) {
      case 'run':
        return run();
      case 'run-twice':
        await run();
        return run();
      case 'run-together':
        // at one and the same time: to a run an hour later what the first has claimed is that of one that died
        hour++;
        await Promise.all([runNow(ours), runNow(other)]);
        return;
      case 'run-and-die':
        hour++;
        if (await dieAt({ origin, root: ours, environment, now: new Date(now()) }, doing.push, doing.when)) died++;
        // what its git was writing stays locked
        for (const lock of ['index.lock', 'HEAD.lock']) rmSync(join(ours, '.git', lock), { force: true });
        return;
      case 'force':
        return force();
      case 'merge':
        return merge(doing.which);
      case 'revert':
      case 'undo':
        return takeBack(doing.do, doing.which);
      case 'create':
        put(`records/desk/${lists[doing.to % lists.length]}/n${made}.md`, textOf(`n${made}`));
        commit();
        ask(['created'], ['deleted']);
        return;
      default:
        return change(doing.do, doing.which, doing.to);
    }
  }

  async function change(what: 'move' | 'edit' | 'tag' | 'comment' | 'rename' | 'delete', which: number, to: number): Promise<void> {
    const all = records();
    const record = all[which % Math.max(1, all.length)];
    if (!record) return;
    const { path, list, slug } = record;
    const text = readFileSync(join(person, path), 'utf8');
    switch (what) {
      case 'move': {
        const others = lists.filter((each) => each !== list);
        const place = `records/desk/${others[to % others.length]}/${slug}.md`;
        mkdirSync(dirname(join(person, place)), { recursive: true });
        renameSync(join(person, path), join(person, place));
        commit();
        ask(['moved'], ['moved'], place.includes('/done/'));
        return;
      }
      case 'edit':
        put(path, `${text}More ${made}.\n`);
        commit();
        ask(['edited'], ['edited']);
        return;
      case 'tag':
        if (/^tags:/m.test(text)) return;
        put(path, text.replace('\n---\n', `\ntags: [t${made}]\n---\n`));
        commit();
        ask(['tagged']);
        return;
      case 'comment':
        put(`records/desk/_comments/${slug}/${now().replace(/[-:]|\.\d+/g, '')}-luis.md`, `Said ${made}.\n`);
        commit();
        ask(['commented']);
        return;
      case 'rename':
        await woad('rename', `desk/${slug}`, `m${made}`);
        commit();
        ask(['renamed'], ['renamed']);
        return;
      case 'delete':
        await woad('remove', `desk/${slug}`);
        commit();
        ask(['deleted'], ['restored']);
        return;
      default:
        what satisfies never;
    }
  }

  async function woad(...args: string[]): Promise<number> {
    return (await woadIn(person, args, { now: now() })).code;
  }

  /** Two records made on a branch aside, one on the branch itself meanwhile. */
  function merge(which: number): void {
    git('checkout', '--quiet', '-B', 'aside');
    for (const each of [0, 1]) {
      put(`records/desk/${lists[(which + each) % 3]}/s${made}.md`, textOf(`s${made}`));
      commit();
    }
    git('checkout', '--quiet', 'main');
    put(`records/desk/todo/n${made}.md`, textOf(`n${made}`));
    commit();
    ask(['created']);
    git('merge', '--quiet', '--no-ff', '-m', 'merged', 'aside');
    ask(['created', 'created']);
  }

  /** The last commit written anew with the same files. */
  function force(): void {
    const [was, parents] = [git('rev-parse', 'HEAD'), git('rev-list', '--parents', '-1', 'HEAD').split(' ').length];
    if (parents < 2) return;
    git(
      'commit',
      '--quiet',
      '--amend',
      '--no-edit',
      '--allow-empty',
      '--date',
      `2026-01-01T00:00:${String(made++ % 60).padStart(2, '0')}Z`,
    );
    const own = asked.find((each) => each.commit === was);
    if (own && !isSeen(was)) own.commit = git('rev-parse', 'HEAD');
  }

  /** Whether a run has looked at a commit. */
  function isSeen(commit: string): boolean {
    const cursor = JSON.parse(gitIn(origin, 'show', 'woad-state:cursor.json')).commit;
    return gitIn(origin, 'merge-base', commit, cursor) === commit;
  }

  /** By `git revert`, which is a change like any other, or by `woad undo`, for which nothing goes out. */
  async function takeBack(how: 'revert' | 'undo', which: number): Promise<void> {
    const able = asked.filter(
      ({ back, commit }) => back.length > 0 && gitIn(person, 'branch', '--contains', commit, '--list', 'main') !== '',
    );
    const one = able[which % Math.max(1, able.length)];
    if (!one) return;
    const before = git('rev-parse', 'HEAD');
    try {
      if (how === 'undo') await woad('undo', one.commit, '--commit');
      else git('revert', '--no-edit', one.commit);
    } catch {
      // others changed the same lines since
    }
    if (git('rev-parse', 'HEAD') === before) git('reset', '--quiet', '--hard');
    else if (how === 'revert') ask(one.back);
    git('clean', '--quiet', '-fd');
  }
}
