import { cutText } from '../../model/shorten.ts';

/** A record's two parts; `yaml` and `body` are slices of the text, the offsets say where. `open` tells whether there is a frontmatter at all. */
export interface Split {
  yaml: string;
  yamlStart: number;
  body: string;
  bodyStart: number;
  present: boolean;
}

const mostChars = 256 * 1024;

/** Splits frontmatter from text; only a first line of `---` alone opens one, only a line of `---` alone closes it. */
export function splitFrontmatter(text: string): Split | { problem: string; offset: number } {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const lineEnd = text.indexOf('\n', start);
  const firstLine = text.slice(start, lineEnd === -1 ? text.length : lineEnd).trimEnd();
  if (!firstLine.startsWith('---') || /^-{4,}$/.test(firstLine)) {
    return { yaml: '', yamlStart: start, body: text.slice(start), bodyStart: start, present: false };
  }
  if (firstLine !== '---') return { problem: `the first line is "${cutText(firstLine, 40)}"; expected "---" alone`, offset: start };
  // the first line that begins with it closes, whatever stands behind: then that is told, and nothing is taken for text that was not meant so
  const closeAt = text.indexOf('\n---', start + 3);
  if (closeAt === -1) return { problem: 'the frontmatter is not closed; expected a line "---" below it', offset: start };
  if (closeAt - start > mostChars)
    return { problem: `${Math.ceil((closeAt - start) / 1024)} KiB of frontmatter; a record holds at most 64 KiB`, offset: start };
  const closeEnd = text.indexOf('\n', closeAt + 1);
  const closeLine = text.slice(closeAt + 1, closeEnd === -1 ? text.length : closeEnd).trimEnd();
  if (closeLine !== '---') {
    return {
      problem: `"${cutText(closeLine, 40)}" stands where the frontmatter ends; expected "---" alone, or that line indented or in quotes`,
      offset: closeAt + 1,
    };
  }
  const yamlStart = Math.min(lineEnd + 1, closeAt + 1);
  const bodyStart = closeEnd === -1 ? text.length : closeEnd + 1;
  return { yaml: text.slice(yamlStart, closeAt + 1), yamlStart, body: text.slice(bodyStart), bodyStart, present: true };
}
