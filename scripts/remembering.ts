import { join } from 'node:path';
import { cataloguesRoot } from './catalogue.ts';
import type { Remembered } from './engine/read/remembered.ts';
import { type Lines, openLines } from './kept-lines.ts';
import type { SourceFile } from './model/file.ts';
import { pack, unpack } from './model/pack.ts';
import { readCache, versionOf, writeCache } from './store/cache.ts';

const settingsFile = 'settings.json';
const readingsFile = 'readings';
const restFile = 'readings-more';
/** This part of the files is read anew each time before writing all that is kept costs less. */
const fewestPart = 0.0005;
const linesPerPiece = 1000;

/** What is kept of a tracker in `.cache/`; `close` writes down what was read anew. */
export interface Memory {
  remembered: Remembered;
  /** How many files are remembered, whether or not they are as they were. */
  count(): number;
  /** `blobs` tells what git calls the files now: what was changed while it was being read is not kept. */
  close(blobs?: Blobs): void;
}

/** Opens what was kept of the tracker at a root: the settings at once, the records when the first is asked for; those count while `texts`, what they are read by, are the same. */
export function openRemembered(root: string, texts: string[]): Memory {
  const version = versionOf(
    ['engine/read', 'fields', 'model'].map((folder) => join(cataloguesRoot, folder)),
    [join(cataloguesRoot, '../package.json')],
  );
  const settings = openSettings(root, version);
  let readings: Readings | undefined;
  const open = (): Readings => {
    readings ??= openReadings(root, JSON.stringify([version, ...texts]));
    return readings;
  };
  return {
    remembered: {
      settings: settings.read,
      find: (path, blob) => open().find(path, blob),
      findMore: (path, blob) => open().findMore(path, blob),
      keep: (path, blob, packed) => open().keep(path, blob, packed),
    },
    count: () => open().count,
    close(blobs = () => undefined) {
      settings.close();
      readings?.close(blobs);
    },
  };
}

interface Kept {
  text: string;
  read: unknown;
}

/** What came of `workspace.yml`, `lists/*.yml` and `automations/*.yml`, by path; it counts while the text is the same. */
function openSettings(root: string, version: string) {
  const kept = parse<{ version: string; files: [string, Kept][] }>(readCache(root, settingsFile));
  const files = new Map<string, Kept>(kept?.version === version ? kept.files : []);
  let isNew = false;
  return {
    read<Read>(file: SourceFile, read: () => Read): Read {
      const known = files.get(file.path);
      if (known?.text === file.text) return unpack(known.read) as Read;
      const made = read();
      files.set(file.path, { text: file.text, read: pack(made) });
      isNew = true;
      return made;
    },
    close() {
      if (isNew) writeCache(root, settingsFile, [JSON.stringify({ version, files: [...files] })]);
    },
  };
}

/** What git calls the files now. */
type Blobs = () => Pick<ReadonlyMap<string, string>, 'get'> | undefined;

interface Readings extends Required<Pick<Remembered, 'find' | 'findMore' | 'keep'>> {
  count: number;
  close(blobs: Blobs): void;
}

/** What came of records and comments: how each line begins in one file, since a list asks for no more, and the rest in another. */
function openReadings(root: string, version: string): Readings {
  const begun = openLines(readCache(root, readingsFile), version);
  let opened: Lines | undefined;
  const rest = (): Lines => {
    opened ??= openLines(readCache(root, restFile), version);
    return opened;
  };
  const fresh = new Map<string, string>();
  return {
    count: begun.count,
    find(path, blob) {
      const now = fresh.size === 0 ? undefined : fresh.get(path);
      if (!now?.startsWith(`${blob}\t`)) return begun.find(path, blob);
      // it is written in the order in which it is asked for
      fresh.delete(path);
      fresh.set(path, now);
      return now.slice(blob.length + 1);
    },
    findMore(path, blob) {
      // beginnings without their rest would be of no use the next time either
      if (!opened && rest().count === 0) writeCache(root, readingsFile, ['']);
      return rest().find(path, blob);
    },
    keep: (path, blob, packed) => {
      if (!/[\t\n]/.test(path)) fresh.set(path, `${blob}\t${packed}`);
    },
    close(blobs) {
      if (fresh.size === 0) return;
      const used = begun.used();
      if (used.length > 0 && fresh.size < used.length * fewestPart) return;
      const now = blobs();
      for (const [path, line] of fresh) if (now?.get(path) !== line.slice(0, line.indexOf('\t'))) fresh.delete(path);
      const whole = used.filter((line) => !line.endsWith('\t') || restOf(line) !== undefined);
      const head = `${version}\n${whole.length + fresh.size}\n`;
      writeCache(root, restFile, inPieces(head, rests(whole)));
      writeCache(root, readingsFile, inPieces(head, beginnings(whole)));
    },
  };

  function restOf(line: string): string | undefined {
    const [path = '', blob = ''] = line.split('\t', 2);
    const more = rest().find(path, blob);
    return more === undefined ? undefined : `${path}\t${blob}\t${more}\n`;
  }

  function* beginnings(used: string[]): Generator<string> {
    for (const line of used) yield `${line}\n`;
    for (const [path, line] of fresh) yield `${path}\t${line.slice(0, endOfBeginning(line))}\n`;
  }

  function* rests(used: string[]): Generator<string> {
    for (const line of used) yield restOf(line) ?? '';
    for (const [path, line] of fresh) {
      const more = line.slice(endOfBeginning(line));
      if (more !== '') yield `${path}\t${line.slice(0, line.indexOf('\t'))}\t${more}\n`;
    }
  }
}

/** Behind the tab that stands behind the blob and what a list asks for; a comment has none. */
function endOfBeginning(line: string): number {
  const tab = line.indexOf('\t', line.indexOf('\t') + 1);
  return tab === -1 ? line.length : tab + 1;
}

/** Lines joined to texts that are worth a write each. */
function* inPieces(head: string, lines: Iterable<string>): Generator<string> {
  let piece = [head];
  for (const line of lines) {
    if (piece.push(line) < linesPerPiece) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}

function parse<Shape>(text: string | undefined): Shape | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Shape);
  } catch {
    return undefined;
  }
}
