import { lstatSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readCache, writeCache } from './cache.ts';

/** What was kept of a history up to a commit: a head file that names the buckets it stands on, each by its content. */
export interface KeptHistory {
  /** 40 hex digits. */
  head: string;
  /** How many commits were told up to there. */
  count: number;
  /** Blobs that were not here when their commits were told. */
  absent: string[];
  /** The buckets that hold something, `00` to `ff`, and a digest of each. */
  buckets: { [name: string]: string };
  /** The text of a bucket, empty where there is none; undefined when it is lost, and with it the whole. */
  read(name: string): string | undefined;
}

interface HeadFile {
  key: string;
  head: string;
  count: number;
  absent?: string[];
  buckets: { [name: string]: string };
}

const folder = 'history';
const minute = 60_000;

/** The bucket that holds what is known of a name. */
export function bucketOf(name: string): string {
  return digest(name).slice(6, 8);
}

/** What was kept; undefined where there is nothing, or it was kept under another key (version, clone). */
export function openKept(root: string, key: string): KeptHistory | undefined {
  const file = readHead(root);
  if (file?.key !== key) return undefined;
  return {
    head: file.head,
    count: file.count,
    absent: file.absent ?? [],
    buckets: file.buckets,
    read(name) {
      const digits = file.buckets[name];
      if (digits === undefined) return '';
      const text = readCache(root, fileOf(name, digits));
      return text !== undefined && digest(text) === digits ? text : undefined;
    },
  };
}

/**
 * Keeps a history up to a commit: only the buckets that are handed over are written, the others stay those of `before`. The head file comes
 * last and all at once, so that whoever reads meanwhile, or after a kill, finds the old state or the new one.
 */
export function writeKept(
  root: string,
  {
    key,
    head,
    count,
    absent,
    buckets,
    before,
  }: { key: string; head: string; count: number; absent: string[]; buckets: Map<string, string>; before: KeptHistory | undefined },
): void {
  const names = { ...before?.buckets };
  for (const [name, text] of buckets) {
    const digits = digest(text);
    if (names[name] !== digits) writeCache(root, fileOf(name, digits), [text]);
    names[name] = digits;
  }
  writeCache(root, `${folder}/head.json`, [
    JSON.stringify({ key, head, count, ...(absent.length > 0 ? { absent } : {}), buckets: names } satisfies HeadFile),
  ]);
  sweep(root, new Set(Object.entries(names).map(([name, digits]) => fileOf(name, digits))));
}

function readHead(root: string): HeadFile | undefined {
  try {
    const file: HeadFile = JSON.parse(readCache(root, `${folder}/head.json`) ?? '');
    return typeof file.head === 'string' && typeof file.count === 'number' && typeof file.buckets === 'object' && file.buckets !== null
      ? file
      : undefined;
  } catch {
    return undefined;
  }
}

/** Takes away what no head file names any more; what is young may belong to somebody who is about to write one. */
function sweep(root: string, used: Set<string>): void {
  try {
    const place = join(root, '.cache', folder);
    if (!lstatSync(place).isDirectory()) return;
    for (const name of readdirSync(place)) {
      const path = join(place, name);
      if (name !== 'head.json' && !used.has(`${folder}/${name}`) && lstatSync(path).mtimeMs < Date.now() - minute) rmSync(path);
    }
  } catch {
    // another one was faster, or nothing may be removed here: it does no harm
  }
}

function fileOf(name: string, digits: string): string {
  return `${folder}/${name}-${digits.slice(0, 16)}.json`;
}

/** Tells one text from another: 64 bits of two FNV-1a sums, since loading a library of ciphers takes longer than all that is done with it here. */
function digest(text: string): string {
  let one = 0x811c9dc5 | 0;
  let two = 0x01000193;
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    one = Math.imul(one ^ unit, 0x01000193);
    two = Math.imul(two ^ unit, 0x85ebca6b) ^ (one >>> 13);
  }
  return hexOf(one) + hexOf(two);
}

function hexOf(sum: number): string {
  return (sum >>> 0).toString(16).padStart(8, '0');
}
