import type { AddressInfo } from 'node:net';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { newCertificate } from './certificate.ts';

/** What a mail server is about to answer, and how many times it was asked this before. */
export interface SmtpMoment {
  /** `connect`: before the greeting. `message`: all of a mail was received. */
  at: 'connect' | 'sender' | 'recipient' | 'message';
  /** Of the sender or recipient. */
  address: string;
  before: number;
}

export interface SmtpBehaviour {
  /** Without it everybody may send. */
  login?: { user: string; pass: string };
  /** `start`: offers STARTTLS; `whole`: TLS from the first byte; absent: no TLS at all. */
  tls?: 'start' | 'whole';
  /** A line such as `450 later` refuses; `drop` ends the connection, `silence` never answers; undefined: all is well. */
  answer?(moment: SmtpMoment): string | undefined;
}

/** A mail that the server took, as it arrived. */
export interface SmtpMessage {
  /** Of the envelope. */
  from: string;
  to: string[];
  raw: string;
  mail: ParsedMail;
  secure: boolean;
  /** Which connection brought it. */
  session: string;
}

export interface Smtp {
  /** With the login, if there is one. */
  url: string;
  port: number;
  /** The certificate to trust, where there is TLS. */
  certificate?: string;
  /** What was taken, in its order: not what was refused. */
  messages: SmtpMessage[];
  /** How often somebody connected. */
  connections(): number;
  close(): Promise<void>;
}

/** A real mail server on 127.0.0.1 that behaves as a test wants. */
export async function openSmtp({ login, tls, answer }: SmtpBehaviour = {}): Promise<Smtp> {
  const messages: SmtpMessage[] = [];
  const asked = new Map<string, number>();
  const certificate = tls ? newCertificate('localhost', '127.0.0.1', '0.0.0.0') : undefined;
  const reply = (session: SMTPServerSession, at: SmtpMoment['at'], address: string, callback: (error?: Error | null) => void): boolean => {
    const before = asked.get(at) ?? 0;
    asked.set(at, before + 1);
    const told = answer?.({ at, address, before });
    if (told === undefined) return true;
    if (told === 'drop') for (const each of server.connections) if (each.session.id === session.id) each._socket.destroy();
    if (told !== 'drop' && told !== 'silence') callback(refusal(told));
    return false;
  };
  const server = new SMTPServer({
    ...(certificate ?? {}),
    secure: tls === 'whole',
    disabledCommands: [...(tls === 'start' ? [] : ['STARTTLS']), ...(login ? [] : ['AUTH'])],
    authOptional: login === undefined,
    allowInsecureAuth: true,
    disableReverseLookup: true,
    logger: false,
    onConnect: (session, callback) => reply(session, 'connect', '', callback) && callback(),
    onMailFrom: ({ address }, session, callback) => reply(session, 'sender', address, callback) && callback(),
    onRcptTo: ({ address }, session, callback) => reply(session, 'recipient', address, callback) && callback(),
    onAuth: ({ username, password }, _session, callback) =>
      username === login?.user && password === login?.pass ? callback(null, { user: username }) : callback(refusal('535 wrong login')),
    async onData(stream, session, callback) {
      const raw = Buffer.concat(await Array.fromAsync(stream));
      const { mailFrom, rcptTo } = session.envelope;
      const from = mailFrom ? mailFrom.address : '';
      const to = rcptTo.map(({ address }) => address);
      const mail = await simpleParser(raw);
      if (!reply(session, 'message', from, callback)) return;
      messages.push({ from, to, raw: raw.toString('latin1'), mail, secure: session.secure, session: session.id });
      callback(null, 'queued');
    },
  });
  // what clients do to a connection is told by their own results
  server.on('error', () => undefined);
  const address = await new Promise<AddressInfo>((resolve, reject) => {
    server.server.once('error', reject);
    const listening = server.listen(0, '127.0.0.1', () => resolve(listening.address() as AddressInfo));
  });
  const who = login ? `${encodeURIComponent(login.user)}:${encodeURIComponent(login.pass)}@` : '';
  return {
    url: `${tls === 'whole' ? 'smtps' : 'smtp'}://${who}127.0.0.1:${address.port}`,
    port: address.port,
    ...(certificate ? { certificate: certificate.cert } : {}),
    messages,
    connections: () => asked.get('connect') ?? 0,
    close: () => {
      for (const { _socket } of server.connections) _socket.destroy();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

function refusal(line: string): Error {
  return Object.assign(new Error(line.slice(4)), { responseCode: Number(line.slice(0, 3)) });
}
