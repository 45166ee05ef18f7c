import { join } from 'node:path';
import { cataloguesRoot } from './catalogue.ts';
import { builtInTypes } from './engine/read/keys.ts';
import type { Remembered } from './engine/read/remembered.ts';
import type { Board } from './model/board.ts';
import type { Files, SourceFile } from './model/file.ts';
import { pack, unpack } from './model/pack.ts';
import { readCache, versionOf, writeCache } from './store/cache.ts';

const settingsFile = 'settings.json';
const readingsFile = 'readings';
/** This part of the files is read anew each time before writing all that is kept costs less. */
const fewestPart = 0.0005;
const linesPerPiece = 1000;

/** What is kept of a tracker in `.cache/`; `close` writes down what was read anew. */
export interface Memory {
  remembered: Remembered;
  /** How many files are remembered, whether or not they are as they were. */
  count(): number;
  /** The types of the boards' fields, where all settings are as they were when they were read last: nothing else is needed to read a record. */
  typesInUse(files: Files): ReadonlySet<string> | undefined;
  /** `blobs` tells what git calls the files now: what was changed while it was being read is not kept. */
  close(blobs?: () => ReadonlyMap<string, string>): void;
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
      keep: (path, blob, packed) => open().keep(path, blob, packed),
    },
    count: () => open().count,
    typesInUse: (files) => settings.typesInUse(files),
    close(blobs = () => new Map()) {
      settings.close();
      readings?.close(blobs);
    },
  };
}

interface Kept {
  text: string;
  read: unknown;
}

/** What came of `workspace.yml` and `lists/*.yml`, by path; it counts while the text is the same. */
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
    typesInUse(of: Files): ReadonlySet<string> | undefined {
      const types = new Set<string>(builtInTypes);
      for (const { name } of of.list('lists')) {
        const path = `lists/${name}`;
        const known = files.get(path);
        const bytes = of.read(path);
        if (!known || !bytes || new TextDecoder().decode(bytes) !== known.text) return undefined;
        const { board } = unpack(known.read) as { board: Board };
        for (const { type } of board.fields.values()) types.add(type);
      }
      return types;
    },
    close() {
      if (isNew) writeCache(root, settingsFile, [JSON.stringify({ version, files: [...files] })]);
    },
  };
}

interface Readings {
  count: number;
  find(path: string, blob: string): string | undefined;
  keep(path: string, blob: string, packed: string): void;
  close(blobs: () => ReadonlyMap<string, string>): void;
}

/** What came of records and comments: a line with the version, one with the number of those that follow, then one a file, `path blob packed` between tabs, in the order in which they are asked for. */
function openReadings(root: string, version: string): Readings {
  const kept = readCache(root, readingsFile) ?? '';
  const second = kept.indexOf('\n') + 1;
  const first = kept.indexOf('\n', second) + 1;
  const text = first > 0 && kept.slice(0, second - 1) === version ? kept : '';
  /** Where the line that is expected next begins: what was asked for in some order is asked for in the same order again. */
  let next = text === '' ? 0 : first;
  let starts: Map<string, number> | undefined;
  const used: number[] = [];
  const fresh = new Map<string, string>();
  const startOf = (path: string): number | undefined => {
    if (text.startsWith(path, next) && text.charCodeAt(next + path.length) === 9) return next;
    starts ??= startsOfLines(text, first);
    return starts.get(path);
  };
  function* lines(): Generator<string> {
    const still = new Set(used);
    yield `${version}\n${still.size + fresh.size}\n`;
    for (const start of still) yield text.slice(start, text.indexOf('\n', start) + 1);
    for (const [path, line] of fresh) yield `${path}\t${line}\n`;
  }
  return {
    count: text === '' ? 0 : Number(text.slice(second, first - 1)),
    find(path, blob) {
      const now = fresh.get(path);
      if (now?.startsWith(`${blob}\t`)) {
        // it is written in the order in which it is asked for
        fresh.delete(path);
        fresh.set(path, now);
        return now.slice(blob.length + 1);
      }
      const start = startOf(path);
      const at = start === undefined ? 0 : start + path.length + 1;
      if (start === undefined || !text.startsWith(blob, at) || text.charCodeAt(at + blob.length) !== 9) return undefined;
      const end = text.indexOf('\n', at);
      used.push(start);
      next = end + 1;
      return text.slice(at + blob.length + 1, end);
    },
    keep: (path, blob, packed) => {
      if (!/[\t\n]/.test(path)) fresh.set(path, `${blob}\t${packed}`);
    },
    close(blobs) {
      if (fresh.size === 0 || (used.length > 0 && fresh.size < used.length * fewestPart)) return;
      const now = blobs();
      for (const [path, line] of fresh) if (now.get(path) !== line.slice(0, line.indexOf('\t'))) fresh.delete(path);
      writeCache(root, readingsFile, inPieces(lines()));
    },
  };
}

/** Lines joined to texts that are worth a write each. */
function* inPieces(lines: Iterable<string>): Generator<string> {
  let piece: string[] = [];
  for (const line of lines) {
    if (piece.push(line) < linesPerPiece) continue;
    yield piece.join('');
    piece = [];
  }
  yield piece.join('');
}

/** Where each line begins, by its path. */
function startsOfLines(text: string, first: number): Map<string, number> {
  const starts = new Map<string, number>();
  for (let at = first, end = text.indexOf('\n', at); end !== -1; at = end + 1, end = text.indexOf('\n', at))
    starts.set(text.slice(at, text.indexOf('\t', at)), at);
  return starts;
}

function parse<Shape>(text: string | undefined): Shape | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Shape);
  } catch {
    return undefined;
  }
}
