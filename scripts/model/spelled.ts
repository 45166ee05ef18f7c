// what YAML 1.1, which other tools still read, takes for a truth, a number or a time
const otherTypes = /^(?:y|n|yes|no|on|off|[-+.]?[0-9][0-9_:.,]*)$/i;
const hidden = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** Whether some reader of YAML takes a text without quotes for a truth, a number or a time. */
export function looksOtherwise(text: string): boolean {
  return otherTypes.test(text);
}

/** Whether a text holds a character that no line can show. */
export function hidesCharacters(text: string): boolean {
  return text.search(hidden) !== -1;
}

/** A text in double quotes, on one line, whatever it holds. */
export function spellQuoted(text: string): string {
  return JSON.stringify(text).replace(hidden, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
}

/** A text of several lines as a block (`|`), without its last line end; undefined where a block cannot hold it. */
export function spellBlock(text: string, indent: string, newline: string): string | undefined {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: a block cannot hold these
  if (!text.includes('\n') || /[\u0000-\u0008\u000b-\u001f]|\n\n$/.test(text) || /^\n*[ \t]/.test(text) || hidesCharacters(text))
    return undefined;
  const lines = (text.endsWith('\n') ? text.slice(0, -1) : text).split('\n');
  if (lines.every((line) => line === '')) return undefined;
  return [text.endsWith('\n') ? '|' : '|-', ...lines.map((line) => (line === '' ? '' : indent + line))].join(newline);
}
