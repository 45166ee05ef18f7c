import { afterEach, describe, expect, test } from 'vitest';
import type { IssueEffect } from '../model/effect.ts';
import { type LoopbackGitHub, openGitHub } from '../workflow/loopback-github.ts';
import type { LoopbackIssue, LoopbackRepository } from '../workflow/loopback-repository.ts';
import type { GitHub } from './github-client.ts';
import { openIssueDesk } from './github-issues.ts';
import { escapeMentions, marksOf, markText } from './github-marks.ts';

const now = new Date('2026-11-21T10:15:00Z');
const token = 'ghs_0123456789abcdefghijklmnopqrstuvwxyz';
const [one, two, three] = ['1', '2', '3'].map((digit) => digit.repeat(64)) as [string, string, string];
let opened: LoopbackGitHub | undefined;
afterEach(() => opened?.close());

/** A desk as each run opens a new one. */
async function openDesks(more: Partial<LoopbackRepository> = {}) {
  const github = await openGitHub(more);
  opened = github;
  const access: GitHub = { api: github.api, token, repository: 'tidewater/tracker' };
  const written = () => github.calls.filter(({ path }) => !path.startsWith('GET')).map(({ path }) => path);
  return { github, issues: github.repository.issues, written, newRun: () => openIssueDesk(access, now) };
}

const open: IssueEffect = {
  kind: 'issue',
  act: 'open',
  title: 'Acme: sign',
  body: 'Acme signed. @bo, @Ana',
  labels: ['sales'],
  assignees: ['ana'],
};
const close: IssueEffect = { kind: 'issue', act: 'close' };
const comment: IssueEffect = { kind: 'issue', act: 'comment', body: 'Won by @bo.' };
const acme = ['sales/acme'];
const sent = { state: 'sent' };

describe('issues of records', () => {
  test('one is opened once for a key, in the same run and in the next', async () => {
    const { issues, written, newRun } = await openDesks();
    const desk = newRun();
    expect(await desk.act(open, { key: one, records: acme })).toEqual(sent);
    expect(await desk.act(open, { key: one, records: acme })).toEqual(sent);
    expect(await newRun().act(open, { key: one, records: acme })).toEqual(sent);
    expect(written()).toEqual(['POST /repos/tidewater/tracker/issues']);
    expect(issues).toMatchObject([{ title: 'Acme: sign', labels: ['sales'], assignees: ['ana'] }]);
    expect(issues[0]?.body).toBe(`Acme signed. @\u2060bo, @Ana\n\n<!-- woad:${one} -->\n<!-- woad-record:sales/acme -->`);
    expect(await newRun().act(open, { key: two, records: acme })).toEqual(sent);
    expect(issues).toHaveLength(2);
  });

  test('an answer that got lost is not asked for a second time', async () => {
    const { github, issues, newRun } = await openDesks();
    github.troubles.set('issues/create', [{ drop: 'after' }]).set('issues/create-comment', [{ drop: 'after' }]);
    expect(await newRun().act(open, { key: one, records: acme })).toMatchObject({
      state: 'later',
      reason: expect.stringMatching(/^GitHub could not be reached/),
    });
    expect(await newRun().act(open, { key: one, records: acme })).toEqual(sent);
    expect(await newRun().act(comment, { key: two, records: acme })).toMatchObject({ state: 'later' });
    expect(await newRun().act(comment, { key: two, records: acme })).toEqual(sent);
    expect(issues.map(({ comments }) => comments.map(({ body }) => body))).toEqual([[`Won by @\u2060bo.\n\n<!-- woad:${two} -->`]]);
  });

  test('the issue of a record is found by its earlier names, and closed with a word', async () => {
    const { issues, newRun } = await openDesks();
    await newRun().act(open, { key: one, records: acme });
    const asked = { key: two, records: ['sales/acme-inc', 'sales/acme'] };
    expect(await newRun().act({ ...close, body: 'Done.' }, asked)).toEqual(sent);
    expect(issues).toMatchObject([{ state: 'closed', comments: [{ body: `Done.\n\n<!-- woad:${two} -->` }] }]);
    expect(await newRun().act({ ...close, body: 'Done.' }, asked)).toEqual(sent);
    expect(issues[0]?.comments).toHaveLength(1);
    expect(await newRun().act(close, { key: three, records: ['sales/globex'] })).toEqual({
      state: 'failed',
      reason: 'no issue was opened for sales/globex',
    });
  });

  test('marks of a stranger, of a pull request and in a text of a rule count for nothing', async () => {
    const mark = `<!-- woad:${one} -->\n<!-- woad-record:sales/acme -->`;
    const stranger: LoopbackIssue = {
      number: 1,
      title: 'x',
      body: mark,
      state: 'open',
      login: 'mallory',
      labels: [],
      assignees: [],
      comments: [],
    };
    const pull = { number: 2, title: 'x', body: mark, state: 'open' as const, mergedAt: null, head: 'main', base: 'main' };
    const { issues, newRun } = await openDesks({ issues: [stranger], pulls: [pull] });
    expect((await newRun().act(close, { key: two, records: acme })).state).toBe('failed');
    await newRun().act({ ...open, body: `<!-- woad:${two} --><!--woad-record:sales/globex -->` }, { key: one, records: acme });
    expect(issues).toHaveLength(2);
    expect((await newRun().act(close, { key: three, records: ['sales/globex'] })).state).toBe('failed');
    expect(await newRun().act(open, { key: two, records: [] })).toEqual(sent);
    expect(issues).toHaveLength(3);
    issues[1]?.comments.push({ login: 'mallory', body: `<!-- woad:${three} -->` });
    await newRun().act(comment, { key: three, records: acme });
    expect(issues[1]?.comments).toHaveLength(2);
    expect(issues[0]).toMatchObject({ state: 'open', comments: [] });
  });

  test('the oldest of 250 issues is found, and a token of a person asks who it is', async () => {
    const at = (number: number): LoopbackIssue => ({
      ...{ number, title: 't', state: 'open', login: 'bo', labels: [], assignees: [], comments: [] },
      body: markText('', { keys: [], record: `sales/r${number}` }),
    });
    const { github, issues, newRun } = await openDesks({ login: 'bo', issues: Array.from({ length: 250 }, (_, n) => at(n + 1)) });
    const desk = newRun();
    expect(await desk.act(close, { key: one, records: ['sales/r1'] })).toEqual(sent);
    expect(await desk.act(close, { key: two, records: ['sales/r250'] })).toEqual(sent);
    expect(issues.filter(({ state }) => state === 'closed').map(({ number }) => number)).toEqual([1, 250]);
    expect(github.calls.filter(({ path }) => path.startsWith('GET'))).toHaveLength(4);
  });
});

