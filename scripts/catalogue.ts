import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const entryPattern = /^[a-z][a-z0-9_-]*\.(ts|js|astro)$/;

/** Where the plural folders stand: the folder of this file. */
export const cataloguesRoot: string = import.meta.dirname;

/** The names of a catalogue (`fields`), from its file names, in alphabetical order; tests beside the entries are no entries. */
export function catalogueNames(folder: string, root: string = cataloguesRoot): string[] {
  return [...entryFiles(folder, root).keys()];
}

/** Every entry of a catalogue by its name: the file's default export; or only those that are `wanted`. */
export async function loadCatalogue<Entry>(
  folder: string,
  root: string = cataloguesRoot,
  wanted?: ReadonlySet<string>,
): Promise<Map<string, Entry>> {
  const files = [...entryFiles(folder, root)].filter(([name]) => !wanted || wanted.has(name));
  return new Map(await Promise.all(files.map(async ([name, file]): Promise<[string, Entry]> => [name, await loadFile<Entry>(file)])));
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
