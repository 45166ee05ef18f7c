import { type FileTree, textOf } from './file-tree.ts';

const mark = /(?:#|<!--) ✗ ([a-z0-9-]+(?:, [a-z0-9-]+)*)/gu;

/** The faults that the marks in a tree ask for, as `path:line check`: `# ✗ check` in YAML, `<!-- ✗ check -->` in Markdown. */
export function markedFindings(tree: FileTree): string[] {
  const found: string[] = [];
  for (const [path, bytes] of tree) {
    for (const [index, line] of textOf(bytes)
      .split(/\r\n|\r|\n/)
      .entries()) {
      for (const [, checks = ''] of line.matchAll(mark)) found.push(...checks.split(', ').map((check) => `${path}:${index + 1} ${check}`));
    }
  }
  return found;
}

/** The faults that `woad check --json` told, in the same words. */
export function toldFindings(stdout: string): string[] {
  const { diagnostics }: { diagnostics: { path: string; line: number; check: string }[] } = JSON.parse(stdout);
  return diagnostics.map(({ path, line, check }) => `${path}:${line} ${check}`);
}
