import { keyPattern, slugFrom } from './names.ts';

/** What stands in the file of a comment: a text that would begin like a frontmatter, or like a mark of bytes, gets an empty one above it. */
export function commentText(text: string, replyTo: string | undefined): string {
  const bare = withLineEnd(text);
  const keys = replyTo === undefined ? '' : `reply_to: ${replyTo}\n`;
  return keys !== '' || /^(?:\ufeff|---)/.test(bare) ? `---\n${keys}---\n${bare}` : bare;
}

/** A text that ends with a line end. */
export function withLineEnd(text: string): string {
  return text.endsWith('\n') ? text : `${text}\n`;
}

/** Who wrote a comment, as its file name can say it: a person's key, or what is left of a name; undefined where nobody is named. */
export function authorKey(author: string): string | undefined {
  if (keyPattern.test(author)) return author;
  const key = slugFrom(author.normalize('NFD').replace(/\p{M}/gu, ''))
    .replace(/[^a-z0-9-]/g, '')
    .replace(/^-+/, '')
    .slice(0, 64);
  if (author.trim() === '') return undefined;
  return keyPattern.test(key) ? key : 'someone';
}
