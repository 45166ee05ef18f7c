import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/file.ts';
import { isRealDay } from '../../model/local-time.ts';
import { didYouMean } from '../../model/names.ts';
import { quoteWritten } from '../../model/reading.ts';
import type { Comment } from '../../model/record.ts';
import { bodyFactsOf } from './body-facts.ts';
import { type CommentNeighbours, readCommentName } from './comment-name.ts';
import { kibibytesOver } from './decode.ts';
import { splitFrontmatter } from './frontmatter.ts';
import { lineEndFaults } from './line-ends.ts';
import { placerOf } from './place.ts';
import { parseYaml } from './yaml.ts';

const commentBytes = 256 * 1024;
const known = ['reply_to', 'edited', 'imported'];

const nobody: CommentNeighbours = { isPerson: () => false, isThere: () => false };

/** A comment from `_comments/<slug>/<when>-<who>.md`; its frontmatter is optional, its text is kept whatever is wrong. */
export function readComment(file: SourceFile, neighbours = nobody): { comment: Comment; diagnostics: Diagnostic[] } {
  const name = file.path.slice(file.path.lastIndexOf('/') + 1).replace(/\.md$/, '');
  const diagnostics: Diagnostic[] = [];
  const placeOf = placerOf(file);
  const complain = (offset: number, check: string, message: string, severity: Diagnostic['severity'] = 'error') => {
    diagnostics.push({ place: placeOf(offset), check, message, severity });
  };
  const { at, author } = readCommentName(name, neighbours);
  if (at === '') complain(0, 'comment-name', `"${name}.md" tells no time and author; expected a name such as 20261120T101500Z-ana.md`);
  const size = kibibytesOver(file.text, commentBytes);
  if (size) complain(0, 'too-big', `${size} KiB of text; a comment holds at most 256 KiB`);
  diagnostics.push(...lineEndFaults(file));
  const comment: Comment = { path: file.path, name, at, author, imported: false, text: file.text };
  const split = splitFrontmatter(file.text);
  if ('problem' in split) {
    complain(split.offset, 'frontmatter', split.problem);
    nameWhatIsIn(comment);
    return { comment, diagnostics };
  }
  comment.text = split.body;
  comment.place = placeOf(split.bodyStart);
  nameWhatIsIn(comment);
  const yaml = parseYaml(split.yaml, split.yamlStart);
  for (const problem of yaml.problems) complain(problem.offset, 'frontmatter', problem.message);
  for (const [key, written] of yaml.written) {
    const source = written.as === 'scalar' ? written.source : '';
    if (key === 'reply_to') {
      comment.replyTo = source;
      comment.replyPlace = placeOf(written.at);
    }
    if (key === 'edited') {
      comment.edited = source;
      if (!/^\d{4}-\d{2}-\d{2}(T[\d:]{5,8}Z?)?$/.test(source) || !isRealDay(source))
        complain(written.at, 'field-value', `edited: ${quoteWritten(written)} is not a day such as 2026-12-01`);
    }
    if (key === 'imported') {
      comment.imported = written.as === 'scalar' && written.value === true;
      if (written.as !== 'scalar' || typeof written.value !== 'boolean')
        complain(written.at, 'field-value', `imported: ${quoteWritten(written)} is neither true nor false`);
    }
    if (!known.includes(key))
      complain(yaml.keys.get(key) ?? 0, 'unknown-key', `"${key}" is not a key of comments${didYouMean(key, known)}`, 'warning');
  }
  return { comment, diagnostics };
}

function nameWhatIsIn(comment: Comment): void {
  const named = bodyFactsOf(comment.text);
  if (named) comment.named = named;
}
