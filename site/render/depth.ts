const deepest = 200;
const endless = /^(area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr|p|li|td|th|tr|dt|dd|option)$/i;

/** A line of quotes and lists in each other, further than anybody reads: parsing it takes time that grows with the square of their depth. */
export function isBottomless(markdown: string): boolean {
  for (const [line] of markdown.matchAll(/^[ \t\d>*+.)-]{200,}/gm)) {
    if ((line.match(/>|[-*+](?=[ \t])|\d[.)](?=[ \t])/g)?.length ?? 0) > deepest) return true;
  }
  return false;
}

/** Whether tags in a text stand in each other so deep that they are shown as they were written. */
export function isOvernested(markdown: string): boolean {
  let depth = 0;
  for (const [, slash, tag = ''] of markdown.matchAll(/<(\/?)([a-z][a-z0-9-]*)/gi)) {
    if (endless.test(tag)) continue;
    depth = slash ? Math.max(0, depth - 1) : depth + 1;
    if (depth > deepest) return true;
  }
  return false;
}
