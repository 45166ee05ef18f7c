import { createHash } from 'node:crypto';
import type { MailOrigin } from '../engine/message/email.ts';
import en from '../messages/en.ts';
import type { EmailEffect } from '../model/effect.ts';

/** A small mail that a rule asks for, but for what is given. */
export function trialEffect(over: Partial<EmailEffect> = {}): EmailEffect {
  return {
    kind: 'email',
    to: ['ana@tidewater.example'],
    cc: [],
    bcc: [],
    subject: 'Hello',
    body: 'Hello **Ana**',
    attachments: [],
    ...over,
  };
}

/** What a mail of a trial comes from, but for what is given. */
export function trialOrigin(over: Partial<MailOrigin> = {}): MailOrigin {
  return {
    key: 'ab'.repeat(32),
    from: 'Tidewater <tracker@tidewater.example>',
    tracker: 'Tidewater Studio',
    people: ['ana@tidewater.example'],
    rule: { name: 'invite', title: 'Invite the candidate' },
    record: { identity: 'hiring/ana-ruiz', title: 'Ana Ruiz' },
    link: 'https://tidewater.example/hiring/ana-ruiz/',
    language: { code: 'en', words: en },
    files: new Map(),
    digest: (text) => createHash('sha256').update(text).digest('hex'),
    ...over,
  };
}
