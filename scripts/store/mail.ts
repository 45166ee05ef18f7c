import { Readable } from 'node:stream';
import type SmtpConnection from 'nodemailer/lib/smtp-connection';
import { isAddress } from '../model/address.ts';
import type { EffectResult } from '../model/effect.ts';
import type { MailMessage } from '../model/mail.ts';
import { type MailHost, readMailHost } from './mail-address.ts';
import { buildMail } from './mail-build.ts';
import { hiderFor, type MailFailure, resultOfFailure, resultOfNoConnection } from './mail-result.ts';

/** How long to wait, in milliseconds: for a connection, for the first words, and for any answer. */
export interface MailWaits {
  connection: number;
  greeting: number;
  socket: number;
}

export interface MailSettings {
  waits?: MailWaits;
  /** A certificate to trust in place of those of the system, as PEM. */
  certificate?: string;
}

/** A mail server that many mails of a run go through, one behind the other; it is connected to when the first is sent. */
export interface MailServer {
  host: MailHost;
  settings: MailSettings;
  connection?: SmtpConnection;
  /** Why no more mails are tried: what stopped one would stop all of the run, and a wrong password is not tried a hundred times. */
  broken?: EffectResult;
  /** Ends when the mails before are done. */
  last: Promise<unknown>;
}

const usualWaits: MailWaits = { connection: 10_000, greeting: 10_000, socket: 30_000 };

/** Reads an SMTP_URL; nothing is connected to yet. A wrong one is a UsageError that does not show it. */
export function openMailServer(url: string, settings: MailSettings = {}): MailServer {
  return { host: readMailHost(url), settings, last: Promise.resolve() };
}

/** Ends the connection, politely; the server may be used again. */
export async function closeMailServer(server: MailServer): Promise<void> {
  await server.last;
  const { connection } = server;
  delete server.connection;
  if (!connection || connection.destroyed) return;
  await new Promise<void>((resolve) => {
    connection.once('end', resolve);
    connection.quit();
  });
}

/** Sends one mail. It never throws for what a server does, and `later` promises that the mail did not go. */
export function sendMail(server: MailServer, message: MailMessage): Promise<EffectResult> {
  const result = server.last.then(() => sendNext(server, message));
  server.last = result.catch(() => undefined);
  return result;
}

async function sendNext(server: MailServer, message: MailMessage): Promise<EffectResult> {
  const problem = mailProblem(message);
  if (problem !== undefined) return { state: 'failed', reason: problem };
  const hide = hiderFor(server.host, message);
  const built = await buildMail(message).catch((error: Error) => ({ problem: error.message }));
  if ('problem' in built) return { state: 'failed', reason: `the mail could not be put together: ${hide(built.problem)}` };
  for (;;) {
    const isUsed = server.connection?.destroyed === false;
    const connection = await connect(server);
    if ('state' in connection) return connection;
    const { failure, given, refused } = await handOver(connection, message, built);
    if (!failure) return { state: 'sent', ...(refused > 0 ? { reason: tellRefused(refused, message) } : {}) };
    // a server may end a connection that rested: that says nothing about the mail
    if (isUsed && !given && failure.command === 'CONN') continue;
    const result = resultOfFailure(failure, given, hide);
    // one that leaves mails unanswered would leave all of them so
    if (result.state === 'unknown' || failure.code === 'ETIMEDOUT')
      server.broken = { state: 'later', reason: 'not tried: the mail server left a mail before it without an answer' };
    return result;
  }
}

function tellRefused(refused: number, { to, cc, bcc }: MailMessage): string {
  return `the mail server refused ${refused} of ${to.length + cc.length + bcc.length} recipients`;
}

