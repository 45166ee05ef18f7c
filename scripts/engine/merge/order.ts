/** What one side changed, taken; undefined where both changed it, each to something else. */
export function pickChanged<Each>(base: Each, ours: Each, theirs: Each): Each | undefined {
  if (ours === theirs || base === theirs) return ours;
  return base === ours ? theirs : undefined;
}

/** Lines that mean nothing to YAML (comments, blanks): what each side added is there, what each side took away is gone. */
export function mergeComments(base: string, ours: string, theirs: string): string {
  const picked = pickChanged(base, ours, theirs);
  if (picked !== undefined) return picked;
  const [inBase, inOurs, inTheirs] = [base, ours, theirs].map((text) => new Set(linesOf(text))) as [Set<string>, Set<string>, Set<string>];
  const kept = linesOf(ours).filter((line) => line.trim() === '' || !inBase.has(line) || inTheirs.has(line));
  const added = linesOf(theirs).filter((line) => !inBase.has(line) && !inOurs.has(line));
  return [...kept, ...added].join('');
}

/** The names of both sides in one order: ours, or theirs where only they moved something; what the other side added stands behind the same neighbour. */
export function mergeOrder(base: string[], ours: string[], theirs: string[]): string[] {
  const [inBase, inOurs, inTheirs] = [new Set(base), new Set(ours), new Set(theirs)];
  const shared = base.filter((name) => inOurs.has(name) && inTheirs.has(name));
  const isMoved = (names: string[]) => {
    const inShared = new Set(shared);
    return names.filter((name) => inShared.has(name)).some((name, index) => name !== shared[index]);
  };
  const [first, second, inSecond] = isMoved(theirs) && !isMoved(ours) ? [theirs, ours, inOurs] : [ours, theirs, inTheirs];
  const inFirst = new Set(first);
  const additions = new Map<string | undefined, string[]>();
  let neighbour: string | undefined;
  for (const name of second) {
    if (inFirst.has(name)) neighbour = name;
    else if (!additions.get(neighbour)?.push(name)) additions.set(neighbour, [name]);
  }
  const order: string[] = [];
  let waiting = additions.get(undefined) ?? [];
  for (const name of first) {
    if (inBase.has(name) || inSecond.has(name)) {
      order.push(...waiting);
      waiting = [];
    }
    order.push(name);
    waiting.push(...(additions.get(name) ?? []));
  }
  return [...order, ...waiting];
}

/** What stands behind a value, on its line and below: where both sides wrote a comment there, both are. */
export function mergeRest(base: string, ours: string, theirs: string): string {
  const picked = pickChanged(base, ours, theirs);
  if (picked !== undefined) return picked;
  const [first = '', ...below] = linesOf(ours);
  const [line = '', ...more] = linesOf(theirs);
  const comment = /(?:^|\s)#.*/.exec(line)?.[0].trim() ?? '';
  const both = comment === '' || first.includes(comment) ? first : `${first.trimEnd()} ${comment}\n`;
  return both + mergeComments(linesOf(base).slice(1).join(''), below.join(''), more.join(''));
}

function linesOf(text: string): string[] {
  return text.match(/[^\n]*\n|[^\n]+$/g) ?? [];
}
