import { chmodSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { newFolder, newTracker, openPlace, type Place } from './workflow/place.ts';

describe('pushing', () => {
  function newOrigin(): { origin: Place; ours: Place; theirs: Place } {
    const origin = openPlace(newFolder());
    origin.git('init', '--quiet', '--bare', '--initial-branch=main');
    const ours = newTracker();
    ours.git('remote', 'add', 'origin', origin.folder);
    ours.git('push', '--quiet', 'origin', 'main');
    const theirs = openPlace(newFolder());
    theirs.git('clone', '--quiet', origin.folder, '.');
    return { origin, ours, theirs };
  }

  test('a push of somebody else in between survives, and the rules see it', async () => {
    const { origin, ours, theirs } = newOrigin();
    const before = ours.git('rev-parse', 'HEAD');
    ours.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
    ours.commit('acme done');
    ours.git('push', '--quiet', 'origin', 'main');
    theirs.git('pull', '--quiet');
    theirs.move('records/sales/todo/globex.md', 'records/sales/done/globex.md');
    theirs.commit('globex done', 'Luis <luis@tidewater.example>');
    theirs.git('push', '--quiet', 'origin', 'main');
    const { code, complaint } = await ours.woad('automate', '--since', before, '--push');
    expect([code, complaint]).toEqual([0, expect.stringMatching(/^somebody pushed to main meanwhile/)]);
    expect(origin.git('log', '--format=%s', 'main').split('\n')).toEqual(['Won: 2 records', 'globex done', 'acme done', 'first']);
    expect(origin.git('rev-parse', 'main')).toBe(ours.git('rev-parse', 'HEAD'));
    expect((await theirs.woad('automate', '--since', before, '--push')).code).toBe(0);
    expect(origin.git('rev-list', '--count', 'main')).toBe('4');
    expect(readFileSync(join(ours.folder, '.git/config'), 'utf8')).not.toMatch(/secret|extraheader/i);
  });

  test('commits of this clone that nobody has are never thrown away', async () => {
    const { ours, theirs } = newOrigin();
    ours.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
    ours.commit('not pushed');
    theirs.commit('theirs', 'Luis <luis@tidewater.example>');
    theirs.git('push', '--quiet', 'origin', 'main');
    expect(await ours.woad('automate', '--since', 'HEAD~1', '--push')).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('another history'),
    });
    expect(ours.git('log', '--format=%s').split('\n')).toEqual(['Won: sales/acme', 'not pushed', 'first']);
  });

  test('a branch that refuses is told in its own words', async () => {
    const { origin, ours } = newOrigin();
    writeFileSync(join(origin.folder, 'hooks/pre-receive'), '#!/bin/sh\necho "protected branch" >&2\nexit 1\n');
    chmodSync(join(origin.folder, 'hooks/pre-receive'), 0o755);
    ours.move('records/sales/todo/acme.md', 'records/sales/done/acme.md');
    ours.commit('done');
    expect(await ours.woad('automate', '--since', 'HEAD~1', '--push')).toMatchObject({
      code: 2,
      complaint: expect.stringContaining('protected branch'),
    });
  });
});
