import { basename, dirname, resolve } from 'node:path';
import { readArguments } from '../arguments.ts';
import { fileKey, type MergedFile, type MergeText, mergeRecord, mergeYaml, textKey } from '../engine/merge/merge-record.ts';
import type { Conflict } from '../engine/merge/unit.ts';
import { decodeText } from '../engine/read/decode.ts';
import { formatProblem } from '../engine/read/format.ts';
import type { Command, Terminal } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import { quoteText } from '../model/reading.ts';
import { findRoot, openDisk } from '../store/disk.ts';
import { readIncoming } from '../store/git-incoming.ts';
import { mergeLines } from '../store/git-merge-text.ts';
import { readGiven, writeGiven } from '../store/given-file.ts';

const usage = `merge-driver BASE OURS THEIRS [MARKER-SIZE] [PATH]
  git calls it, once "woad setup" has told git to; the result is written to OURS`;

export default {
  summary: 'Merges two versions of a record, comment or YAML file by key, for git.',
  usage,
  async run(args, terminal) {
    const { words } = readArguments(args, { words: [3, 5], usage });
    const [base = '', ours = '', theirs = '', size = '7', path = ours] = words;
    if (!/^[1-9]\d{0,3}$/.test(size)) throw new UsageError(`${quoteText(size)} is not the width of a mark; expected a number such as 7`);
    const bytes = [base, ours, theirs].map((each) => readGiven(terminal.folder, each)) as [Uint8Array, Uint8Array, Uint8Array];
    const newer = newerFormat(terminal, path, bytes);
    if (newer !== undefined) {
      const merged = mergeLines(...bytes, Number(size));
      writeGiven(terminal.folder, ours, merged.bytes);
      const left = merged.conflicts > 0 ? 'git merged its lines, and some conflict' : 'git merged its lines, which may not be enough';
      terminal.complain(`${path}: ${newer}; ${left}: look at it before you add it\n`);
      return 1;
    }
    const { conflicts, content } = mergeVersions(bytes, Number(size), path.endsWith('.md'));
    writeGiven(terminal.folder, ours, content);
    tell(terminal, path, conflicts);
    return conflicts.length > 0 ? 1 : 0;
  },
} satisfies Command;

type Versions = [base: Uint8Array, ours: Uint8Array, theirs: Uint8Array];

/** Why the keys of a file mean what nobody here knows: the tracker it lies in, on our side or the one that is merged, or the file itself is of a newer format. */
function newerFormat({ folder, environment }: Terminal, path: string, versions: Versions): string | undefined {
  const root = findRoot(dirname(resolve(folder, path)));
  const isItself = basename(path) === 'workspace.yml';
  const known = isItself ? versions : [root && openDisk(root).read('workspace.yml'), ...(root ? readIncoming(root, environment) : [])];
  for (const bytes of known) {
    const decoded = bytes && decodeText(bytes);
    const problem = decoded && 'text' in decoded ? formatProblem(decoded.text) : undefined;
    if (problem !== undefined) return problem;
  }
  return undefined;
}

/** By key where all three are text, else as git merges any file. */
function mergeVersions(
  versions: Versions,
  markerSize: number,
  isMarkdown: boolean,
): { content: string | Uint8Array; conflicts: Conflict[] } {
  const [base, ours, theirs] = versions.map((each) => decodeText(each));
  if (!base || !ours || !theirs || 'problem' in base || 'problem' in ours || 'problem' in theirs) {
    const { bytes, conflicts } = mergeLines(...versions, markerSize);
    return { content: bytes, conflicts: conflicts > 0 ? [{ key: fileKey, ours: undefined, theirs: undefined }] : [] };
  }
  const mergeText: MergeText = (...texts) => {
    const { bytes, conflicts } = mergeLines(...texts, markerSize);
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), conflicts };
  };
  const merge = isMarkdown ? mergeRecord : mergeYaml;
  const merged: MergedFile = merge(base.text, ours.text, theirs.text, mergeText);
  return { content: merged.text, conflicts: merged.conflicts };
}

function tell({ complain }: Terminal, path: string, conflicts: Conflict[]): void {
  for (const { key, ours, theirs } of conflicts) complain(`${path}: ${describe(key, ours, theirs)}\n`);
}

function describe(key: string, ours: string | undefined, theirs: string | undefined): string {
  if (key === textKey) return 'the text was changed on both sides in the same lines';
  if (key === fileKey) return 'its keys cannot be told apart, and both sides changed the same lines';
  if (key === 'id') return `two records of one name, ${said(ours)} and ${said(theirs)} (theirs); give one of them another name`;
  return `${key.replace(/\s+/g, ' ')} is ${said(ours)}, theirs ${said(theirs)}`;
}

function said(value: string | undefined): string {
  return value === undefined ? 'unset' : quoteText(value);
}
