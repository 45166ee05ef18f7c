import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { newFolder, newTracker, openPlace, type Place } from '../workflow/place.ts';
import { changedPaths, headCommit, openRepository, type Repository } from './git.ts';
import { commitOnto } from './git-commit.ts';
import { openCommit } from './git-files.ts';
import { forwardBranch, pushCommit, pushTogether, remoteDefault, tryAgain } from './git-publish.ts';

const ana = { name: 'Ana García', email: 'ana@tidewater.example' };

function repositoryOf(place: Place): Repository {
  const repository = openRepository(place.root);
  if (!repository) throw new Error('no repository');
  return repository;
}

test('the token goes to its own server and to no other, and is told to nobody', async () => {
  const asked: (string | undefined)[] = [];
  const server = createServer((request, response) => {
    asked.push(request.headers.authorization);
    // git shows what a server says in plain text
    response.writeHead(403, { 'content-type': 'text/plain' }).end('no way for secret');
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const place = newTracker();
  place.git('remote', 'add', 'origin', `${url}/tidewater/tracker.git`);
  const repository = repositoryOf(place);
  const commit = headCommit(repository) ?? '';
  const own = pushCommit(repository, commit, 'main', { token: 'secret', server: url });
  await expect(own).rejects.toThrow(/^(?!.*secret).*no way for \*\*\*.*403/s);
  await expect(pushCommit(repository, commit, 'main', { token: 'secret', server: 'https://github.example' })).rejects.toThrow('403');
  server.close();
  expect(asked).toEqual([`basic ${Buffer.from('x-access-token:secret').toString('base64')}`, undefined]);
  expect(readFileSync(join(place.folder, '.git/config'), 'utf8')).not.toMatch(/secret|extraheader/);
});

test('what came too late is rejected, and none of its branches moves', async () => {
  const origin = openPlace(newFolder());
  origin.git('init', '--quiet', '--bare', '--initial-branch=main');
  const place = newTracker();
  place.git('remote', 'add', 'origin', origin.folder);
  place.git('push', '--quiet', 'origin', 'main');
  const other = openPlace(newFolder());
  other.git('clone', '--quiet', origin.folder, '.');
  const theirs = other.commit('theirs');
  other.git('push', '--quiet', 'origin', 'main');
  const own = place.commit('own');
  const both = (commit: string) => new Map(['main', 'woad-state'].map((branch) => [branch, commit]));
  expect(await pushTogether(repositoryOf(place), both(own))).toEqual({ rejected: expect.stringContaining('fetch first') });
  expect(origin.git('for-each-ref', '--format=%(refname:short) %(objectname)')).toBe(`main ${theirs}`);
  place.git('pull', '--quiet', '--rebase', 'origin', 'main');
  expect(await pushTogether(repositoryOf(place), both(place.git('rev-parse', 'HEAD')))).toEqual({});
  expect(origin.git('log', '--format=%s', 'woad-state')).toBe('own\ntheirs\nfirst');
  // written anew only over the very commit that was seen
  const anew = new Map([['woad-state', own]]);
  const over = (commit: string) => pushTogether(repositoryOf(place), anew, {}, new Map([['woad-state', commit]]));
  expect(await over(theirs)).toEqual({ rejected: expect.stringContaining('stale info') });
  expect(origin.git('rev-parse', 'woad-state')).toBe(place.git('rev-parse', 'HEAD'));
  expect([await over(place.git('rev-parse', 'HEAD')), origin.git('rev-parse', 'woad-state')]).toEqual([{}, own]);
});

test.each(['', 'teams/tracker/'])(
  'a commit is made from edits without working tree, index or branch, of a tracker at %o',
  async (prefix) => {
    const odd = 'records/sales/todo/ä "q"\nb.md';
    const place = newTracker({ [odd]: 'odd\n', 'records/sales/_files/acme/run.sh': 'old' }, prefix);
    chmodSync(join(place.root, 'records/sales/_files/acme/run.sh'), 0o755);
    const parent = place.commit('more');
    const repository = repositoryOf(place);
    place.put('records/sales/todo/globex.md', 'dirty');
    const commit = await commitOnto(
      repository,
      parent,
      openCommit(repository, parent),
      [
        { kind: 'write', path: 'records/sales/todo/new.md', text: '---\ntitle: Ñu\n---\n' },
        { kind: 'copy', path: 'records/sales/_files/acme/run.sh', bytes: new Uint8Array([0, 255, 10]) },
        { kind: 'move', path: odd, to: 'records/sales/done/moved.md' },
        { kind: 'remove', path: 'records/sales/todo/acme.md' },
      ],
      'Ein Satz\n\nWoad-Actor: ana\n',
      ana,
    );
    expect(place.git('rev-parse', 'HEAD')).toBe(parent);
    expect(place.git('status', '--porcelain')).toBe(`M ${prefix}records/sales/todo/globex.md`);
    expect(changedPaths(repository, parent, commit).map(({ status, path }) => `${status} ${path}`)).toEqual([
      'modified records/sales/_files/acme/run.sh',
      'added records/sales/done/moved.md',
      'deleted records/sales/todo/acme.md',
      'added records/sales/todo/new.md',
      `deleted ${odd}`,
    ]);
    expect(place.git('ls-tree', commit, `${prefix}records/sales/_files/acme/run.sh`)).toMatch(/^100755 /);
    expect(place.git('log', '-1', '--format=%an <%ae> %cn|%s|%(trailers:key=Woad-Actor,valueonly)', commit).trim()).toBe(
      'Ana García <ana@tidewater.example> Ana García|Ein Satz|ana',
    );
    const bytes = openCommit(repository, commit).read('records/sales/_files/acme/run.sh');
    expect([...(bytes ?? [])]).toEqual([0, 255, 10]);
  },
);

test('nothing is committed outside of the tracker or through a link', async () => {
  const place = newTracker();
  place.git('update-index', '--add', '--cacheinfo', `120000,${place.git('hash-object', '-w', 'workspace.yml')},records/sales/link`);
  place.git('-c', 'user.name=A', '-c', 'user.email=a@b', 'commit', '--quiet', '-m', 'link');
  const repository = repositoryOf(place);
  const parent = headCommit(repository) ?? '';
  const write = (path: string) =>
    commitOnto(repository, parent, openCommit(repository, parent), [{ kind: 'write', path, text: 'x' }], 'm', ana);
  await expect(write('records/sales/link/a.md')).rejects.toThrow('needs a folder at records/sales/link');
  for (const path of ['../x', '.git/config', '/x', 'records//x'])
    await expect(write(path)).rejects.toThrow(/inside the tracker|own folder/);
});

test('a branch of this clone is put forward only where nothing is lost', () => {
  const place = newTracker();
  const repository = repositoryOf(place);
  const first = place.git('rev-parse', 'HEAD');
  place.put('records/sales/todo/new.md', 'new');
  const second = place.commit('second');
  place.git('branch', 'other', first);
  expect([forwardBranch(repository, 'other', second), place.git('rev-parse', 'other')]).toEqual([true, second]);
  expect([forwardBranch(repository, 'none', second), forwardBranch(repository, 'other', first)]).toEqual([true, false]);
  place.git('branch', 'elsewhere', first);
  place.git('worktree', 'add', '--quiet', join(newFolder(), 'tree'), 'elsewhere');
  expect([forwardBranch(repository, 'elsewhere', second), place.git('rev-parse', 'elsewhere')]).toEqual([false, first]);
  place.git('reset', '--quiet', '--hard', first);
  place.put('records/sales/todo/new.md', 'mine');
  expect([forwardBranch(repository, 'main', second), place.git('rev-parse', 'main')]).toEqual([false, first]);
  expect(readFileSync(join(place.folder, 'records/sales/todo/new.md'), 'utf8')).toBe('mine');
});

test("origin's own branch is known from the clone, else asked for", async () => {
  const origin = openPlace(newFolder());
  origin.git('init', '--quiet', '--bare', '--initial-branch=trunk');
  const place = newTracker();
  place.git('push', '--quiet', origin.folder, 'main:trunk');
  place.git('remote', 'add', 'origin', origin.folder);
  expect(existsSync(join(place.folder, '.git/refs/remotes/origin/HEAD'))).toBe(false);
  expect(await remoteDefault(repositoryOf(place))).toBe('trunk');
  place.git('fetch', '--quiet', 'origin');
  place.git('remote', 'set-head', 'origin', '--auto');
  place.git('remote', 'set-url', 'origin', '/nowhere');
  expect(await remoteDefault(repositoryOf(place))).toBe('trunk');
});

test('what comes to nothing is tried again, so many times and no more', async () => {
  const seen: number[] = [];
  const act = (last: number) => async (tries: number) => {
    seen.push(tries);
    return tries === last ? 'done' : undefined;
  };
  expect([await tryAgain(3, act(2)), await tryAgain(2, act(9))]).toEqual(['done', undefined]);
  expect(seen).toEqual([1, 2, 1, 2]);
});
