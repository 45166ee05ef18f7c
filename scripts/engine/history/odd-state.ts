import { decodeText } from '../read/decode.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { parseYaml } from '../read/yaml.ts';
import { bodyState, type FileState, readPlainKeys } from './file-state.ts';
import { type Kept, keepWritten } from './kept.ts';

/** What a file says, however it is written: by the readers that everything else uses. YAML that cannot be read is taken line by line, so that history can still tell what changed. */
export function readOddState(bytes: Uint8Array): FileState {
  const decoded = decodeText(bytes);
  const split = 'text' in decoded ? splitFrontmatter(decoded.text) : undefined;
  if (!split || 'problem' in split) return { keys: undefined, ...bodyState(bytes) };
  const { written, problems } = parseYaml(split.yaml, 0);
  const keys = problems.length > 0 ? keysOfLines(split.yaml) : new Map([...written].map(([key, value]) => [key, keepWritten(value)]));
  return { keys, ...bodyState(new TextEncoder().encode(split.body)) };
}

function keysOfLines(yaml: string): Map<string, Kept> {
  const parts = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of yaml.split('\n')) {
    const key = /^([^\s:#][^:]*):(?:\s|$)/.exec(line)?.[1];
    if (key !== undefined) {
      current = [];
      parts.set(key, current);
    }
    current.push(line.trimEnd());
  }
  return new Map([...parts].map(([key, lines]) => [key, readPlainKeys(lines.join('\n'))?.get(key) ?? { q: textBehind(key, lines) }]));
}

function textBehind(key: string, lines: string[]): string {
  return lines
    .join('\n')
    .slice(key.length + 1)
    .trim();
}
