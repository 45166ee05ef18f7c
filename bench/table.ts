/** The rows of a benchmark, and whether each is within its bound. */
export interface Table {
  /** A row: what was measured, how much it is of what it is held against, and the bound of that; without a bound nothing is promised. */
  add(size: number, work: string, measured: string, ratio: number | undefined, of: string, bound: number | undefined): void;
  /** A row that could not be measured, and why; it counts as above its bound. */
  miss(size: number, work: string, why: string): void;
  /** Prints the table; a row above its bound makes the exit code 1. */
  print(): void;
}

/** An empty table; `unit` is what its sizes count. */
export function openTable(unit: string): Table {
  const rows: string[][] = [];
  let broken = 0;
  return {
    add(size, work, measured, ratio, of, bound) {
      const isBroken = bound !== undefined && !(ratio !== undefined && ratio <= bound);
      if (isBroken) broken++;
      rows.push([
        size.toLocaleString('en'),
        work,
        measured,
        ratio === undefined ? '' : `${ratio.toFixed(ratio < 10 ? 2 : 1)} ${of}`,
        bound === undefined ? '' : `${bound}`,
        bound === undefined ? '' : isBroken ? 'ABOVE' : 'within',
      ]);
    },
    miss(size, work, why) {
      broken++;
      rows.push([size.toLocaleString('en'), work, why, '', '', 'MISSING']);
    },
    print() {
      process.stdout.write(`${drawTable([unit, 'work', 'cost', 'ratio', 'bound', ''], rows)}\n`);
      process.exitCode = broken > 0 ? 1 : 0;
    },
  };
}

/** A table of text, its columns as wide as their widest cell; numbers stand right. */
function drawTable(head: string[], rows: string[][]): string {
  const widths = head.map((title, column) => Math.max(title.length, ...rows.map((row) => row[column]?.length ?? 0)));
  const line = (row: string[]) =>
    row
      .map((cell, column) => (/^[\d.,]/.test(cell) ? cell.padStart(widths[column] ?? 0) : cell.padEnd(widths[column] ?? 0)))
      .join('  ')
      .trimEnd();
  return [head, ...rows].map(line).join('\n');
}
