import type { Place, SourceFile } from '../../model/file.ts';

/** The line and column of an offset in a file's text. */
export function placeAt(file: SourceFile, offset: number): Place {
  return placerOf(file)(offset);
}

/** Gives places of one file; fast when asked for offsets in rising order. */
export function placerOf(file: SourceFile): (offset: number) => Place {
  let line = 1;
  let lineStart = 0;
  return (offset) => {
    if (offset < lineStart) [line, lineStart] = [1, 0];
    for (let next = file.text.indexOf('\n', lineStart); next !== -1 && next < offset; next = file.text.indexOf('\n', lineStart)) {
      line++;
      lineStart = next + 1;
    }
    const mark = lineStart === 0 && file.text.charCodeAt(0) === 0xfeff ? 1 : 0;
    return { path: file.path, line, column: Math.max(1, offset - lineStart + 1 - mark) };
  };
}
