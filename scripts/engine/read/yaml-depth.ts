/** How deep brackets and dashes may be nested. */
export const deepest = 40;

/** A line that opens a block of text: `key: |` and `- >-`; in a comment it opens nothing. */
export const opensBlock = /^[^#]*[:-][ \t]+[|>][-+\d]{0,2}[ \t]*(?:#.*)?\r?$/;

/** Where YAML is nested deeper than it may be, counted before it is parsed; brackets in blocks of text are text. */
export function offsetOfTooDeep(yaml: string): number | undefined {
  let depth = 0;
  let block: number | undefined;
  for (let start = 0, end = 0; start < yaml.length; start = end + 1) {
    end = yaml.indexOf('\n', start);
    if (end === -1) end = yaml.length;
    const line = yaml.slice(start, end);
    const indent = line.search(/\S/);
    if (block !== undefined && (indent === -1 || indent > block)) continue;
    block = undefined;
    if (indent === 0) depth = 0;
    for (let at = start; at < end; at++) {
      const char = yaml.charCodeAt(at);
      if (char === 0x5b || char === 0x7b) depth++;
      else if ((char === 0x5d || char === 0x7d) && depth > 0) depth--;
      if (depth > deepest) return at;
    }
    if (depth === 0 && opensBlock.test(line)) block = indentOfBlock(line);
  }
  const dashes = /^[ \t]*(?:[-?][ \t]+){41}/m.exec(yaml);
  return dashes ? dashes.index : undefined;
}

/** The lines of a block stand further right than its key, or than its dash where it has no key. */
export function indentOfBlock(line: string): number {
  const lead = /^[ \t]*(?:[-?][ \t]+)*/.exec(line)?.[0] ?? '';
  return /^[|>]/.test(line.slice(lead.length)) ? lead.trimEnd().length - 1 : lead.length;
}
