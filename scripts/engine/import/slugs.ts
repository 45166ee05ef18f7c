import type { Board } from '../../model/board.ts';
import { foldName, slugFrom } from '../../model/names.ts';
import { textIn } from '../../model/value.ts';
import { type Written, writtenItems } from '../../model/written.ts';
import { refusedKeys } from '../read/yaml.ts';
import type { SourceDocument } from './source.ts';

/** The slug of every source, from its name, else from its title; who comes later to a name that is taken gets `-2`. */
export function assignSlugs(
  documents: SourceDocument[],
  titleOf: (document: SourceDocument) => string,
): { slugs: Map<SourceDocument, string>; clashes: { source: string; slug: string }[] } {
  const slugs = new Map<SourceDocument, string>();
  const clashes: { source: string; slug: string }[] = [];
  const wanted = new Map(documents.map((document) => [document, slugFrom(document.item.name) || slugFrom(titleOf(document)) || 'record']));
  const taken = new Set([...wanted.values()].map(foldName));
  const given = new Set<string>();
  const latest = new Map<string, number>();
  for (const [document, base] of wanted) {
    const slug = given.has(foldName(base)) ? nextFree(base, (name) => taken.has(foldName(name)), latest) : base;
    if (slug !== base) clashes.push({ source: document.item.source, slug });
    taken.add(foldName(slug));
    given.add(foldName(slug));
    slugs.set(document, slug);
  }
  return { slugs, clashes };
}

/** A name with the first number that makes it free, cut so that it stays within 100 bytes; `latest` remembers which numbers are gone. */
function nextFree(base: string, isTaken: (name: string) => boolean, latest = new Map<string, number>()): string {
  for (let n = (latest.get(base) ?? 1) + 1; ; n++) {
    let stem = base;
    while (new TextEncoder().encode(`${stem}-${n}`).length > 100) stem = [...stem].slice(0, -1).join('').replace(/-+$/, '');
    if (isTaken(`${stem}-${n}`)) continue;
    latest.set(base, n);
    return `${stem}-${n}`;
  }
}

/** The tag of every value: the board's tag of that title, else a name made from it; different values are different tags. */
export function assignTags(values: Written[], board: Board | undefined): Map<string, string> {
  const sources = [...new Set(values.flatMap(tagsIn))];
  const tags = new Map<string, string>();
  for (const source of sources) {
    const tag = [...(board?.tags.values() ?? [])].find(({ title }) => textIn(title, 'en') === source);
    if (tag) tags.set(source, tag.name);
  }
  // a board declares its tags by name
  const taken = new Set([...refusedKeys, ...tags.values()]);
  const give = (source: string, name: string): void => {
    tags.set(source, name);
    taken.add(name);
  };
  for (const source of sources) if (!tags.has(source) && slugFrom(source) === source && !taken.has(source)) give(source, source);
  for (const source of sources) {
    const base = slugFrom(source) || 'tag';
    if (!tags.has(source)) give(source, taken.has(base) ? nextFree(base, (name) => taken.has(name)) : base);
  }
  return tags;
}

/** The values of a key of tags; a single text with commas stands for several. */
export function tagsIn(written: Written): string[] {
  if (written.as === 'scalar')
    return written.source
      .split(',')
      .map((each) => each.trim())
      .filter((each) => each !== '');
  return writtenItems(written).flatMap((item) => (item.as === 'scalar' ? [item.source] : []));
}
