/** A value fit to stand in Markdown as the text it is: no link, no mark-up, no heading and no mention comes of it. */
export function escapeMarkdown(text: string): string {
  return (
    text
      .replace(/[\\`*_[\]<>~|&]/g, '\\$&')
      .replace(/^(\s*)([#+-]+)(?=\s|$)/gm, '$1\\$2')
      .replace(/^(\s*\d+)([.)])(?=\s|$)/gm, '$1\\$2')
      // no escape keeps "@ana" from being a mention; a word joiner, which nobody sees, does, and addresses stay as they are
      .replace(/(?<![\p{L}\p{N}_.-])@(?=[a-z0-9])/giu, '@\u2060')
  );
}
