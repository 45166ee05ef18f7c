import matter from 'gray-matter';

/** A record's two parts; `yaml` and `body` are slices of the text, the offsets say where. `open` tells whether there is a frontmatter at all. */
export interface Split {
  yaml: string;
  yamlStart: number;
  body: string;
  bodyStart: number;
  present: boolean;
}

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
  const parts = matter(text.slice(start), splitOnly);
  const closeAt = start + 3 + parts.matter.length;
  if (!text.startsWith('\n---', closeAt)) {
    return { problem: 'the frontmatter is not closed; expected a line "---" below it', offset: start };
  }
  const closeEnd = text.indexOf('\n', closeAt + 1);
  const closeLine = text.slice(closeAt + 1, closeEnd === -1 ? text.length : closeEnd).trimEnd();
  if (closeLine !== '---') {
    return { problem: `"${shorten(closeLine)}" stands where the frontmatter ends; expected "---" alone, or that line indented or in quotes`, offset: closeAt + 1 };
  }
  const yamlStart = Math.min(lineEnd + 1, closeAt + 1);
  const bodyStart = closeEnd === -1 ? text.length : closeEnd + 1;
  return { yaml: text.slice(yamlStart, closeAt + 1), yamlStart, body: text.slice(bodyStart), bodyStart, present: true };
}

function shorten(line: string): string {
  return line.length > 40 ? `${line.slice(0, 40)}…` : line;
}
