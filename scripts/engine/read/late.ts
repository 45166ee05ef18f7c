import { createRequire } from 'node:module';
import type { packComment, unpackComment } from './remembered.ts';

const require = createRequire(import.meta.url);

/** What reads files, each loaded when the first of its kind must be read: where all is remembered none is. */
export const late = {
  board: (): typeof import('./board.ts') => require('./board.ts'),
  comment: (): typeof import('./comment.ts') => require('./comment.ts'),
  frontmatter: (): typeof import('./frontmatter.ts') => require('./frontmatter.ts'),
  packed: (): typeof import('./packed-record.ts') => require('./packed-record.ts'),
  record: (): typeof import('./record.ts') => require('./record.ts'),
  remembered: (): { packComment: typeof packComment; unpackComment: typeof unpackComment } => require('./remembered.ts'),
  rule: (): typeof import('./rule.ts') => require('./rule.ts'),
  workspace: (): typeof import('./workspace.ts') => require('./workspace.ts'),
};
