/** One commit of a made-up history: what is done, and the numbers of the records it is done to. */
export interface HistoryStep {
  kind: number;
  a: number;
  b: number;
}

/** A history for `git fast-import`: records are made, edited, moved, renamed, swapped, given ids, removed, commented, and merged from a side branch. */
export function streamOf(operations: HistoryStep[]): string {
  const files = new Map<string, string>();
  const data = (text: string) => `data ${Buffer.byteLength(text)}\n${text}\n`;
  const paths = () => [...files.keys()].filter((path) => !path.includes('/_'));
  const text = (number: number, id: number) =>
    `---\ntitle: T${number}\n${id > 3 ? `id: i${id}\n` : ''}size: ${number % 7}\n---\nThe text ${number} of it\n`;
  const lines: string[] = ['feature done\n'];
  operations.forEach(({ kind, a, b }, index) => {
    const [path, other] = [paths()[a % Math.max(1, paths().length)], paths()[b % Math.max(1, paths().length)]];
    const place = `records/b/l${b % 3}/s${a}.md`;
    const before = new Map(files);
    if (!path || kind < 3) files.set(place, text(index, b));
    else if (kind < 5) files.set(path, text(index, a));
    else if (kind < 7 || kind === 9) {
      files.set(kind === 9 ? `records/b/l0/r${index}.md` : path.replace(/l\d/, `l${b % 3}`), files.get(path) ?? '');
      if (![...files.keys()].slice(-1).includes(path) && kind !== 9 && path !== path.replace(/l\d/, `l${b % 3}`)) files.delete(path);
      if (kind === 9) files.delete(path);
    } else if (kind === 7) files.delete(path);
    else if (kind === 8 && other) {
      const kept = files.get(path) ?? '';
      files.set(path, files.get(other) ?? '');
      files.set(other, kept);
    } else if (kind === 10) files.set(`records/b/_comments/s${a}/20261120T1015${10 + b}Z-ana.md`, `said ${index}`);
    else files.set('readme.md', `${index}`);
    const edits = [
      ...[...before.keys()].filter((each) => !files.has(each)).map((each) => `D ${each}\n`),
      ...[...files].filter(([each, now]) => before.get(each) !== now).map(([each, now]) => `M 100644 inline ${each}\n${data(now)}`),
    ];
    const commitTo = (branch: string, from: string, author: string) =>
      `commit refs/heads/${branch}\ncommitter ${author} <${author}@x.example> ${1_700_000_000 + index * 3600} +0000\n${data('x')}${from}`;
    if (index > 0 && b === 5) {
      lines.push(
        commitTo('side', 'from refs/heads/main\n', 'ana'),
        ...edits,
        commitTo('main', 'merge refs/heads/side\n', 'luis'),
        ...edits,
      );
    } else lines.push(commitTo('main', '', a % 2 ? 'tom' : 'luis'), ...edits);
  });
  return `${lines.join('')}done\n`;
}
