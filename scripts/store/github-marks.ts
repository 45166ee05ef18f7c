const mostLetters = 65_000;
const mark = /<!-- woad(-record|-messages)?:([^\s<>]*) -->/g;

/** Hidden marks in a text on GitHub: what Woad finds its own issues and comments by. */
export interface Marks {
  /** Keys of the effects that made it. */
  keys: string[];
  /** `board/slug` of the record whose issue it is. */
  record?: string | undefined;
  /** `board/slug` of the record whose messages it holds; empty for messages about no record. */
  messages?: string | undefined;
}

/** A text for GitHub with its marks: people who are not named in `may` are not told, and no mark in the text itself counts. */
export function markText(text: string, { keys, record, messages }: Marks, may: string[] = []): string {
  const marks = [
    ...keys.map((key) => `<!-- woad:${key} -->`),
    ...(record === undefined ? [] : [`<!-- woad-record:${record} -->`]),
    ...(messages === undefined ? [] : [`<!-- woad-messages:${messages} -->`]),
  ].join('\n');
  const plain = escapeMentions(text, may).replace(/<!--(?=\s*woad)/gi, '&lt;!--');
  const cut = plain.length > mostLetters ? `${plain.slice(0, mostLetters).replace(/[\uD800-\uDBFF]$/, '')}\n\n…` : plain;
  return `${cut}\n\n${marks}`;
}

/** The marks that a text bears; the last one of a kind counts. */
export function marksOf(text: string): Marks {
  const marks: Marks = { keys: [] };
  for (const [, kind, value = ''] of text.matchAll(mark)) {
    if (kind === undefined) marks.keys.push(value);
    else if (kind === '-record') marks.record = value;
    else marks.messages = value;
  }
  return marks;
}

/**
 * A text in which `@name` and `@name/team` tell nobody but those allowed: a word joiner, which nobody sees, stands behind the other signs.
 * GitHub takes a sign for a mention wherever no letter of ASCII, digit or `_` stands before it, so an address stays as it is.
 */
export function escapeMentions(text: string, may: string[] = []): string {
  const allowed = new Set(may.map((login) => login.toLowerCase()));
  return text.replace(/(?<![A-Za-z0-9_])@([A-Za-z0-9][A-Za-z0-9-]*(?:\/[\w.-]+)?)/g, (whole, name: string) =>
    allowed.has(name.toLowerCase()) ? whole : `@\u2060${name}`,
  );
}
