import { describe, expect, test } from 'vitest';
import { composeEmail, type MailOrigin } from '../engine/message/email.ts';
import type { EmailEffect } from '../model/effect.ts';
import type { MailMessage } from '../model/mail.ts';
import { sendMail } from '../store/mail.ts';
import { openMail, trialMail } from '../story/mailing.ts';
import { trialEffect, trialOrigin } from '../story/mailing-origin.ts';
import { openReceiver } from '../story/receiver.ts';

const evil = /evil/i;
const breaks = ['\r\n', '\n', '\r', '\u2028', '\u2029', '\u0085', '\u000b', '\r\n\r\n', '=0D=0A', '%0d%0a', '\\r\\n', '嘊嘍', '\u{560a}'];
const addresses = [
  'a@b.example, evil@x.example',
  'a@b.example; evil@x.example',
  'a@b.example evil@x.example',
  '"a@b.example, evil"@x.example',
  '"evil@x.example x"@b.example',
  'evil@x.example@b.example',
  'Ana <evil@x.example>',
  '<evil@x.example>',
  'group: evil@x.example;',
  'a@b.example(evil@x.example)',
  'a@b.example>\r\nRCPT TO:<evil@x.example',
  'a@b.example> BODY=8BITMIME\r\nRCPT TO:<evil@x.example>',
  'evil\u0000@b.example',
  'evil@b\u3002example',
  'еvil@b.example',
  'evil@[127.0.0.1]',
  '=?utf-8?Q?evil=40x.example=2C?= <a@b.example>',
  ...breaks.map((end) => `a@b.example${end}Bcc: evil@x.example`),
];

describe('mail that tries to go elsewhere', () => {
  test.each(addresses)('%j is no recipient: neither composing nor sending takes it', async (address) => {
    for (const key of ['to', 'cc', 'bcc'] as const)
      expect(composeEmail(trialEffect({ [key]: [address] }), trialOrigin())).toHaveProperty('problem');
    expect(composeEmail(trialEffect({ replyTo: address }), trialOrigin())).toHaveProperty('problem');
    const { smtp, server } = await openMail();
    for (const over of [{ to: [address] }, { cc: [address] }, { bcc: [address] }, { replyTo: address }, { from: { name: '', address } }]) {
      const result = await sendMail(server, trialMail(over));
      expect(result.state).toBe('failed');
      expect(result.reason).not.toMatch(evil);
    }
    expect(smtp.connections()).toBe(0);
  });

  test('line breaks in texts begin no header', async () => {
    const { smtp, server } = await openMail();
    for (const end of breaks) {
      const text = `x${end}Bcc: evil@x.example${end}X-Evil: 1`;
      const over: Partial<EmailEffect> = { subject: text, body: `${text}\n.\n${text}`, attachments: [text] };
      const origin: Partial<MailOrigin> = {
        from: `${text} <tracker@tidewater.example>`,
        tracker: text,
        rule: { name: text, title: text },
        record: { identity: text, title: text },
        link: `https://x.example/${text}`,
        key: text,
        files: new Map([[text, Buffer.from(text)]]),
      };
      const mail = composeEmail(trialEffect(over), trialOrigin(origin));
      if ('problem' in mail) throw new Error(mail.problem);
      expect(await sendMail(server, mail)).toEqual({ state: 'sent' });
    }
    expect(smtp.messages).toHaveLength(breaks.length);
    for (const { mail, to, from } of smtp.messages) {
      expect([from, to]).toEqual(['tracker@tidewater.example', ['ana@tidewater.example']]);
      expect(mail.from?.value.map(({ address }) => address)).toEqual(['tracker@tidewater.example']);
      expect(mail.bcc).toBeUndefined();
      expect([...mail.headers.keys()].filter((name) => evil.test(name))).toEqual([]);
      expect(mail.headerLines.map(({ key }) => key).toSorted()).toEqual([...new Set(mail.headerLines.map(({ key }) => key))].toSorted());
    }
  });

  test.each<[string, Partial<MailMessage>]>([
    ['subject', { subject: 'x\r\nBcc: evil@x.example' }],
    ['name of the sender', { from: { name: 'x\r\nBcc: evil@x.example', address: 'tracker@tidewater.example' } }],
    ['id', { messageId: '<a@b>\r\nBcc: evil@x.example' }],
    ['thread', { thread: '<a@b.example>\r\nBcc: <evil@x.example>' }],
    ['value of a header', { headers: { 'List-Id': 'x\r\nBcc: evil@x.example' } }],
    ['name of a header', { headers: { 'X\r\nBcc: evil@x.example': 'x' } }],
    ['name of a header with a colon', { headers: { 'Bcc: evil@x.example': 'x' } }],
    ['name of a file', { attachments: [{ name: 'x\r\nBcc: evil@x.example', bytes: new Uint8Array() }] }],
    ['path of a file', { attachments: [{ name: '../evil', bytes: new Uint8Array() }] }],
  ])('the one who sends looks again: %s', async (_what, over) => {
    const { smtp, server } = await openMail();
    const result = await sendMail(server, trialMail(over));
    expect([result.state, result.reason]).toEqual(['failed', expect.not.stringMatching(evil)]);
    expect(smtp.connections()).toBe(0);
  });

  test('a text cannot end the mail and say commands', async () => {
    const { smtp, server } = await openMail();
    const smuggled = ['\n.\n', '\r.\r', '\r\n.\r\n', '\n.\r\n', '\r.\r\n'].map(
      (end) => `x${end}MAIL FROM:<evil@x.example>\r\nRCPT TO:<evil@x.example>\r\nDATA\r\nevil`,
    );
    for (const text of smuggled)
      await sendMail(server, trialMail({ text, html: text, attachments: [{ name: 'a.txt', bytes: Buffer.from(text) }] }));
    expect(smtp.messages.map(({ to }) => to)).toEqual(smuggled.map(() => ['ana@tidewater.example']));
  });

  test('no file and no address is opened for what a text or a name says', async () => {
    const { smtp, server } = await openMail();
    const odd = { path: '/etc/hostname', href: 'http://127.0.0.1:9/' };
    // what the types forbid: as if a hole elsewhere had let an object through
    const attachments = [{ name: 'a.txt', bytes: Buffer.from('own'), ...odd }] as MailMessage['attachments'];
    expect((await sendMail(server, trialMail({ attachments }))).state).toBe('sent');
    expect(smtp.messages[0]?.mail.attachments[0]?.content.toString()).toBe('own');
    const { url, got } = await openReceiver();
    for (const text of [{ path: '/etc/hostname' }, { href: url }, odd]) {
      const forged = { ...trialMail(), text, html: text } as unknown as MailMessage;
      expect((await sendMail(server, forged)).state).toBe('failed');
    }
    expect(got).toEqual([]);
    const mail = composeEmail(trialEffect({ attachments: ['file:///etc/hostname'] }), trialOrigin());
    expect(mail).toEqual({ problem: 'the record has no file "file:///etc/hostname"' });
    expect(smtp.messages).toHaveLength(1);
  });
});
