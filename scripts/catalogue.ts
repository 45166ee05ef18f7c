import { readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(import.meta.url);
const entryPattern = /^[a-z][a-z0-9_-]*\.(ts|js|astro)$/;

/** Where the plural folders stand: the folder of this file. */
export const cataloguesRoot: string = import.meta.dirname;

/** The names of a catalogue (`fields`), from its file names, in alphabetical order; tests beside the entries are no entries. */
export function catalogueNames(folder: string, root: string = cataloguesRoot): string[] {
  return [...entryFiles(folder, root).keys()];
}

/** Every entry of a catalogue by its name: the file's default export. */
export async function loadCatalogue<Entry>(folder: string, root: string = cataloguesRoot): Promise<Map<string, Entry>> {
  const files = [...entryFiles(folder, root)];
  return new Map(await Promise.all(files.map(async ([name, file]): Promise<[string, Entry]> => [name, await loadFile<Entry>(file)])));
}

/** As `loadCatalogue`, but each entry is loaded when it is first asked for: most commands need few of them. */
export function openCatalogue<Entry>(folder: string, root: string = cataloguesRoot): ReadonlyMap<string, Entry> {
  const files = entryFiles(folder, root);
  const loaded = new Map<string, Entry>();
  const load = (name: string, file: string): Entry => {
    const known = loaded.get(name);
    if (known) return known;
    const { default: entry }: { default: Entry } = require(file);
    loaded.set(name, entry);
    return entry;
  };
  const all = (): Map<string, Entry> => new Map([...files].map(([name, file]) => [name, load(name, file)]));
  return {
    get(name) {
      const file = files.get(name);
      return file === undefined ? undefined : load(name, file);
    },
    has: (name) => files.has(name),
    size: files.size,
    keys: () => files.keys(),
    values: () => all().values(),
    entries: () => all().entries(),
    forEach: (act) => all().forEach(act),
    [Symbol.iterator]: () => all().entries(),
  };
}

/** One entry of a catalogue; the name must be one that `catalogueNames` gave. */
export async function loadEntry<Entry>(folder: string, name: string, root: string = cataloguesRoot): Promise<Entry> {
  const file = entryFiles(folder, root).get(name);
  if (!file) throw new Error(`${folder} has no entry ${name}`);
  return loadFile<Entry>(file);
}

/** The files of a catalogue by the names of its entries, in the order of those. */
function entryFiles(folder: string, root: string): Map<string, string> {
  const files = readdirSync(join(root, folder)).filter((file) => entryPattern.test(file));
  const entries = files.map((file): [string, string] => [file.replace(/\.(ts|js|astro)$/, ''), join(root, folder, file)]);
  return new Map(entries.sort(([a], [b]) => (a < b ? -1 : 1)));
}

async function loadFile<Entry>(file: string): Promise<Entry> {
  const module: { default: Entry } = await import(pathToFileURL(file).href);
  return module.default;
}
