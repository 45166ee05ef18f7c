import { describe, expect, test } from 'vitest';
import { openMail, sendTrial, trialMail } from '../story/mailing.ts';
import { closeMailServer, sendMail } from './mail.ts';
import { readMailHost } from './mail-address.ts';

const login = { user: 'tracker-bot', pass: 'pa55 w/rd' };

describe('a mail that is taken', () => {
  test('arrives with everything it holds, and blind copies only in the envelope', async () => {
    const { result, smtp } = await sendTrial(
      { login },
      {
        to: ['ana@tidewater.example', 'luis@tidewater.example'],
        cc: ['cc@tidewater.example'],
        bcc: ['hidden@tidewater.example'],
        replyTo: 'jobs@tidewater.example',
        subject: 'Приглашение — «Interview» 🎉',
        thread: '<record@tidewater.example>',
        attachments: [
          { name: 'Ünïcode plan.pdf', bytes: Buffer.from('%PDF') },
          { name: 'page.html', bytes: Buffer.from('<script>1</script>') },
        ],
      },
    );
    expect(result).toEqual({ state: 'sent' });
    const [arrived] = smtp.messages;
    expect(arrived?.from).toBe('tracker@tidewater.example');
    expect(arrived?.to).toEqual(['ana@tidewater.example', 'luis@tidewater.example', 'cc@tidewater.example', 'hidden@tidewater.example']);
    expect(arrived?.raw).not.toMatch(/hidden|bcc/i);
    const read = arrived!.mail;
    expect(read.from?.value).toEqual([{ name: 'Tidewater, "the" Studio', address: 'tracker@tidewater.example' }]);
    expect([read.to].flat().map((each) => each?.text)).toEqual(['ana@tidewater.example, luis@tidewater.example']);
    expect(read.replyTo?.text).toBe('jobs@tidewater.example');
    expect(read.subject).toBe('Приглашение — «Interview» 🎉');
    expect([read.messageId, read.inReplyTo, read.references]).toEqual([
      '<abc@tidewater.example>',
      '<record@tidewater.example>',
      '<record@tidewater.example>',
    ]);
    expect(read.headers.get('auto-submitted')).toBe('auto-generated');
    expect([read.text, read.html]).toEqual(['Hello Ana\n', '<p>Hello Ana</p>\n']);
    expect(
      read.attachments.map(({ filename, contentType, contentDisposition, content }) => [
        filename,
        contentType,
        contentDisposition,
        `${content}`,
      ]),
    ).toEqual([
      ['Ünïcode plan.pdf', 'application/pdf', 'attachment', '%PDF'],
      ['page.html', 'text/html', 'attachment', '<script>1</script>'],
    ]);
  });

  test('what a mail program should not open by itself is called a file of no kind', async () => {
    const { smtp } = await sendTrial(
      {},
      { attachments: ['a.html', 'a.svg', 'a.eml', 'a'].map((name) => ({ name, bytes: Buffer.from('<b>') })) },
    );
    expect(smtp.messages[0]?.raw.match(/^Content-Type: .*/gm)?.slice(-4)).toEqual(
      Array(4).fill(expect.stringMatching(/application\/octet-stream/)),
    );
  });

  test('one connection serves many, in their order, also when they are asked for at once', async () => {
    const { smtp, server } = await openMail({ login });
    const subjects = Array.from({ length: 30 }, (_, index) => `Mail ${index}`);
    const results = await Promise.all(subjects.map((subject) => sendMail(server, trialMail({ subject }))));
    expect(results).toEqual(subjects.map(() => ({ state: 'sent' })));
    expect(smtp.messages.map(({ mail }) => mail.subject)).toEqual(subjects);
    expect(smtp.connections()).toBe(1);
    await closeMailServer(server);
    expect(await sendMail(server, trialMail())).toEqual({ state: 'sent' });
    expect(smtp.connections()).toBe(2);
  });

  test('a connection that ended while it rested is opened again', async () => {
    const { smtp, server } = await openMail({
      answer: ({ at, before }) => (at === 'sender' && before === 1 ? 'drop' : undefined),
    });
    expect(await sendMail(server, trialMail())).toEqual({ state: 'sent' });
    expect(await sendMail(server, trialMail())).toEqual({ state: 'sent' });
    expect([smtp.messages.length, smtp.connections()]).toEqual([2, 2]);
  });

  test('a large one arrives whole', async () => {
    const bytes = Buffer.alloc(3_000_000, 'line of text.\r\n.\r\n');
    const { result, smtp } = await sendTrial({}, { attachments: [{ name: 'large.bin', bytes }] });
    expect(result).toEqual({ state: 'sent' });
    expect(smtp.messages[0]?.mail.attachments[0]?.content.equals(bytes)).toBe(true);
  });
});

describe('encryption', () => {
  test('TLS from the first byte', async () => {
    const { smtp, server } = await openMail({ login, tls: 'whole' });
    server.settings = { certificate: smtp.certificate! };
    expect(await sendMail(server, trialMail())).toEqual({ state: 'sent' });
    expect(smtp.messages[0]?.secure).toBe(true);
  });

  test('STARTTLS, for a host that is not this machine by its name', async () => {
    const { smtp, server } = await openMail({ login, tls: 'start' }, {}, '0.0.0.0');
    server.settings = { certificate: smtp.certificate! };
    expect(await sendMail(server, trialMail())).toEqual({ state: 'sent' });
    expect(smtp.messages[0]?.secure).toBe(true);
  });

  test('a server without it gets neither a password nor a mail', async () => {
    const { smtp, server } = await openMail({ login }, {}, '0.0.0.0');
    expect(await sendMail(server, trialMail())).toEqual({
      state: 'later',
      reason: expect.stringMatching(/^no encrypted connection to the mail server/),
    });
    expect(smtp.messages).toEqual([]);
  });

  test('a certificate that nobody vouches for is refused', async () => {
    const { smtp, server } = await openMail({ login, tls: 'start' }, {}, '0.0.0.0');
    expect(await sendMail(server, trialMail())).toEqual({ state: 'later', reason: expect.stringMatching(/self-signed certificate/) });
    expect(smtp.messages).toEqual([]);
  });

  test('?insecure sends to a server without TLS', async () => {
    const { server } = await openMail({}, {}, '0.0.0.0');
    server.host = readMailHost(`smtp://0.0.0.0:${server.host.port}?insecure`);
    expect(await sendMail(server, trialMail())).toEqual({ state: 'sent' });
  });
});
