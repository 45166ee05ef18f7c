import { onTestFinished } from 'vitest';
import type { EffectResult } from '../model/effect.ts';
import type { MailMessage } from '../model/mail.ts';
import { closeMailServer, type MailServer, type MailSettings, openMailServer, sendMail } from '../store/mail.ts';
import { openSmtp, type Smtp, type SmtpBehaviour, type SmtpMoment } from './smtp.ts';

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

/** Sends small mails, all at once, to a server that behaves so. Where it may keep silent it is waited for shortly; where the time was over before it came to that, since this machine is slow, all is tried anew with more of it. */
export async function sendTrials(
  behaviour: SmtpBehaviour,
  mails: readonly MailMessage[],
): Promise<{ results: EffectResult[]; smtp: Smtp }> {
  for (let wait = 300; ; wait *= 2) {
    let wasSilent = false;
    const answer = (moment: SmtpMoment): string | undefined => {
      const told = behaviour.answer?.(moment);
      wasSilent ||= told === 'silence';
      return told;
    };
    const { smtp, server } = await openMail({ ...behaviour, answer }, { waits: { connection: 5 * wait, greeting: wait, socket: wait } });
    const results = await Promise.all(mails.map((mail) => sendMail(server, mail)));
    const isEarly = !wasSilent && results.some(({ reason }) => reason?.includes('did not answer in time'));
    if (!isEarly || wait > 10_000) return { results, smtp };
  }
}

/** Sends a small mail to a server that behaves so; one that behaves well has all the time it needs. */
export async function sendTrial(behaviour: SmtpBehaviour, over: Partial<MailMessage> = {}): Promise<{ result: EffectResult; smtp: Smtp }> {
  const mail = trialMail(over);
  if (Object.keys(behaviour).length === 0) {
    const { smtp, server } = await openMail(behaviour);
    return { result: await sendMail(server, mail), smtp };
  }
  const { results, smtp } = await sendTrials(behaviour, [mail]);
  const [result = { state: 'unknown' }] = results;
  return { result, smtp };
}
