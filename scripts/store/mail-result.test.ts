import { describe, expect, test } from 'vitest';
import type { EffectResult } from '../model/effect.ts';
import { openMail, sendTrial, sendTrials, trialMail } from '../story/mailing.ts';
import type { SmtpBehaviour } from '../story/smtp.ts';
import { sendMail } from './mail.ts';

const login = { user: 'tracker-bot', pass: 'pa55 w/rd' };

describe('what came of it', () => {
  const cases: [string, SmtpBehaviour['answer'], EffectResult['state'], RegExp][] = [
    [
      '450 for the recipient',
      ({ at }) => (at === 'recipient' ? '450 greylisted' : undefined),
      'later',
      /^the mail server said 450 greylisted$/,
    ],
    [
      '550 for the recipient',
      ({ at }) => (at === 'recipient' ? '550 no such user' : undefined),
      'failed',
      /^the mail server said 550 no such user$/,
    ],
    ['421 for the sender', ({ at }) => (at === 'sender' ? '421 too busy' : undefined), 'later', /421 too busy/],
    ['553 for the sender', ({ at }) => (at === 'sender' ? '553 not you' : undefined), 'failed', /553 not you/],
    ['451 for the mail', ({ at }) => (at === 'message' ? '451 disk full' : undefined), 'later', /451 disk full/],
    ['554 for the mail', ({ at }) => (at === 'message' ? '554 looks like spam' : undefined), 'failed', /554 looks like spam/],
    [
      '554 for a greeting',
      ({ at }) => (at === 'connect' ? '554 go away' : undefined),
      'later',
      /^no connection to the mail server: 554 go away$/,
    ],
    [
      'no greeting',
      ({ at }) => (at === 'connect' ? 'silence' : undefined),
      'later',
      /^no connection to the mail server: it did not answer in time$/,
    ],
    [
      'the end before a greeting',
      ({ at }) => (at === 'connect' ? 'drop' : undefined),
      'later',
      /^no connection to the mail server: it closed the connection$/,
    ],
    ['no answer to the sender', ({ at }) => (at === 'sender' ? 'silence' : undefined), 'later', /it did not answer in time/],
    ['the end at the recipient', ({ at }) => (at === 'recipient' ? 'drop' : undefined), 'later', /it closed the connection/],
    ['no answer to the recipient', ({ at }) => (at === 'recipient' ? 'silence' : undefined), 'later', /it did not answer in time/],
    [
      'the end behind the mail',
      ({ at }) => (at === 'message' ? 'drop' : undefined),
      'unknown',
      /^the mail was handed over, and no answer came: it closed the connection$/,
    ],
    [
      'no answer to the mail',
      ({ at }) => (at === 'message' ? 'silence' : undefined),
      'unknown',
      /no answer came: it did not answer in time$/,
    ],
  ];
  test.each(cases)('%s', async (_what, answer, state, words) => {
    const { result, smtp } = await sendTrial({ answer });
    expect(result).toEqual({ state, reason: expect.stringMatching(words) });
    expect(smtp.messages).toEqual([]);
  });

  test('nobody listens', async () => {
    const { smtp, server } = await openMail();
    await smtp.close();
    expect(await sendMail(server, trialMail())).toEqual({
      state: 'later',
      reason: 'no connection to the mail server: it refuses connections',
    });
  });

  test('some recipients are refused: it went, and how many it did not reach is told without their addresses', async () => {
    const { result, smtp } = await sendTrial(
      {
        answer: ({ at, address }) => (at === 'recipient' && address.startsWith('gone') ? '550 gone@tidewater.example is gone' : undefined),
      },
      { to: ['ana@tidewater.example', 'gone@tidewater.example'], bcc: ['gone2@tidewater.example'] },
    );
    expect(result).toEqual({ state: 'sent', reason: 'the mail server refused 2 of 3 recipients' });
    expect(smtp.messages[0]?.to).toEqual(['ana@tidewater.example']);
  });

  test('all are refused, one of them only for now: it is tried again', async () => {
    const { result } = await sendTrial(
      { answer: ({ at, before }) => (at === 'recipient' ? (before === 0 ? '450 later' : '550 never') : undefined) },
      { to: ['ana@tidewater.example', 'ben@tidewater.example'] },
    );
    expect(result).toEqual({ state: 'later', reason: 'the mail server said 450 later' });
  });

  test.each(['drop', 'silence'])('behind a mail without an answer (%s) no other is risked', async (answer) => {
    const { results, smtp } = await sendTrials(
      { answer: ({ at, before }) => (at === 'message' && before === 1 ? answer : undefined) },
      [1, 2, 3, 4].map(() => trialMail()),
    );
    expect(results.map(({ state }) => state)).toEqual(['sent', 'unknown', 'later', 'later']);
    expect(smtp.messages).toHaveLength(1);
  });

  test('a mail that is refused leaves the next one as it is', async () => {
    const { smtp, server } = await openMail({ answer: ({ at, before }) => (at === 'message' && before === 0 ? '554 spam' : undefined) });
    expect((await sendMail(server, trialMail())).state).toBe('failed');
    expect(await sendMail(server, trialMail({ subject: 'Second' }))).toEqual({ state: 'sent' });
    expect(smtp.messages.map(({ mail }) => mail.subject)).toEqual(['Second']);
  });

  test('a wrong password is tried once in a run, and every mail may be tried again', async () => {
    const { smtp, server } = await openMail({ login });
    server.host.login = { user: login.user, pass: 'wrong one' };
    const expected = { state: 'later', reason: 'the mail server refused the login of SMTP_URL: 535 wrong login' };
    expect(await sendMail(server, trialMail())).toEqual(expected);
    expect(await sendMail(server, trialMail())).toEqual(expected);
    expect(smtp.connections()).toBe(1);
  });

  test('words of the server are told without addresses, names and credentials', async () => {
    const encoded = Buffer.from(login.pass).toString('base64');
    const { result } = await sendTrial({
      login,
      answer: ({ at }) =>
        at === 'recipient'
          ? `550 <ana@tidewater.example> Ana: unknown to ${login.user} (${login.pass}, ${encoded}) of tracker@tidewater.example`
          : undefined,
    });
    expect(result.reason).toBe('the mail server said 550 <(address)> (name): unknown to (hidden) ((hidden), (hidden)) of (address)');
  });
});
