import type { Place } from './file.ts';
import { recordName, type TrackerRecord } from './record.ts';
import type { RecordIndex } from './tracker.ts';

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

/** Records that name themselves by way of a reference key, once a circle: the first of it, where its key stands, and the names in their order, back to the first. */
export function* findReferenceCycles(
  records: TrackerRecord[],
  index: RecordIndex,
  key: string,
): Generator<{ place: Place; names: string[] }> {
  const byName = new Map(records.flatMap((record) => (record.values.has(key) ? [[recordName(record), record]] : [])));
  const next = (name: string): string[] => {
    const written = [byName.get(name)?.values.get(key) ?? []].flat();
    const found = written.map((each) => index.get(String(each).includes('/') ? String(each) : `${name.split('/')[0]}/${each}`));
    return found.flatMap((record) => (record ? [recordName(record)] : []));
  };
  for (const cycle of findCycles(byName.keys(), next)) {
    const [first = ''] = cycle;
    const record = byName.get(first);
    if (record) yield { place: record.places.get(key) ?? { path: record.path, line: 1, column: 1 }, names: [...cycle, first] };
  }
}
