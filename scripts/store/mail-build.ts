import type { MailMessage } from '../model/mail.ts';

/** Kinds of files that a mail program may show by itself; all others are only saved. */
const shown: { [ending: string]: string } = {
  pdf: 'application/pdf',
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  webp: 'image/webp',
  txt: 'text/plain; charset=utf-8',
  md: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
};

/** A mail as it goes over the line. Blind copies stand nowhere in it, and no file and no address is opened for it: all it holds was handed over. */
export async function buildMail(message: MailMessage): Promise<Buffer> {
  const { default: MailComposer } = await import('nodemailer/lib/mail-composer');
  const { from, to, cc, replyTo, subject, text, html, messageId, thread, headers, attachments } = message;
  const plain = (address: string) => ({ name: '', address });
  const composer = new MailComposer({
    from,
    to: to.map(plain),
    cc: cc.map(plain),
    ...(replyTo === undefined ? {} : { replyTo: plain(replyTo) }),
    subject,
    text,
    html,
    messageId,
    ...(thread === undefined ? {} : { inReplyTo: thread, references: [thread] }),
    headers,
    attachments: attachments.map(({ name, bytes }) => ({
      filename: name,
      content: Buffer.from(bytes),
      contentType: shown[name.slice(name.lastIndexOf('.') + 1).toLowerCase()] ?? 'application/octet-stream',
      contentDisposition: 'attachment' as const,
    })),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return composer.compile().build();
}
