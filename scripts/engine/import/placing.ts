import type { FileEdit, Files } from '../../model/file.ts';
import type { ImportReport } from '../../model/importer.ts';
import { foldName } from '../../model/names.ts';
import type { Draft } from './draft.ts';

/** The edits that bring the records and their attachments into the tracker; what stands there already is never written over. */
export function placeRecords(source: Files, drafts: Draft[], board: string, tracker: Files, report: ImportReport): FileEdit[] {
  const there = recordsOf(tracker, board);
  const edits: FileEdit[] = [];
  for (const draft of drafts) {
    const { document, placing, slug, text, attached } = draft;
    const path = there.get(foldName(slug)) ?? `records/${board}/${placing.list}/${slug}.md`;
    const bytes = text === undefined ? document.bytes : new TextEncoder().encode(text);
    const before = there.has(foldName(slug)) ? tracker.read(path) : undefined;
    report.records.all += 1;
    if (document.problem)
      report.broken.push({ source: document.item.source, path, line: document.problem.line, problem: document.problem.message });
    if (before && !sameBytes(before, bytes)) {
      report.records.kept += 1;
      report.kept.push({ source: document.item.source, path });
      continue;
    }
    if (before) report.records.unchanged += 1;
    else {
      report.records.new += 1;
      edits.push(text === undefined ? { kind: 'copy', path, bytes } : { kind: 'write', path, text });
    }
    for (const [from, name] of attached) {
      const to = `records/${board}/_files/${slug}/${name}`;
      const [wanted, present] = [source.read(from), tracker.read(to)];
      report.links.attached += 1;
      if (!wanted || (present && sameBytes(wanted, present))) continue;
      if (present) report.kept.push({ source: from, path: to });
      else edits.push({ kind: 'copy', path: to, bytes: wanted });
    }
  }
  return edits;
}

/** The record files of a board, by slug without letter case. */
function recordsOf(tracker: Files, board: string): Map<string, string> {
  const records = new Map<string, string>();
  for (const { name: list, kind } of tracker.list(`records/${board}`)) {
    if (kind !== 'folder' || list.startsWith('_')) continue;
    for (const { name, kind: of } of tracker.list(`records/${board}/${list}`)) {
      if (of === 'file' && name.endsWith('.md')) records.set(foldName(name.slice(0, -3)), `records/${board}/${list}/${name}`);
    }
  }
  return records;
}

function sameBytes(a: Uint8Array, b: Uint8Array): boolean {
  return a.length === b.length && a.every((byte, index) => byte === b[index]);
}