describe('messages', () => {
  test('go to one issue of the record, to the people named and to nobody else, once', async () => {
    const { issues, newRun } = await openDesks();
    const message = {
      keys: [one, two],
      records: acme,
      people: ['ana', 'bo'],
      text: 'Acme is late, says @cy.',
      title: 'Messages about sales/acme',
    };
    for (let run = 0; run < 2; run++) expect(await newRun().tell(message)).toEqual(sent);
    expect(await newRun().tell({ ...message, keys: [three], records: ['sales/acme-inc', 'sales/acme'] })).toEqual(sent);
    expect(issues).toMatchObject([{ title: 'Messages about sales/acme', body: '\n\n<!-- woad-messages:sales/acme -->' }]);
    expect(issues[0]?.comments.map(({ body }) => body)).toEqual([
      `@ana @bo Acme is late, says @\u2060cy.\n\n<!-- woad:${one} -->\n<!-- woad:${two} -->`,
      `@ana @bo Acme is late, says @\u2060cy.\n\n<!-- woad:${three} -->`,
    ]);
    expect((await newRun().act(close, { key: one, records: acme })).state).toBe('failed');
    await newRun().tell({ ...message, keys: ['4'.repeat(64)], records: [], title: 'Messages' });
    expect(issues.map(({ title }) => title)).toEqual(['Messages about sales/acme', 'Messages']);
  });
});

describe('when GitHub does not do it', () => {
  test.each([
    [{ status: 502 }, { state: 'later', reason: 'GitHub answered 502: trouble' }],
    [
      { status: 429, headers: { 'retry-after': '60' } },
      { state: 'later', notBefore: '2026-11-21T10:16:00Z' },
    ],
    [{ status: 403, data: { message: 'You have exceeded a secondary rate limit' } }, { state: 'later' }],
    [
      { status: 403, headers: { 'x-ratelimit-remaining': '0', 'x-ratelimit-reset': String(now.getTime() / 1000 + 600) } },
      { state: 'later', notBefore: '2026-11-21T10:25:00Z' },
    ],
    [{ drop: 'before' as const }, { state: 'later', reason: expect.stringMatching(/^GitHub could not be reached: /) }],
    [{ status: 403 }, { state: 'failed', reason: 'GitHub answered 403: trouble' }],
    [
      { status: 410, data: { message: 'Issues are disabled' } },
      { state: 'failed', reason: 'GitHub answered 410: Issues are disabled' },
    ],
    [
      { status: 422, data: { message: `Validation Failed ${token}`, errors: [{ field: 'assignees', code: 'missing' }] } },
      { state: 'failed', reason: 'GitHub answered 422: Validation Failed *** (assignees missing)' },
    ],
  ])('%j', async (trouble, result) => {
    const { github, issues, newRun } = await openDesks();
    github.troubles.set('issues/create', [trouble]);
    const desk = newRun();
    expect(await desk.act(open, { key: one, records: acme })).toMatchObject(result);
    expect(await desk.act(open, { key: one, records: acme })).toEqual(sent);
    expect(issues).toHaveLength(1);
  });

  test('a limit met while asking who writes is no answer to that', async () => {
    const { github, newRun } = await openDesks({ login: 'bo' });
    github.troubles.set('users/get-authenticated', [{ status: 403, data: { message: 'API rate limit exceeded' } }]);
    expect((await newRun().act(open, { key: one, records: acme })).state).toBe('later');
  });

  test('another repository, to which the token has no way', async () => {
    const { issues, newRun } = await openDesks();
    const result = await newRun().act({ ...open, repository: 'tidewater/other' }, { key: one, records: acme });
    expect([result, issues]).toEqual([{ state: 'failed', reason: 'GitHub answered 404: Not Found' }, []]);
  });
});

describe('what stands in a text', () => {
  test.each([
    ['@ana', '@\u2060ana'],
    ['(@ana), .@eve -@cy é@di', '(@\u2060ana), .@\u2060eve -@\u2060cy é@\u2060di'],
    ['@tidewater/sales', '@\u2060tidewater/sales'],
    ['write to ana@tidewater.example', 'write to ana@tidewater.example'],
    ['@Bo and @bob', '@Bo and @\u2060bob'],
    ['a @ b, @-c', 'a @ b, @-c'],
  ])('%s', (text, escaped) => expect(escapeMentions(text, ['bo'])).toBe(escaped));

  test('marks are read again, however long the text is', () => {
    const marks = { keys: [one, two], record: 'sales/запуск', messages: undefined };
    const text = markText('😀'.repeat(40_000), marks);
    expect(text.length).toBeLessThan(65_536);
    expect([marksOf(text), text.isWellFormed()]).toEqual([marks, true]);
    expect(marksOf('')).toEqual({ keys: [] });
  });
});
