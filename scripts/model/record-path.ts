/** Where a record stands, as its path tells; undefined of a comment, a file, a template and whatever else is no record. */
export function readRecordPath(path: string): { board: string; list: string; slug: string } | undefined {
  const [, board, list, slug] = /^records\/([^/]+)\/([^/_][^/]*)\/([^/]+)\.md$/.exec(path) ?? [];
  return board === undefined || list === undefined || slug === undefined ? undefined : { board, list, slug };
}
