import type { SourceFile } from '../../model/file.ts';

const folder = '.astro/collections';
const prefix = 'woad-';

interface Manifest {
  collections: { hasSchema: boolean; name: string }[];
  entries: { [address: string]: string };
}

/**
 * What the Astro extension of editors asks for to complete and check frontmatter in Markdown: a schema a board, and which record is of which, by its address (`file:///...`).
 * The addresses are of this machine, so git is told to leave the folder alone. What Astro itself put into the manifest stays.
 */
export function frontmatterFiles(
  boards: { name: string; schema: string }[],
  records: { address: string; board: string }[],
  present: string | undefined,
): SourceFile[] {
  const known = manifestFrom(present);
  const manifest: Manifest = {
    collections: [
      ...known.collections.filter(({ name }) => !name.startsWith(prefix)),
      ...boards.map(({ name }) => ({ hasSchema: true, name: `${prefix}${name}` })),
    ],
    entries: {
      ...Object.fromEntries(Object.entries(known.entries).filter(([, name]) => !name.startsWith(prefix))),
      ...Object.fromEntries(records.map(({ address, board }) => [addressKey(address), `${prefix}${board}`])),
    },
  };
  return [
    { path: `${folder}/.gitignore`, text: '*\n' },
    { path: manifestPath, text: `${JSON.stringify(manifest, null, 2)}\n` },
    ...boards.map(({ name, schema }) => ({ path: `${folder}/${prefix}${name}.schema.json`, text: schema })),
  ];
}

/** Where the Astro extension looks which files are of which collection, from the folder that the editor opens. */
export const manifestPath = `${folder}/collections.json`;

/** The extension compares addresses without escapes, in lower case. */
function addressKey(address: string): string {
  return decodeURIComponent(address).toLowerCase();
}

/** What stands there, if it is a manifest; it is made anew by Astro whenever it is gone, so another thing in its place is no loss. */
function manifestFrom(text: string | undefined): Manifest {
  const none: Manifest = { collections: [], entries: {} };
  try {
    const { collections, entries } = JSON.parse(text ?? '{}') as Partial<Manifest>;
    const isSound = Array.isArray(collections) && collections.every(({ name }) => typeof name === 'string');
    return isSound && typeof entries === 'object' && entries !== null && Object.values(entries).every((name) => typeof name === 'string')
      ? { collections, entries }
      : none;
  } catch {
    return none;
  }
}
