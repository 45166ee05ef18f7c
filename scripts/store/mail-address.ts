import { UsageError } from '../model/diagnostic.ts';

/** What an SMTP_URL says. */
export interface MailHost {
  host: string;
  port: number;
  login?: { user: string; pass: string };
  /** `whole`: TLS from the first byte; `start`: by STARTTLS, or no mail; `offered`: where the server has it, whatever its certificate; `none`. */
  tls: 'whole' | 'start' | 'offered' | 'none';
}

const expected = 'expected smtp://user:password@host:587 or smtps://user:password@host:465';

/**
 * Reads an SMTP_URL. Mail leaves this machine only encrypted; `?insecure` allows a server without TLS, and only one without a login, so that
 * no password is ever sent where others can read it. What is wrong is told without a part of the URL in it.
 */
export function readMailHost(url: string): MailHost {
  const complain = (what: string): UsageError => new UsageError(`SMTP_URL ${what}; ${expected}`);
  if (!URL.canParse(url)) throw complain('is no address of a mail server');
  const { protocol, hostname, port, username, password, pathname, search, hash } = new URL(url);
  if (protocol !== 'smtp:' && protocol !== 'smtps:') throw complain('does not begin with smtp:// or smtps://');
  const host = hostname.replace(/^\[(.*)\]$/, '$1').toLowerCase();
  if (host === '') throw complain('names no host');
  if ((pathname !== '' && pathname !== '/') || hash !== '')
    throw complain('goes on behind the port; "/", "?" and "#" in a password are written %2F, %3F, %23');
  if (search !== '' && search !== '?insecure') throw complain('has an option that is not known; the only one is ?insecure');
  if ((username === '') !== (password === ''))
    throw complain(username === '' ? 'has a password and no user' : 'has a user and no password');
  const isInsecure = search !== '';
  if (isInsecure && username !== '' && protocol === 'smtp:')
    throw new UsageError('SMTP_URL has ?insecure and a password: it would be sent for everybody to read; take one of them away');
  const login = username === '' ? undefined : { user: decode(username, complain), pass: decode(password, complain) };
  return {
    host,
    port: port === '' ? (protocol === 'smtps:' ? 465 : 587) : Number(port),
    ...(login ? { login } : {}),
    tls: protocol === 'smtps:' ? 'whole' : isLoopback(host) ? 'none' : isInsecure ? 'offered' : 'start',
  };
}

function decode(part: string, complain: (what: string) => UsageError): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw complain('has a "%" that is no escape; it is written %25');
  }
}

/** Mail to a server on this very machine crosses no network. */
function isLoopback(host: string): boolean {
  return host === 'localhost' || host === '::1' || /^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host);
}
