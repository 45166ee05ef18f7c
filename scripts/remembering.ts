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
/** So many files are read anew each time before what is kept of them is worth writing. */
const fewest = 30;
const fewestPart = 0.002;

/** What is kept of a tracker in `.cache/`; `close` writes down what was read anew. */
export interface Memory {
  remembered: Remembered;
  /** The types of the boards' fields, where all settings are as they were when they were read last: nothing else is needed to read a record. */
  typesInUse(files: Files): ReadonlySet<string> | undefined;
  close(): void;
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
    typesInUse: (files) => settings.typesInUse(files),
    close() {
      settings.close();
      readings?.close();
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
      if (isNew) writeCache(root, settingsFile, JSON.stringify({ version, files: [...files] }));
    },
  };
}

interface Readings {
  find(path: string, blob: string): string | undefined;
  keep(path: string, blob: string, packed: string): void;
  close(): void;
}

/** What came of records and comments: a line with the version, then one a file, `path blob packed` between tabs. */
function openReadings(root: string, version: string): Readings {
  const text = readCache(root, readingsFile) ?? '';
  const lines = new Map<string, string>();
  const first = text.indexOf('\n');
  if (first !== -1 && text.slice(0, first) === version) {
    for (let at = first + 1, end = text.indexOf('\n', at); end !== -1; at = end + 1, end = text.indexOf('\n', at)) {
      const tab = text.indexOf('\t', at);
      lines.set(text.slice(at, tab), text.slice(tab + 1, end));
    }
  }
  const known = lines.size;
  const fresh = new Map<string, string>();
  const seen = new Set<string>();
  return {
    find(path, blob) {
      const line = lines.get(path);
      if (!line?.startsWith(blob) || line.charAt(blob.length) !== '\t') return undefined;
      seen.add(path);
      return line.slice(blob.length + 1);
    },
    keep: (path, blob, packed) => {
      if (!/[\t\n]/.test(path)) fresh.set(path, `${blob}\t${packed}`);
    },
    close() {
      if (fresh.size === 0 || (known > 0 && fresh.size < Math.max(fewest, known * fewestPart))) return;
      const all = [version, ...[...seen].map((path) => `${path}\t${lines.get(path)}`), ...[...fresh].map((entry) => entry.join('\t'))];
      writeCache(root, readingsFile, `${all.join('\n')}\n`);
    },
  };
}

function parse<Shape>(text: string | undefined): Shape | undefined {
  try {
    return text === undefined ? undefined : (JSON.parse(text) as Shape);
  } catch {
    return undefined;
  }
}
