import { addressOfSender, hostOfAddress, isAddress } from '../../model/address.ts';
import type { EmailEffect } from '../../model/effect.ts';
import type { Problem } from '../../model/field-type.ts';
import type { MailMessage, MailSender } from '../../model/mail.ts';
import type { MessageLanguage } from '../../model/message-language.ts';
import { cutLine } from '../../model/words.ts';
import { attachFiles } from './files.ts';
import { type FindRecord, htmlOf, parseMarkdown, withoutHidden } from './markdown.ts';
import { fill } from './notice.ts';
import { plainOf } from './plain.ts';
import { drawPage, type MailFooter } from './template.ts';

/** What a mail comes from and is about. */
export interface MailOrigin {
  /** Of the effect. */
  key: string;
  /** `email.from` of the workspace: an address, or `Name <address>`. */
  from: string;
  /** The title of the tracker, as plain text in the language of the mail. */
  tracker: string;
  /** The rule that sends it, by its file name and its title; absent for notices, which say themselves why they come. */
  rule?: { name: string; title: string };
  /** Addresses of the workspace's people: only they learn which rule sent it, and where its record is. */
  people: readonly string[];
  /** Whatever mails of one record go out are one thread: its identity is what stays when it is renamed. */
  record?: { identity: string; title: string };
  /** Where people find the record, else the tracker: on the site, else on GitHub. */
  link?: string;
  language: { code: string; words: Pick<MessageLanguage, 'sentBy' | 'sentByTracker'> };
  /** Bytes of the record's files by the names that the effect uses. */
  files: ReadonlyMap<string, Uint8Array>;
  /** For `[[board/slug]]` in the text; without it the name is shown. */
  find?: FindRecord;
  /** SHA-256 in hex. */
  digest(text: string): string;
}

const longestSubject = 250;
const longestBody = 200_000;
const mostRecipients = 50;

/** The mail that an effect asks for; its addresses must stand there already, and be allowed. What cannot be a mail is a problem, told without an address. */
export function composeEmail(effect: EmailEffect, origin: MailOrigin): MailMessage | Problem {
  const from = readSender(origin.from);
  if ('problem' in from) return from;
  const recipients = eachOnce([effect.to, effect.cc, effect.bcc]);
  if ('problem' in recipients) return recipients;
  const { replyTo } = effect;
  if (replyTo !== undefined && !isAddress(replyTo)) return { problem: 'reply_to is not one e-mail address' };
  const subject = cutLine(withoutHidden(effect.subject), longestSubject);
  if (subject === '') return { problem: 'the subject is empty' };
  if (effect.body.length > longestBody) return { problem: `the text has more than ${longestBody} characters` };
  const attachments = attachFiles(effect.attachments, origin.files);
  if ('problem' in attachments) return attachments;
  const body = parseMarkdown(effect.body, origin.find);
  const text = plainOf(body);
  if (text.trim() === '') return { problem: 'the text is empty' };
  const host = hostOfAddress(from.address);
  const [to = [], cc = [], bcc = []] = recipients;
  const known = new Set(origin.people.map((address) => address.toLowerCase()));
  const isInside = [...to, ...cc, ...bcc].every((address) => known.has(address.toLowerCase()));
  const footer = isInside ? footerOf(origin) : footerForOthers(origin);
  return {
    from,
    to,
    cc,
    bcc,
    ...(replyTo === undefined ? {} : { replyTo }),
    subject,
    text: text + plainFooter(footer),
    html: drawPage({ subject, language: origin.language.code, body: htmlOf(body), footer }),
    messageId: `<${origin.key.replace(/[^0-9a-z]/gi, '')}@${host}>`,
    ...(origin.record ? { thread: `<record-${origin.digest(`thread ${origin.record.identity}`).slice(0, 40)}@${host}>` } : {}),
    headers: headersOf(isInside ? (origin.rule?.name ?? 'notices') : 'mails', host),
    attachments,
  };
}

/** A sender as `workspace.yml` has it: an address, or `Name <address>`. */
export function readSender(written: string): MailSender | Problem {
  const [, name = ''] = /^([^<>]*)<[^<>]*>$/s.exec(written.trim()) ?? [];
  const address = addressOfSender(written);
  if (!isAddress(address))
    return { problem: 'email.from of the workspace is no address; expected tracker@example.org or Name <tracker@example.org>' };
  return { name: cutLine(withoutHidden(name).replace(/^\s*"(.*)"\s*$/s, '$1'), 100), address };
}

/** Nobody gets the same mail twice: an address stays where it stands first. */
function eachOnce(lines: string[][]): string[][] | Problem {
  const seen = new Set<string>();
  const once = lines.map((line) =>
    line.filter((address) => {
      const isNew = !seen.has(address.toLowerCase());
      seen.add(address.toLowerCase());
      return isNew;
    }),
  );
  const all = once.flat();
  if (all.length === 0) return { problem: 'nobody is named to write to' };
  if (!all.every(isAddress)) return { problem: 'a recipient is not one e-mail address' };
  if (all.length > mostRecipients) return { problem: `the mail has ${all.length} recipients; one mail goes to at most ${mostRecipients}` };
  return once;
}

/**
 * What tells programs that no person wrote this, so that they answer with no "out of office". There is no `Precedence`: it is in no standard,
 * and `bulk` would put a personal mail among advertisements.
 */
function headersOf(kind: string, host: string): { [name: string]: string } {
  const list = [kind, 'woad', host].join('.');
  return {
    'Auto-Submitted': 'auto-generated',
    'X-Auto-Response-Suppress': 'All',
    'List-Id': `<${list.replace(/[^a-z0-9.-]/gi, '-')}>`,
  };
}

function footerOf({ rule, tracker, record, link, language }: MailOrigin): MailFooter {
  const sentence = rule ? fill(language.words.sentBy, { rule: cutLine(rule.title, 100), tracker: cutLine(tracker, 100) }) : undefined;
  const isLink = link !== undefined && /^https?:\/\/[^\s<>"]+$/.test(link);
  return {
    ...(sentence === undefined ? {} : { sentence }),
    ...(isLink ? { link: { url: link, text: cutLine(record?.title ?? tracker, 200) } } : {}),
  };
}

/** What a rule is called ("The candidate gets a kind answer"), and in which list the record stands, is nothing for them. */
function footerForOthers({ tracker, language }: MailOrigin): MailFooter {
  return { sentence: fill(language.words.sentByTracker, { tracker: cutLine(tracker, 100) }) };
}

function plainFooter({ sentence, link }: MailFooter): string {
  const lines = [...(sentence === undefined ? [] : [sentence]), ...(link ? [`${link.text}: ${link.url}`] : [])];
  return lines.length === 0 ? '' : `\n-- \n${lines.join('\n')}\n`;
}
