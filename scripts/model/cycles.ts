/** The cycles of a graph, each once and from its first node on: `a -> b -> a` is `[a, b]`. Of cycles that share a node, one is found for each way back. */
export function findCycles(nodes: Iterable<string>, next: (node: string) => string[]): string[][] {
  const cycles: string[][] = [];
  const finished = new Set<string>();
  for (const start of nodes) {
    if (finished.has(start)) continue;
    const path: string[] = [start];
    const position = new Map([[start, 0]]);
    const open: string[][] = [[...next(start)]];
    while (path.length > 0) {
      const step = open.at(-1)?.shift();
      if (step === undefined) {
        const left = path.pop() ?? start;
        open.pop();
        position.delete(left);
        finished.add(left);
        continue;
      }
      const seen = position.get(step);
      if (seen !== undefined) cycles.push(path.slice(seen));
      else if (!finished.has(step)) {
        position.set(step, path.length);
        path.push(step);
        open.push([...next(step)]);
      }
    }
  }
  return cycles;
}
