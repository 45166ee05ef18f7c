import { quoteText } from './reading.ts';

const local = /^[a-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[a-z0-9!#$%&'*+/=?^_`{|}~-]+)*$/i;
const label = /^[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?$/i;

/**
 * One address of RFC 5321 in its plain form: no quoted part, no address in brackets, a domain of two labels or more and no number.
 * A domain in other letters stands as `xn--...`, so that what looks alike cannot pass for another.
 */
export function isAddress(text: string): boolean {
  const at = text.lastIndexOf('@');
  if (at < 1 || at > 64 || text.length > 254) return false;
  const labels = text.slice(at + 1).split('.');
  const isNumber = /^\d+$/.test(labels.at(-1) ?? '');
  return local.test(text.slice(0, at)) && labels.length > 1 && !isNumber && labels.every((each) => label.test(each));
}

/** What a sender is in `workspace.yml`: the address that stands alone, or in `Name <address>`; it need not be sound. */
export function addressOfSender(written: string): string {
  return /^[^<>]*<([^<>]*)>$/s.exec(written.trim())?.[1] ?? written.trim();
}

/** Why a sender is none, or undefined when it is one. */
export function senderProblem(written: string): string | undefined {
  const address = addressOfSender(written);
  if (isAddress(address)) return undefined;
  const complaint = address.includes('@') ? addressProblem(address) : `${quoteText(written)} holds no e-mail address`;
  return `${complaint}; expected tracker@example.org or Name <tracker@example.org>`;
}

/** What stands behind the `@`, in small letters. */
export function hostOfAddress(address: string): string {
  return address.slice(address.lastIndexOf('@') + 1).toLowerCase();
}

/** Why a text is not one address that mail may go to, or undefined when it is one; it quotes the text, so it is not for what is kept where everybody reads. */
export function addressProblem(text: string): string | undefined {
  if (isAddress(text)) return undefined;
  const complaint = `${quoteText(text)} is not one e-mail address`;
  if (text.length > 1000 || /[\p{Cc}\p{Zl}\p{Zp}]/u.test(text)) return complaint;
  const inner = /<([^<>]*)>\s*$/.exec(text)?.[1] ?? text.trim().replace(/^mailto:/i, '');
  if (isAddress(inner)) return `${complaint}; write only ${inner}`;
  if (/[,;]/.test(text)) return `${complaint} but a list`;
  const plain = withPlainDomain(text);
  if (plain !== undefined) return `${complaint}: a domain in other letters is written ${plain}`;
  return `${complaint} such as ana@example.org`;
}

/** The same address with its domain in the letters that the mail system knows, where that is all it lacks. */
function withPlainDomain(text: string): string | undefined {
  const at = text.lastIndexOf('@');
  const domain = `https://${text.slice(at + 1)}`;
  if (at < 1 || !/^https:\/\/[\p{L}\p{N}\p{M}.-]+$/u.test(domain) || !URL.canParse(domain)) return undefined;
  const plain = `${text.slice(0, at)}@${new URL(domain).hostname}`;
  return isAddress(plain) ? plain : undefined;
}
