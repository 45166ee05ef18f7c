import matter from 'gray-matter';

/** A record's two parts; `yaml` and `body` are slices of the text, the offsets say where. `open` tells whether there is a frontmatter at all. */
export interface Split {
  yaml: string;
  yamlStart: number;
  body: string;
  bodyStart: number;
  present: boolean;
}

const mostChars = 256 * 1024;
const mostBlank = 1_000_000;
const refuse = () => {
  throw new Error('only YAML is read');
};
// gray-matter only splits: its engines, which would run code, never see the text, and options keep its shared cache out
const splitOnly = {
  language: 'yaml',
  engines: { yaml: { parse: () => ({}), stringify: refuse }, json: refuse, javascript: refuse, js: refuse },
};

/** Splits frontmatter from text; only a first line of `---` alone opens one, only a line of `---` alone closes it. */
export function splitFrontmatter(text: string): Split | { problem: string; offset: number } {
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const lineEnd = text.indexOf('\n', start);
  const firstLine = text.slice(start, lineEnd === -1 ? text.length : lineEnd).trimEnd();
  if (!firstLine.startsWith('---') || /^-{4,}$/.test(firstLine)) {
    return { yaml: '', yamlStart: start, body: text.slice(start), bodyStart: start, present: false };
  }
  if (firstLine !== '---') return { problem: `the first line is "${shorten(firstLine)}"; expected "---" alone`, offset: start };
  const end = text.indexOf('\n---', start + 3);
  if (end === -1) return { problem: 'the frontmatter is not closed; expected a line "---" below it', offset: start };
  const tooMuch = tooMuchIn(text.slice(start, end));
  if (tooMuch) return { problem: tooMuch.problem, offset: start + tooMuch.offset };
  const parts = matter(text.slice(start), splitOnly);
  const closeAt = start + 3 + parts.matter.length;
  const closeEnd = text.indexOf('\n', closeAt + 1);
  const closeLine = text.slice(closeAt + 1, closeEnd === -1 ? text.length : closeEnd).trimEnd();
  if (closeLine !== '---') {
    return {
      problem: `"${shorten(closeLine)}" stands where the frontmatter ends; expected "---" alone, or that line indented or in quotes`,
      offset: closeAt + 1,
    };
  }
  const yamlStart = Math.min(lineEnd + 1, closeAt + 1);
  const bodyStart = closeEnd === -1 ? text.length : closeEnd + 1;
  return { yaml: text.slice(yamlStart, closeAt + 1), yamlStart, body: text.slice(bodyStart), bodyStart, present: true };
}

/** gray-matter looks for comments in quadratic time where many blank lines stand together. */
function tooMuchIn(block: string): { problem: string; offset: number } | undefined {
  if (block.length > mostChars)
    return { problem: `${Math.ceil(block.length / 1024)} KiB of frontmatter; a record holds at most 64 KiB`, offset: 0 };
  for (const { 0: blank, index } of block.matchAll(/\n\s{200,}/g)) {
    const lines = blank.split('\n').length - 1;
    if (lines * blank.length > mostBlank)
      return { problem: `${lines} blank lines stand together; expected keys and values`, offset: index + 1 };
  }
  return undefined;
}

function shorten(line: string): string {
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
