/** Signs that letters and chats put around words; to a shell, to YAML and to expressions they are letters like any other. */
const wrapped = /^([“”„‟«»‘’‚‹›])(.+)([“”‟«»‘’‹›])$/su;
const opening = /(?:^|[=\s([,])([“”„‟«‘‚‹])(?=\S)/u;

/** `; “ and ” are letters and no quotes: write red`, where a text stands in such ones. */
export function quoteHint(text: string): string {
  const [, left, inner = '', right] = wrapped.exec(text.trim()) ?? [];
  return left === undefined ? '' : `; ${left} and ${right} are letters and no quotes: write ${inner}`;
}

/** A line that tells of typographic quotes, or of a dash for two, in the words of a command line. */
export function tellQuotes(words: readonly string[]): string | undefined {
  const dashed = words.find((word) => /^[–—−]\p{L}/u.test(word));
  if (dashed !== undefined) return `${dashed} begins with a long dash, which begins no option: write --${dashed.slice(1)}`;
  const found = words.flatMap((word) => opening.exec(word)?.[1] ?? [])[0];
  return found === undefined ? undefined : `${found} is a letter and no quote to a shell; write " or ' around words that belong together`;
}
