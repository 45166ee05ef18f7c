import { foldName, numberedSlug, slugFrom } from '../../scripts/model/names.ts';

/** The slug a title gives and the one its file gets, which no record of the board has; `spare` stands for a title without letter or digit. */
export function slugFor(title: string, taken: ReadonlySet<string>, spare: string): { slug: string; free: string } {
  const slug = slugFrom(title.toWellFormed()) || `record-${spare}`;
  let free = slug;
  for (let count = 2; taken.has(foldName(free)); count++) free = numberedSlug(slug, count);
  return { slug, free };
}

/** Six random letters and digits that are not taken for each other. */
export function spareName(): string {
  return [...crypto.getRandomValues(new Uint8Array(6))].map((byte) => 'abcdefghijklmnopqrstuvwxyz234567'[byte % 32]).join('');
}
