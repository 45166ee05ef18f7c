import { onTestFinished } from 'vitest';
import type { EffectResult } from '../model/effect.ts';
import type { MailMessage } from '../model/mail.ts';
import { closeMailServer, type MailServer, type MailSettings, openMailServer, sendMail } from '../store/mail.ts';
import { openSmtp, type Smtp, type SmtpBehaviour } from './smtp.ts';

/** A mail server and the way to it, until the test ends; by `host` it is another name for 127.0.0.1. */
export async function openMail(
  behaviour: SmtpBehaviour = {},
  settings: MailSettings = {},
  host = '127.0.0.1',
): Promise<{ smtp: Smtp; server: MailServer }> {
  const smtp = await openSmtp(behaviour);
  const server = openMailServer(smtp.url.replace('127.0.0.1', host), settings);
  onTestFinished(async () => {
    await closeMailServer(server);
    await smtp.close();
  });
  return { smtp, server };
}

/** A small mail, but for what is given. */
export function trialMail(over: Partial<MailMessage> = {}): MailMessage {
  return {
    from: { name: 'Tidewater, "the" Studio', address: 'tracker@tidewater.example' },
    to: ['ana@tidewater.example'],
    cc: [],
    bcc: [],
    subject: 'Hello',
    text: 'Hello Ana\n',
    html: '<p>Hello Ana</p>\n',
    messageId: '<abc@tidewater.example>',
    headers: { 'Auto-Submitted': 'auto-generated' },
    attachments: [],
    ...over,
  };
}

/** So long a test waits for a mail server that does not answer. */
export const shortWaits = { connection: 2000, greeting: 300, socket: 300 };

/** Sends a small mail to a server that behaves so; one that behaves well has all the time it needs. */
export async function sendTrial(behaviour: SmtpBehaviour, over: Partial<MailMessage> = {}): Promise<{ result: EffectResult; smtp: Smtp }> {
  const behavesWell = Object.keys(behaviour).length === 0;
  const { smtp, server } = await openMail(behaviour, behavesWell ? {} : { waits: shortWaits });
  return { result: await sendMail(server, trialMail(over)), smtp };
}
