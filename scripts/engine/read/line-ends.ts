import type { Diagnostic } from '../../model/diagnostic.ts';
import type { SourceFile } from '../../model/file.ts';
import { placeAt } from './place.ts';

/** The warning that a file ends its lines in two ways, at the first that differs from those above it; none when all are alike. */
export function lineEndFaults(file: SourceFile): Diagnostic[] {
  const at = otherLineEnd(file.text);
  if (at === undefined) return [];
  const [here, above] = file.text[at] === '\r' ? ['CRLF', 'LF'] : ['LF', 'CRLF'];
  const message = `the line ends with ${here}, those above it with ${above}; expected one way in all of the file`;
  return [{ place: placeAt(file, at), check: 'line-ends', message, severity: 'warning' }];
}

/** The offset of the first line end that is not like the first of the text. */
function otherLineEnd(text: string): number | undefined {
  const first = text.indexOf('\n');
  if (first === -1) return undefined;
  if (text[first - 1] !== '\r') {
    const at = text.indexOf('\r\n', first);
    return at === -1 ? undefined : at;
  }
  for (let at = text.indexOf('\n', first + 1); at !== -1; at = text.indexOf('\n', at + 1)) if (text[at - 1] !== '\r') return at;
  return undefined;
}
