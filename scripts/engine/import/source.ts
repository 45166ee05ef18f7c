import matter from 'gray-matter';
import { isMap, isScalar, type Node, type Pair } from 'yaml';
import type { Files } from '../../model/file.ts';
import type { ImportItem } from '../../model/importer.ts';
import { quoteText } from '../../model/reading.ts';
import type { Written } from '../../model/written.ts';
import { decodeText } from '../read/decode.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { placeAt } from '../read/place.ts';
import { parseYaml } from '../read/yaml.ts';

/** One key of a source's frontmatter; offsets are in its text. */
export interface SourceEntry {
  key: string;
  keyStart: number;
  keyEnd: number;
  /** As a field type reads it, after list items that a colon made into maps became texts again. */
  written: Written;
  node: Node | null;
}

/** A source as read; `problem` is why its frontmatter cannot be trusted: it is imported as it is. */
export interface SourceDocument {
  item: ImportItem;
  bytes: Uint8Array;
  text: string;
  problem?: { line: number; message: string };
  /** Whether there is a frontmatter at all. */
  present: boolean;
  yamlStart: number;
  /** Where `{` stands, for a frontmatter of that form. */
  brace?: number;
  bodyStart: number;
  entries: SourceEntry[];
  lineEnd: '\n' | '\r\n';
}

const encoder = new TextEncoder();
const frontmatterBytes = 64 * 1024;
const mostKeys = 250;

/** Reads one source; whatever is wrong with it, what could be read of its keys is there. */
export function readSource(files: Files, item: ImportItem): SourceDocument {
  const bytes = item.text === undefined ? (files.read(item.source) ?? new Uint8Array()) : encoder.encode(item.text);
  const decoded = decodeText(bytes);
  const document: SourceDocument = { item, bytes, text: '', present: false, yamlStart: 0, bodyStart: 0, entries: [], lineEnd: '\n' };
  if ('problem' in decoded) return { ...document, problem: { line: 1, message: decoded.problem } };
  const { text } = decoded;
  const at = (offset: number): number => placeAt({ path: item.source, text }, offset).line;
  Object.assign(document, { text, lineEnd: /^[^\n]*\r\n/.test(text) ? '\r\n' : '\n' });
  const split = splitFrontmatter(text);
  if ('problem' in split) {
    const message = otherLanguage(text) ?? split.problem;
    return { ...document, bodyStart: text.length, problem: { line: at(split.offset), message } };
  }
  const { present, yamlStart, bodyStart, yaml } = split;
  Object.assign(document, { present, yamlStart, bodyStart });
  if (yaml.length > frontmatterBytes)
    return {
      ...document,
      problem: { line: 1, message: `${Math.ceil(yaml.length / 1024)} KiB of frontmatter; a record holds at most 64 KiB` },
    };
  const parsed = parseYaml(yaml, yamlStart);
  const contents = parsed.document?.contents;
  if (isMap(contents)) {
    if (contents.flow && contents.range) document.brace = yamlStart + contents.range[0];
    document.entries = contents.items.flatMap((pair) => readEntry(pair as Pair<Node, Node | null>, parsed.written, yamlStart));
  }
  const first = parsed.problems[0];
  if (first) document.problem = { line: at(first.offset), message: first.message };
  else if (document.entries.length > mostKeys)
    document.problem = { line: 1, message: `${document.entries.length} keys in the frontmatter; at most ${mostKeys} are read` };
  return document;
}

/** What is told of a frontmatter that says it is no YAML, or that it is: others write `---toml`, `---json` and `---yaml`, which gray-matter knows. */
function otherLanguage(text: string): string | undefined {
  const { name } = matter.language(text);
  if (name === '') return undefined;
  return `the frontmatter is in ${quoteText(name)}; only YAML between lines of "---" alone is read, so the file is taken as it is`;
}

function readEntry(pair: Pair<Node, Node | null>, written: Map<string, Written>, offset: number): SourceEntry[] {
  const { key, value } = pair;
  if (!isScalar(key) || !key.range) return [];
  const name = String(key.value);
  const read = written.get(name);
  return read ? [{ key: name, keyStart: offset + key.range[0], keyEnd: offset + key.range[1], written: read, node: value }] : [];
}

/** The entry of a key in a source. */
export function entryOf(document: SourceDocument, key: string | undefined): SourceEntry | undefined {
  return key === undefined ? undefined : document.entries.find((entry) => entry.key === key);
}
