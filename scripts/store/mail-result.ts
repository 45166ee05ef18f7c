import type { EffectResult } from '../model/effect.ts';
import type { MailMessage } from '../model/mail.ts';
import type { MailHost } from './mail-address.ts';

/** What an attempt to send ended with: `response` and `responseCode` are the server's, `command` tells where it was (`CONN`: nowhere, the connection broke). */
export interface MailFailure extends Error {
  code?: string;
  command?: string;
  response?: string;
  responseCode?: number;
}

const longestReason = 200;
/** More of what a server says is not looked at. */
const mostWords = 2000;

/** What became of a mail that was not taken. `given`: all of it had been handed over, so that only the server's answer could tell. */
export function resultOfFailure(failure: MailFailure, given: boolean, hide: (words: string) => string): EffectResult {
  const { responseCode = 0, response, command, code, message } = failure;
  const isAnswer = response !== undefined && responseCode >= 400 && responseCode < 600 && command !== 'CONN';
  if (isAnswer) {
    const reason = `the mail server said ${hide(response)}`;
    return { state: responseCode < 500 ? 'later' : 'failed', reason };
  }
  if (given) return { state: 'unknown', reason: `the mail was handed over, and no answer came: ${hide(wordsFor(failure))}` };
  if (code === 'EMESSAGE') return { state: 'failed', reason: 'the mail is larger than the mail server takes' };
  if (command === 'API') return { state: 'failed', reason: hide(message) };
  return { state: 'later', reason: `no mail could be handed over: ${hide(wordsFor(failure))}` };
}

/** What stopped every mail of a run: it says nothing about a mail, so each may be tried again. */
export function resultOfNoConnection(failure: MailFailure, hide: (words: string) => string): EffectResult {
  const { command, response } = failure;
  const words = hide(response ?? wordsFor(failure));
  if (command?.startsWith('AUTH')) return { state: 'later', reason: `the mail server refused the login of SMTP_URL: ${words}` };
  if (command === 'STARTTLS' || failure.code === 'ETLS')
    return {
      state: 'later',
      reason: `no encrypted connection to the mail server: ${words}; without a login, ?insecure in SMTP_URL allows a plain one`,
    };
  return { state: 'later', reason: `no connection to the mail server: ${words}` };
}

function wordsFor({ code, message, originalCode }: MailFailure & { originalCode?: string }): string {
  if (originalCode === 'ECONNREFUSED') return 'it refuses connections';
  if (code === 'EDNS') return 'its name is not known';
  if (code === 'ETIMEDOUT') return 'it did not answer in time';
  if (code === 'ECONNECTION' || originalCode === 'ECONNRESET' || originalCode === 'EPIPE') return 'it closed the connection';
  return message;
}

/** Takes out of words what nobody may read in a log: addresses, the names before the `@` of recipients, the host and login in each way they are written. */
export function hiderFor({ host, login }: MailHost, message?: Pick<MailMessage, 'to' | 'cc' | 'bcc'>): (words: string) => string {
  const credentials = login ? [login.pass, login.user, `\0${login.user}\0${login.pass}`].flatMap(spellings) : [];
  const secrets = [...credentials, host].sort((a, b) => b.length - a.length).map((each) => RegExp.escape(each));
  const secret = new RegExp(secrets.join('|'), 'gi');
  const recipients = [...(message?.to ?? []), ...(message?.cc ?? []), ...(message?.bcc ?? [])];
  const names = new Set(recipients.map((each) => each.slice(0, each.lastIndexOf('@')).toLowerCase()));
  const isName = (word: string): boolean => names.has(word.toLowerCase()) || names.has(word.toLowerCase().replace(/[.!?]+$/, ''));
  return (words) => {
    const known = words.length <= mostWords ? words : words.slice(0, mostWords).replace(/\S*$/, '');
    const text = known
      .replace(secret, '(hidden)')
      .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\s]+/gu, ' ')
      .replace(/[^\s<>"'(),;:]*@[^\s<>"'(),;:]*/g, '(address)')
      .replace(/[^\s<>"(),;:]+/g, (word) => (isName(word) ? '(name)' : word))
      .trim();
    return text.length <= longestReason ? text : `${text.slice(0, longestReason - 1)}…`;
  };
}

function spellings(text: string): string[] {
  return [text, Buffer.from(text).toString('base64').replace(/=+$/, ''), encodeURIComponent(text)];
}
