import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/file.ts';
import type { Comment } from '../../model/record.ts';
import { type CommentNeighbours, readCommentName } from './comment-name.ts';
import { type PackedDiagnostic, packDiagnostic, unpackDiagnostic } from './remembered-record.ts';

/** What was read before, so that only what changed since is read: see `remembering.ts`. Without it everything is read. */
export interface Remembered {
  /** What came of a file of settings whose text is the same as now, else what comes of it now. */
  settings<Read>(file: SourceFile, read: () => Read): Read;
  /** What came of the same bytes under the same path: one line, made by `packRecord` or `packComment`, or the line up to its first tab. */
  find(path: string, blob: string): string | undefined;
  /** What stands behind that tab, where `find` gave no more; undefined where it is lost. */
  findMore?(path: string, blob: string): string | undefined;
  keep(path: string, blob: string, packed: string): void;
}

/** A comment file as it was read, and all that is wrong with it. */
export interface CommentReading {
  comment: Comment;
  diagnostics: Diagnostic[];
}

/** A comment as one line; its text is not in it, nor what its name tells beside its neighbours. */
export function packComment({ comment, diagnostics }: CommentReading): string {
  const { text: _, place, at: __, author: ___, ...rest } = comment;
  return JSON.stringify([rest, place && [place.line, place.column], diagnostics.map(packDiagnostic)]);
}

/** The comment that `packComment` was given; its text is read when it is asked for. */
export function unpackComment(packed: string, path: string, neighbours: CommentNeighbours, readText: () => string): CommentReading {
  const [rest, place, diagnostics] = JSON.parse(packed);
  let text: string | undefined;
  const comment: Comment = {
    ...rest,
    ...readCommentName(rest.name, neighbours),
    ...(place ? { place: { path, line: place[0], column: place[1] } } : {}),
    get text() {
      text ??= readText();
      return text;
    },
  };
  return { comment, diagnostics: (diagnostics as PackedDiagnostic[]).map((each) => unpackDiagnostic(each, path)) };
}
