import type { Reading } from './field-type.ts';
import { quoteText } from './reading.ts';

const schemes = 'http, https or mailto';
const longest = 2000;

/** Reads an address that a page may link to. */
export function readWebAddress(source: string): Reading {
  if (source.length > longest) return { problem: `an address of ${source.length} characters is longer than ${longest}` };
  if (/[\s\p{Cc}<>"\\]/u.test(source))
    return { problem: `${quoteText(source)} is not an address: it holds a space or a sign that addresses do not have` };
  const scheme = /^([a-z][a-z0-9+.-]*):/i.exec(source)?.[1]?.toLowerCase();
  if (scheme === undefined || /^[\w.-]+\.[a-z]{2,}:\d/i.test(source)) {
    const meant = /^[\w-]+(\.[\w-]+)+([/:?#]|$)/.test(source) ? `; write https://${source}` : '';
    return { problem: `${quoteText(source)} does not begin with ${schemes}${meant}` };
  }
  if (scheme === 'mailto')
    return /^mailto:[^?]+@[^?]+/i.test(source) ? { value: source } : { problem: `${quoteText(source)} names nobody to write to` };
  if (scheme !== 'http' && scheme !== 'https') return { problem: `"${scheme}:" is not allowed in an address; expected ${schemes}` };
  if (!/^https?:\/\/[^/]/i.test(source) || !URL.canParse(source))
    return { problem: `${quoteText(source)} is not an address such as https://example.org/page` };
  return { value: source };
}