/** The connection that is open, or a new one; what hinders it hinders all mails to come. */
async function connect(server: MailServer): Promise<SmtpConnection | EffectResult> {
  if (server.broken) return server.broken;
  if (server.connection && !server.connection.destroyed) return server.connection;
  const { host, settings } = server;
  const { default: Connection } = await import('nodemailer/lib/smtp-connection');
  const { connection: connectionTimeout, greeting: greetingTimeout, socket: socketTimeout } = settings.waits ?? usualWaits;
  const connection = new Connection({
    host: host.host,
    port: host.port,
    secure: host.tls === 'whole',
    requireTLS: host.tls === 'start',
    ignoreTLS: host.tls === 'none',
    tls: {
      minVersion: 'TLSv1.2',
      ...(host.tls === 'offered' ? { rejectUnauthorized: false } : {}),
      ...(settings.certificate === undefined ? {} : { ca: settings.certificate }),
    },
    connectionTimeout,
    greetingTimeout,
    socketTimeout,
    dnsTimeout: connectionTimeout,
    socketCloseTimeout: 0,
  });
  // who waits for an answer hears of it; a connection that rests may break in silence
  connection.on('error', () => undefined);
  try {
    await asked(connection, (answer) => connection.connect(answer));
    const { login } = host;
    if (login) await asked(connection, (answer) => connection.login({ user: login.user, pass: login.pass }, answer));
  } catch (failure) {
    connection.close();
    server.broken = resultOfNoConnection(failure as MailFailure, hiderFor(host));
    return server.broken;
  }
  server.connection = connection;
  return connection;
}

interface HandedOver {
  failure?: MailFailure;
  /** All bytes of the mail were on their way when it failed. */
  given: boolean;
  /** How many recipients were refused of a mail that was taken. */
  refused: number;
}

async function handOver(connection: SmtpConnection, message: MailMessage, bytes: Buffer): Promise<HandedOver> {
  let given = false;
  const content = Readable.from(
    (function* () {
      yield bytes;
      given = true;
    })(),
  );
  const envelope = {
    from: { name: '', address: message.from.address },
    to: recipientsOf(message).map((address) => ({ name: '', address })),
    size: bytes.length,
  };
  try {
    let refused = 0;
    await asked(connection, (answer) =>
      connection.send(envelope, content, (error, info) => {
        refused = info?.rejected.length ?? 0;
        answer(error);
      }),
    );
    return { given, refused };
  } catch (failure) {
    // what is left of a mail that was refused must not stand before the next one
    connection.close();
    return { failure: failure as MailFailure, given, refused: 0 };
  }
}

/** Waits for an answer, or for the end of the connection: then none will come. */
function asked(connection: SmtpConnection, ask: (answer: (failure?: Error | null) => void) => void): Promise<void> {
  return new Promise((resolve, reject) => {
    const fail = (failure: Error): void => reject(failure);
    // an answer that came with the end counts before it
    const end = (): unknown =>
      setImmediate(() => reject(Object.assign(new Error('the connection ended'), { code: 'ECONNECTION', command: 'CONN' })));
    connection.once('error', fail).once('end', end);
    ask((failure) => {
      connection.off('error', fail).off('end', end);
      if (failure) reject(failure);
      else resolve();
    });
  });
}

function recipientsOf({ to, cc, bcc }: MailMessage): string[] {
  return [...to, ...cc, ...bcc];
}

/** What makes a mail unfit to leave, whoever composed it; told without what stands there. */
function mailProblem(message: MailMessage): string | undefined {
  const { from, replyTo, subject, messageId, thread, headers, attachments } = message;
  if (recipientsOf(message).length === 0) return 'the mail has no recipient';
  if (!recipientsOf(message).every(isAddress)) return 'a recipient is not one e-mail address';
  if (!isAddress(from.address) || (replyTo !== undefined && !isAddress(replyTo)))
    return 'the sender or reply address is not one e-mail address';
  if (![messageId, ...(thread === undefined ? [] : [thread])].every((id) => /^<[^<>\s@]+@[^<>\s@]+>$/.test(id)))
    return 'an id of the mail is none';
  if (!Object.keys(headers).every((name) => /^[A-Z][A-Za-z-]*$/.test(name))) return 'a header of the mail has a name that is none';
  const lines = [from.name, subject, ...Object.values(headers), ...attachments.map(({ name }) => name)];
  if (lines.some((line) => /[\p{Cc}\p{Zl}\p{Zp}]/u.test(line))) return 'a header of the mail is not one line';
  if (attachments.some(({ name }) => name === '' || /[/\\]/.test(name))) return 'an attachment has no bare file name';
  return undefined;
}
