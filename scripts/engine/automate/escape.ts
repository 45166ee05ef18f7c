/** A value fit to stand in Markdown as the text it is: no link, no mark-up, no mention, no heading comes of it. */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/[\\`*_[\]<>~|@&]/g, '\\$&')
    .replace(/^(\s*)([#+-]+)(?=\s|$)/gm, '$1\\$2')
    .replace(/^(\s*\d+)([.)])(?=\s|$)/gm, '$1\\$2');
}
