/** Markdown as a link, where there is an address; an address is ours, made of names that were encoded. */
export function linked(markdown: string, address: string | undefined): string {
  return address === undefined
    ? markdown
    : `[${markdown}](${address.replace(/[()<>\s\\]/g, (char) => `%${char.charCodeAt(0).toString(16).padStart(2, '0')}`)})`;
}

/** As many of the lines as fit into so many bytes, then how many there are beside. */
export function fitLines(lines: string[], mostBytes: number): string[] {
  const more = (count: number) => `- and ${count.toLocaleString('en')} more`;
  let left = mostBytes - more(lines.length).length - 1;
  const fitting: string[] = [];
  for (const line of lines) {
    left -= Buffer.byteLength(line) + 1;
    if (left < 0) return [...fitting, more(lines.length - fitting.length)];
    fitting.push(line);
  }
  return fitting;
}
