import { describe, expect, test } from 'vitest';
import es from '../../messages/es.ts';
import type { EmailEffect } from '../../model/effect.ts';
import type { MailMessage } from '../../model/mail.ts';
import { trialEffect, trialOrigin } from '../../story/mailing-origin.ts';
import { composeEmail, type MailOrigin, readSender } from './email.ts';
import { resolveRecipients } from './recipients.ts';

function compose(over: Partial<EmailEffect> = {}, origin: Partial<MailOrigin> = {}): MailMessage {
  const mail = composeEmail(trialEffect(over), trialOrigin(origin));
  if ('problem' in mail) throw new Error(mail.problem);
  return mail;
}

function problemOf(over: Partial<EmailEffect>, origin: Partial<MailOrigin> = {}): string {
  const mail = composeEmail(trialEffect(over), trialOrigin(origin));
  return 'problem' in mail ? mail.problem : 'none';
}

describe('a mail', () => {
  test('says who sent it and where its record is', () => {
    const mail = compose();
    expect(mail.text).toBe(
      'Hello Ana\n\n-- \nSent by the rule “Invite the candidate” of Tidewater Studio.\nAna Ruiz: https://tidewater.example/hiring/ana-ruiz/\n',
    );
    expect(mail.html).toContain('<strong>Ana</strong>');
    expect(mail.html).toContain('Sent by the rule “Invite the candidate” of Tidewater Studio.');
    expect(mail.html).toContain('<a href="https://tidewater.example/hiring/ana-ruiz/" style="color:#2f7de1">Ana Ruiz</a>');
    expect(mail.from).toEqual({ name: 'Tidewater', address: 'tracker@tidewater.example' });
    expect(mail.headers).toEqual({
      'Auto-Submitted': 'auto-generated',
      'X-Auto-Response-Suppress': 'All',
      'List-Id': '<invite.woad.tidewater.example>',
    });
  });

  test.each<[string, Partial<EmailEffect>]>([
    ['to somebody else', { to: ['nadia@candidate.example'] }],
    ['with a copy to somebody else', { bcc: ['nadia@candidate.example'] }],
  ])('%s says neither which rule sent it nor where its record is', (_, over) => {
    const mail = compose(over);
    expect(mail.text).toBe('Hello Ana\n\n-- \nSent by Tidewater Studio.\n');
    expect(JSON.stringify(mail)).not.toMatch(/Invite|invite|hiring|Ruiz/);
    expect(mail.headers['List-Id']).toBe('<mails.woad.tidewater.example>');
    expect(compose(over, { language: { code: 'es', words: es } }).text).toContain('Enviado por Tidewater Studio.');
  });

  test('speaks the language it is told to', () => {
    const mail = compose({}, { language: { code: 'es', words: es } });
    expect(mail.text).toContain('Enviado por la regla «Invite the candidate» de Tidewater Studio.');
    expect(mail.html).toContain('<html lang="es">');
  });

  test('a notice says nothing of a rule', () => {
    const { rule: _, record: __, link: ___, ...origin } = trialOrigin();
    const mail = composeEmail(trialEffect(), origin);
    expect(mail).toMatchObject({ text: 'Hello Ana\n', headers: { 'List-Id': '<notices.woad.tidewater.example>' } });
    expect(mail).not.toHaveProperty('thread');
  });

  test('is the same whenever it is composed, and one thread with the others of its record', () => {
    expect(compose()).toEqual(compose());
    const [one, two] = [compose({ subject: 'One' }, { key: '1'.repeat(64) }), compose({ subject: 'Two' }, { key: '2'.repeat(64) })];
    expect(one.messageId).toBe(`<${'1'.repeat(64)}@tidewater.example>`);
    expect(two.messageId).not.toBe(one.messageId);
    expect(two.thread).toBe(one.thread);
    expect(one.thread).toMatch(/^<record-[0-9a-f]{40}@tidewater\.example>$/);
    expect(compose({}, { record: { identity: 'hiring/luis', title: 'Luis' } }).thread).not.toBe(one.thread);
  });

  test('its subject is one line of at most 250 characters, without marks that nobody sees', () => {
    expect(compose({ subject: ' a\r\nBcc: evil@x.example\u2028b\u0000 ' }).subject).toBe('a Bcc: evil@x.example b');
    expect(compose({ subject: 'safe\u202eexe.pdf' }).subject).toBe('safeexe.pdf');
    expect([...compose({ subject: '🎉'.repeat(300) }).subject]).toHaveLength(250);
  });

  test('nobody gets it twice', () => {
    const mail = compose({ to: ['a@x.example', 'A@x.example'], cc: ['b@x.example', 'a@X.example'], bcc: ['b@x.example', 'c@x.example'] });
    expect([mail.to, mail.cc, mail.bcc]).toEqual([['a@x.example'], ['b@x.example'], ['c@x.example']]);
  });

  test('files go along by safe names', () => {
    const names = [
      'plan.pdf',
      '../../etc/passwd',
      'C:\\x\\plan.pdf',
      '.bashrc',
      'in\u202efdp.exe',
      'a\r\nb.txt',
      'Ñandú 日本.png',
      `${'n'.repeat(200)}.docx`,
    ];
    const files = new Map(names.map((name) => [name, Buffer.from(name)]));
    const mail = compose({ attachments: [...names, 'plan.pdf'] }, { files });
    expect(mail.attachments.map(({ name }) => name)).toEqual([
      'plan.pdf',
      'passwd',
      'plan (2).pdf',
      'bashrc',
      'infdp.exe',
      'ab.txt',
      'Ñandú 日本.png',
      `${'n'.repeat(95)}.docx`,
    ]);
  });

  test('values that the record holds make no HTML', () => {
    const mail = compose(
      { subject: '<b>"x"</b>', body: '<script>alert(1)</script>' },
      { tracker: '<i>T</i>', record: { identity: 'x', title: '"><img src=x>' } },
    );
    expect(mail.html.match(/<(script|img|b|i)[ >]/g)).toBeNull();
  });
});

