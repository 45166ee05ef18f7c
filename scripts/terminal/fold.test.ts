import { expect, test } from 'vitest';
import type { Diagnostic } from '../model/diagnostic.ts';
import { newTracker } from '../workflow/place.ts';
import { foldWarnings } from './fold.ts';

const warn = (name: string, line: number, more: Partial<Diagnostic> = {}): Diagnostic => ({
  place: { path: `records/a/b/${line % 2}.md`, line, column: 1 },
  check: 'unknown-mention',
  severity: 'warning',
  message: `@${name} is nobody`,
  about: { part: 'people', name },
  ...more,
});
const lines = Array.from({ length: 11 }, (_, line) => line + 1);

test('more than ten are one line that counts them; ten are not', () => {
  const many = lines.map((line) => warn(line < 8 ? 'param' : `dev${line}`, line));
  expect(foldWarnings(many, 'look')).toEqual([
    {
      ...many[0],
      message: '@param is nobody; and 10 more like this: 5 names in 2 files, most often "param" (7), "dev8" (1), "dev9" (1); look',
    },
  ]);
  expect(foldWarnings(many.slice(1), 'look')).toEqual(many.slice(1));
});

test('errors, other checks, what can be mended and what may be misspelled stand by themselves, in their places', () => {
  const near = warn('anna', 20, { about: { part: 'people', name: 'anna', near: 'ana' } });
  const fix = { mend: 'text', at: near.place, was: '@Ana', by: '@ana' } as const;
  const others = [near, warn('x', 21, { check: 'unknown-key' }), warn('Ana', 22, { fix })];
  const errors = lines.map((line) => warn('param', line, { severity: 'error' }));
  const many = lines.map((line) => warn('param', line));
  expect(foldWarnings([...errors, ...others, ...many], 'look').map(({ severity, message }) => `${severity}: ${message}`)).toEqual([
    ...errors.map(({ message }) => `error: ${message}`),
    ...others.map(({ message }) => `warning: ${message}`),
    'warning: @param is nobody; and 10 more like this: 1 name in 2 files, most often "param" (11); look',
  ]);
});

test('check folds them in the terminal; --all, --json and the count tell each', async () => {
  const place = newTracker({
    'records/sales/todo/acme.md': `---\ntitle: Acme\n---\n@anna ${'@param '.repeat(9)}\n`,
    'records/sales/todo/globex.md': `---\ntitle: Globex\nassignees: zzz\n---\n${'@notice '.repeat(4)}\n`,
  });
  const { code, output, complaint } = await place.woad('check');
  expect(code).toBe(1);
  expect(output.split('\n')).toEqual([
    expect.stringMatching(/acme\.md:4:1 warning: @anna .* did you mean "ana"\? \[unknown-mention\]$/),
    expect.stringMatching(
      /acme\.md:4:7 warning: @param .* and 12 more like this: 2 names in 2 files, most often "param" \(9\), "notice" \(4\); woad check --all tells each \[unknown-mention\]$/,
    ),
    expect.stringMatching(/globex\.md:3:12 "zzz" .* \[unknown-person\]$/),
    '',
  ]);
  expect(complaint).toContain('1 error, 14 warnings');
  expect((await place.woad('check', '--all')).output.split('\n')).toHaveLength(16);
  expect((JSON.parse((await place.woad('check', '--json')).output) as { diagnostics: unknown[] }).diagnostics).toHaveLength(15);
});
