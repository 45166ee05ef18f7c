/** A text with lines put in or taken out, and which. */
interface Edited {
  text: string;
  lines: string[];
}

const merged = [
  { pattern: 'records/**/*.md', probe: 'records/board/list/slug.md' },
  { pattern: 'lists/*.yml', probe: 'lists/board.yml' },
  { pattern: '/workspace.yml', probe: 'workspace.yml' },
];
const attachments = { pattern: 'records/*/_files/**', probe: 'records/board/_files/slug/name.md' };
const ignored = [
  { line: '.cache/', probe: '.cache/records.json' },
  { line: '.woad-*', probe: '.woad-lock' },
];
const textWords = ' text eol=lf';

/** `.gitattributes` with the lines that are missing for git to merge records by key and to leave attachments alone; what it says of line ends already, or what is stored otherwise, is not touched. */
export function completeAttributes(
  text: string | undefined,
  attributesOf: (paths: string[]) => Map<string, Map<string, string>>,
  holdsWindowsLines: () => boolean,
): Edited {
  const probes = [...merged, attachments].map(({ probe }) => probe);
  const now = attributesOf(probes);
  const says = (probe: string, name: string): string => now.get(probe)?.get(name) ?? 'unspecified';
  const missing = merged.filter(({ probe }) => says(probe, 'merge') !== 'woad');
  const isOpen = missing.some(({ probe }) => says(probe, 'text') === 'unspecified') && !holdsWindowsLines();
  const lines = missing.map(
    ({ pattern, probe }) => `${pattern}${isOpen && says(probe, 'text') === 'unspecified' ? textWords : ''} merge=woad`,
  );
  if (says(attachments.probe, 'merge') === 'woad' || missing[0] === merged[0])
    lines.push(`${attachments.pattern}${says(attachments.probe, 'text') === 'unspecified' ? ' -text' : ''} !merge`);
  return withLines(text, lines);
}

/** `.gitignore` with the lines that are missing for what Woad keeps for itself. */
export function completeIgnored(text: string | undefined, isIgnored: (path: string) => boolean): Edited {
  return withLines(
    text,
    ignored.filter(({ probe }) => !isIgnored(probe)).map(({ line }) => line),
  );
}

/** `.gitattributes` without the lines that were put there. */
export function withoutOurLines(text: string | undefined): Edited {
  const ours = new Set([
    ...merged.flatMap(({ pattern }) => [`${pattern} merge=woad`, `${pattern}${textWords} merge=woad`]),
    `${attachments.pattern} !merge`,
    `${attachments.pattern} -text !merge`,
  ]);
  const all = text?.match(/[^\n]*\n|[^\n]+$/g) ?? [];
  const taken = all.filter((line) => ours.has(line.trimEnd()));
  return { text: all.filter((line) => !taken.includes(line)).join(''), lines: taken.map((line) => line.trimEnd()) };
}

function withLines(text = '', lines: string[]): Edited {
  const newline = /\r?\n/.exec(text)?.[0] ?? '\n';
  const start = text === '' || text.endsWith('\n') ? text : text + newline;
  return { text: start + lines.map((line) => line + newline).join(''), lines };
}