describe('what cannot be a mail', () => {
  const big = new Uint8Array(6 * 1024 * 1024);
  test.each<[string, Partial<EmailEffect>, Partial<MailOrigin>, string]>([
    ['nobody', { to: [] }, {}, 'nobody is named to write to'],
    ['a list', { to: ['a@b.example, evil@x.example'] }, {}, 'a recipient is not one e-mail address'],
    ['a person not resolved', { cc: ['@ana'] }, {}, 'a recipient is not one e-mail address'],
    ['a line break in an address', { bcc: ['a@b.example\r\nTo: evil@x.example'] }, {}, 'a recipient is not one e-mail address'],
    ['a line break in reply_to', { replyTo: 'a@b.example\r\nBcc: evil@x.example' }, {}, 'reply_to is not one e-mail address'],
    [
      '51 recipients',
      { to: Array.from({ length: 51 }, (_, index) => `a${index}@x.example`) },
      {},
      'the mail has 51 recipients; one mail goes to at most 50',
    ],
    ['no subject', { subject: ' \n ' }, {}, 'the subject is empty'],
    ['no text', { body: '[](https://a.example)'.slice(0, 2) && '  \n' }, {}, 'the text is empty'],
    ['a very long text', { body: 'x'.repeat(200_001) }, {}, 'the text has more than 200000 characters'],
    ['a file that is not there', { attachments: ['x.pdf'] }, {}, 'the record has no file "x.pdf"'],
    [
      'files that are too large',
      { attachments: ['a', 'b'] },
      {
        files: new Map([
          ['a', big],
          ['b', big],
        ]),
      },
      'the attachments are 12.0 MiB together; a mail takes at most 10 MiB',
    ],
    [
      'no sender',
      {},
      { from: 'Tidewater' },
      'email.from of the workspace is no address; expected tracker@example.org or Name <tracker@example.org>',
    ],
  ])('%s', (_what, over, origin, problem) => {
    expect(problemOf(over, origin)).toBe(problem);
  });

  test.each([
    ['tracker@x.example', '', 'tracker@x.example'],
    ['Tidewater <tracker@x.example>', 'Tidewater', 'tracker@x.example'],
    ['"Tidewater, Inc." <tracker@x.example>', 'Tidewater, Inc.', 'tracker@x.example'],
    ['A\r\nBcc: evil@x.example <tracker@x.example>', 'A Bcc: evil@x.example', 'tracker@x.example'],
  ])('the sender %j', (written, name, address) => {
    expect(readSender(written)).toEqual({ name, address });
  });

  test.each(['a@x.example, b@x.example', 'A <a@x.example>, B <b@x.example>', '<>', 'A <a@x.example> B', 'A <"a b"@x.example>'])(
    'the sender %j',
    (written) => {
      expect(readSender(written)).toHaveProperty('problem');
    },
  );
});

describe('people as recipients', () => {
  const people = new Map([
    ['ana', { email: 'ana@tidewater.example' }],
    ['ben', {}],
    ['eve', { email: 'eve@x.example, ben@x.example' }],
  ]);
  test.each<[string[], string[] | string]>([
    [
      ['@ana', 'info@x.example'],
      ['ana@tidewater.example', 'info@x.example'],
    ],
    [['@ben'], 'ben has no e-mail address, neither in workspace.yml nor in the secret PEOPLE'],
    [['@nobody'], 'nobody has no e-mail address, neither in workspace.yml nor in the secret PEOPLE'],
    [['@eve'], 'what stands as the e-mail of eve is not one address'],
    [['x@y.example, z@y.example'], 'what stands for a recipient is not one e-mail address'],
  ])('%j', (to, expected) => {
    const resolved = resolveRecipients(trialEffect({ to, cc: ['@ana'], replyTo: '@ana' }), people);
    if ('problem' in resolved) expect(resolved.problem).toBe(expected);
    else expect([resolved.to, resolved.cc, resolved.replyTo]).toEqual([expected, ['ana@tidewater.example'], 'ana@tidewater.example']);
  });
});
