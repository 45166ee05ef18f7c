import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';

const entryPattern = /^[a-z][a-z0-9_-]*\.(ts|js|astro)$/;

/** Where the plural folders stand: the folder of this file. */
export const cataloguesRoot: string = import.meta.dirname;

/** The names of a catalogue (`fields`), from its file names, in alphabetical order; tests beside the entries are no entries. */
export function catalogueNames(folder: string, root: string = cataloguesRoot): string[] {
  return readdirSync(join(root, folder))
    .filter((file) => entryPattern.test(file))
    .map((file) => basename(file).replace(/\.(ts|js|astro)$/, ''))
    .sort();
}

/** Every entry of a catalogue by its name: the file's default export; or only those that are `wanted`. */
export async function loadCatalogue<Entry>(
  folder: string,
  root: string = cataloguesRoot,
  wanted?: ReadonlySet<string>,
): Promise<Map<string, Entry>> {
  const names = catalogueNames(folder, root).filter((name) => !wanted || wanted.has(name));
  const entries = await Promise.all(names.map((name) => loadEntry<Entry>(folder, name, root)));
  return new Map(names.map((name, index) => [name, entries[index] as Entry]));
}

/** One entry of a catalogue; the name must be one that `catalogueNames` gave. */
export async function loadEntry<Entry>(folder: string, name: string, root: string = cataloguesRoot): Promise<Entry> {
  const file = readdirSync(join(root, folder)).find((each) => entryPattern.test(each) && each.replace(/\.(ts|js)$/, '') === name);
  if (!file) throw new Error(`${folder} has no entry ${name}`);
  const module: { default: Entry } = await import(pathToFileURL(join(root, folder, file)).href);
  return module.default;
}
