import { readRecordPath } from '../model/record-path.ts';
import { isRegular, type Repository } from './git.ts';
import { readBlobs } from './git-files.ts';
import { askGit, splitNul } from './git-run.ts';

/** The records that one commit of the branch took away and brought, with their blobs; a rename is both. */
export interface RecordStep {
  gone: { path: string; blob: string }[];
  come: { path: string; blob: string }[];
}

/** What the newest commits took away and brought under `records/`, newest first; those that did not do both are left out. */
export function recordSteps(repository: Repository, most: number): RecordStep[] {
  const { top, prefix } = repository;
  const { code, output } = askGit(top, [
    ...['log', '-z', '--raw', '--no-abbrev', '--no-renames', '--diff-filter=AD', '--first-parent', '--diff-merges=first-parent'],
    ...['--no-show-signature', '--format=tformat:%H', `--max-count=${most}`, 'HEAD', '--', `${prefix}records`],
  ]);
  if (code !== 0) return [];
  const steps: RecordStep[] = [];
  const parts = splitNul(output);
  for (let index = 0; index < parts.length; index++) {
    const head = (parts[index] ?? '').trimStart();
    if (!head.startsWith(':')) {
      steps.push({ gone: [], come: [] });
      continue;
    }
    const [before = '', after = '', old = '', blob = ''] = head.slice(1).split(' ');
    const path = (parts[++index] ?? '').slice(prefix.length);
    if (!readRecordPath(path)) continue;
    if (isRegular(before)) steps.at(-1)?.gone.push({ path, blob: old });
    if (isRegular(after)) steps.at(-1)?.come.push({ path, blob });
  }
  return steps.filter(({ gone, come }) => gone.length > 0 && come.length > 0);
}

/** The texts of blobs by their names; what is no UTF-8 or is not here is left out. */
export function readTexts(repository: Repository, blobs: string[]): Map<string, string> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });
  const texts = new Map<string, string>();
  for (const [blob, bytes] of readBlobs(repository, blobs)) {
    try {
      texts.set(blob, decoder.decode(bytes));
    } catch {
      // no text
    }
  }
  return texts;
}
