import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { newFolder, newTracker, openPlace } from '../workflow/place.ts';

test.each(['--commit', '--push'])(
  '%s: by whom git says, and by the bot where the list names somebody else, whatever the environment says',
  async (how) => {
    const origin = newTracker();
    origin.git('config', 'receive.denyCurrentBranch', 'ignore');
    const clone = openPlace(newFolder());
    clone.git('clone', '--quiet', origin.folder, '.');
    clone.git('config', 'user.name', 'Ana');
    clone.git('config', 'user.email', 'ana@tidewater.example');
    clone.git('config', 'author.name', 'Anastasia');
    const file = join(newFolder(), 'list.json');
    vi.stubEnv('GIT_COMMITTER_NAME', 'Committee');
    const by = async (color: string, actor?: string) => {
      writeFileSync(
        file,
        JSON.stringify({
          woad: 1,
          ...(actor === undefined ? {} : { actor }),
          changes: [{ kind: 'set', record: 'sales/acme', key: 'color', to: color }],
        }),
      );
      expect(await clone.woad('apply', file, how)).toMatchObject({ code: 0 });
      return clone.git('log', '-1', '--format=%an <%ae>, %cn <%ce>');
    };
    const all = async () => [await by('red'), await by('blue', 'luis')];
    const told = await all().finally(() => vi.unstubAllEnvs());
    expect(told).toEqual([
      'Anastasia <ana@tidewater.example>, Committee <ana@tidewater.example>',
      'woad[bot] <bot@woad.invalid>, woad[bot] <bot@woad.invalid>',
    ]);
  },
);

test('who comments is not asked of a git that is not there', async () => {
  const place = newTracker();
  const ask = () => place.woad('comment', 'sales/acme', 'Hello');
  vi.stubEnv('PATH', newFolder());
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  expect(await ask()).toMatchObject({
    code: 2,
    complaint: 'woad: there is no git on this machine: PATH leads to none; say who writes with --as KEY\n',
  });
});
