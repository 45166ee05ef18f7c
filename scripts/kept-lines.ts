/** Lines of a kept file, `path blob text` between tabs, found by the first two. */
export interface Lines {
  /** How many there are; none where the file is not there or was written by another version. */
  count: number;
  find(path: string, blob: string): string | undefined;
  /** Those that were found, each once, in that order. */
  used(): string[];
}

/** Opens lines below one with the version and one with their number; those who ask do so nearly in the order in which they were written. */
export function openLines(kept: string | undefined, version: string): Lines {
  const first = kept?.startsWith(`${version}\n`) ? kept.indexOf('\n', version.length + 1) + 1 : 0;
  const text = first > 0 && kept !== undefined ? kept : '';
  /** Where the line stands that is expected next. */
  let next = first;
  let starts: Map<string, number> | undefined;
  const used: number[] = [];
  const isAt = (path: string, start: number) => text.startsWith(path, start) && text.charCodeAt(start + path.length) === 9;
  const startOf = (path: string): number | undefined => {
    if (isAt(path, next)) return next;
    if (isAt(path, first)) return first;
    starts ??= startsOf(text, first);
    return starts.get(path);
  };
  return {
    count: first === 0 ? 0 : Number(text.slice(version.length + 1, first - 1)),
    find(path, blob) {
      const start = startOf(path);
      const at = start === undefined ? 0 : start + path.length + 1;
      if (start === undefined || !text.startsWith(blob, at) || text.charCodeAt(at + blob.length) !== 9) return undefined;
      const end = text.indexOf('\n', at);
      used.push(start);
      next = end + 1;
      return text.slice(at + blob.length + 1, end);
    },
    used: () => [...new Set(used)].map((start) => text.slice(start, text.indexOf('\n', start))),
  };
}

/** Where each line begins, by its path. */
function startsOf(text: string, first: number): Map<string, number> {
  const starts = new Map<string, number>();
  for (let at = first, end = text.indexOf('\n', at); end !== -1; at = end + 1, end = text.indexOf('\n', at))
    starts.set(text.slice(at, text.indexOf('\t', at)), at);
  return starts;
}
