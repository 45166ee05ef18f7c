import { plainValue } from '../../model/written.ts';
import { splitFrontmatter } from '../read/frontmatter.ts';
import { parseYaml } from '../read/yaml.ts';
import { type KnownPeople, personOf } from './people.ts';
import type { SourceDocument, SourceEntry } from './source.ts';
import { applySplices, quoteScalar, type Splice, scalarRanges, writeScalar } from './splice.ts';
import type { FoundTitle } from './titles.ts';

/** What happens to one key of a source. */
export interface EntryPlan {
  entry: SourceEntry;
  /** Its name in the record; undefined: its line goes, for the list's title says the same. */
  to: string | undefined;
  /** How its values are written anew. */
  values?: { form: 'time' } | { form: 'people'; people: KnownPeople } | { form: 'tags'; tags: Map<string, string> };
  /** Items that become texts. */
  splices: Splice[];
}

/** The record's text, and the forms in which values of it were written anew, by key. */
export interface BuiltRecord {
  text: string;
  rewritten: { key: string; what: string }[];
}

/** The source's text with only what must change changed; undefined when the result would not read as the source does. */
export function buildRecord(document: SourceDocument, title: FoundTitle, plans: EntryPlan[], links: Splice[]): BuiltRecord | undefined {
  const splices = [...titleSplices(document, title), ...links];
  const rewritten: BuiltRecord['rewritten'] = [];
  for (const plan of plans) {
    const { entry, to } = plan;
    if (to === undefined) {
      splices.push(dropLine(document, entry));
      continue;
    }
    if (entry.key !== to) splices.push({ start: entry.keyStart, end: entry.keyEnd, text: to });
    const values = [...plan.splices, ...valueSplices(document, plan)];
    if (values.length > 0)
      rewritten.push({
        key: to,
        what: plan.splices.length > 0 ? 'items with a colon are in quotes' : (forms[plan.values?.form ?? 'time'] ?? ''),
      });
    splices.push(...values);
  }
  const text = applySplices(document.text, splices);
  return readsAlike(document, text, title, plans) ? { text, rewritten } : undefined;
}

const forms: { [form: string]: string } = {
  time: 'times have a "T" between day and hour',
  people: 'people are written by their keys',
  tags: 'values are names of tags',
};

function titleSplices(document: SourceDocument, { title, entry, blank, unfit }: FoundTitle): Splice[] {
  const { text, present, yamlStart, lineEnd, brace } = document;
  if (entry) return entry.key === 'title' ? [] : [{ start: entry.keyStart, end: entry.keyEnd, text: 'title' }];
  if (blank && !unfit) {
    const [quoted] = scalarRanges(blank, yamlStart);
    const colon = text.indexOf(':', blank.keyEnd) + 1;
    const value = quoted
      ? { start: quoted.start, end: quoted.end, text: quoteScalar(title) }
      : { start: colon, end: colon, text: ` ${quoteScalar(title)}` };
    return [...(blank.key === 'title' ? [] : [{ start: blank.keyStart, end: blank.keyEnd, text: 'title' }]), value];
  }
  if (!present) return [{ start: yamlStart, end: yamlStart, text: `---${lineEnd}title: ${writeScalar(title)}${lineEnd}---${lineEnd}` }];
  if (brace !== undefined) return [{ start: brace + 1, end: brace + 1, text: `title: ${quoteScalar(title)}, ` }];
  const first = document.entries[0]?.keyStart ?? yamlStart;
  const line = document.entries.length > 0 ? text.lastIndexOf('\n', first - 1) + 1 : yamlStart;
  return [
    {
      start: line,
      end: line,
      text: `${text.slice(line, document.entries.length > 0 ? first : line)}title: ${writeScalar(title)}${lineEnd}`,
    },
  ];
}

/** Takes a key's line away; a comment behind the value stays. */
function dropLine({ text, yamlStart }: SourceDocument, entry: SourceEntry): Splice {
  const end = yamlStart + (entry.node?.range?.[1] ?? 0);
  const lineEnd = text.indexOf('\n', end) + 1;
  const rest = text.slice(end, lineEnd).trim();
  return { start: entry.keyStart, end: rest === '' ? lineEnd : end + (/\S/.exec(text.slice(end))?.index ?? 0), text: '' };
}

function valueSplices(document: SourceDocument, { entry, values }: EntryPlan): Splice[] {
  if (!values) return [];
  const splices = scalarRanges(entry, document.yamlStart).map(({ source, start, end }): Splice => {
    const written = document.text.slice(start, end);
    if (values.form === 'time') return { start, end, text: written.replace(/^(['"]?\d{4}-\d{2}-\d{2}) (?=\d{2}:\d{2}['"]?$)/, '$1T') };
    if (values.form === 'people') return { start, end, text: keyOrWritten(source, written, values.people) };
    const parts =
      entry.written.as === 'scalar'
        ? source
            .split(',')
            .map((each) => each.trim())
            .filter((each) => each !== '')
        : [source];
    const names = parts.map((part) => values.tags.get(part) ?? part);
    const alike = names.length === 1 && names[0] === source;
    return { start, end, text: alike ? written : names.length === 1 ? (names[0] ?? written) : `[${names.join(', ')}]` };
  });
  return splices.filter(({ start, end, text }) => text !== document.text.slice(start, end));
}

/** A person's key in the place of another of their names. */
function keyOrWritten(source: string, written: string, people: KnownPeople): string {
  const key = personOf(source, people);
  return key === undefined || key === source ? written : key;
}

/** The proof that nothing was lost: the new text has the same keys with the same values, but for those meant to differ. */
function readsAlike(document: SourceDocument, text: string, { title, entry, blank }: FoundTitle, plans: EntryPlan[]): boolean {
  const split = splitFrontmatter(text);
  if ('problem' in split) return false;
  const { written, problems } = parseYaml(split.yaml, split.yamlStart);
  if (problems.length > 0) return false;
  const kept = plans.filter(({ to }) => to !== undefined);
  const expected = new Set(['title', ...kept.map(({ to }) => to)]);
  if (written.size !== expected.size || [...expected].some((key) => !written.has(key ?? ''))) return false;
  const shown = written.get('title');
  if (shown?.as !== 'scalar' || shown.source !== title) return false;
  const named = document.entries.filter((each) => each !== entry && each !== blank);
  if (named.length !== plans.length) return false;
  return kept.every(({ entry: each, to, values, splices }) => {
    const now = written.get(to ?? '');
    return (
      values !== undefined || splices.length > 0 || JSON.stringify(now && plainValue(now)) === JSON.stringify(plainValue(each.written))
    );
  });
}
