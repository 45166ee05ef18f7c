import type { Destination } from '../../model/action.ts';
import { escapeMarkdown } from '../../model/markdown.ts';

/** How a value is written for each destination; absent: as it is. */
export const escapes: { [destination in Destination]: ((text: string) => string) | undefined } = {
  text: undefined,
  value: undefined,
  markdown: escapeMarkdown,
  header: onOneLine,
  url: asPart,
};

/** A value fit for a header: no line of its own can begin in it. */
function onOneLine(text: string): string {
  return text.replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ').trim();
}

/** A value fit for one part of an address; half a character, which no address can hold, becomes U+FFFD. */
function asPart(text: string): string {
  return encodeURIComponent(text.toWellFormed());
}
