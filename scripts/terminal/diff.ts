import type { ToldDiff, ToldRecord, ToldSetting } from '../model/told.ts';
import { joinWords, markdownOf, markdownWords, plainWords, type Words, words } from '../model/words.ts';
import { fitLines, linked } from './markdown.ts';
import { safeLine } from './text.ts';

/** Bytes of Markdown that are told: a description or comment on GitHub holds little more. */
const mostBytes = 60_000;
const mostPaths = 5;
/** What these tell follows the title without a colon. */
const placing = new Set(['created', 'deleted', 'restored', 'moved', 'renamed']);

/** Where people find a file of a commit; undefined where nobody knows. */
export type AddressOf = (commit: string, path: string) => string | undefined;

/** A line for each record, then one for each file of settings. */
export function drawDiff(diff: ToldDiff): string {
  const lines = [
    ...(diff.bulk.length > 0 ? diff.bulk.map(plainWords) : diff.records.map((record) => record.title + tellOn(record, plainWords))),
    ...diff.settings.map((setting) => plainWords(setting.subject) + plainWords(sentencesOf(setting))),
    ...tellOthers(diff).map(plainWords),
  ];
  return lines.map((line) => `${safeLine(line)}\n`).join('');
}

/** The same as Markdown for a pull request or the summary of a job, with links; what does not fit is counted. */
export function drawDiffMarkdown(diff: ToldDiff, addressOf: AddressOf): string {
  const link = ({ gone, path }: ToldRecord | ToldSetting) => addressOf(gone ? diff.from : diff.head, path);
  const lines = [
    ...diff.settings.map(
      (setting) => `- **${linked(markdownWords(setting.subject), link(setting))}**${markdownWords(sentencesOf(setting))}`,
    ),
    ...(diff.bulk.length > 0
      ? diff.bulk.map((sentence) => `- ${markdownWords(sentence)}`)
      : diff.records.map((record) => `- **${linked(markdownOf(record.title), link(record))}**${tellOn(record, markdownWords)}`)),
    ...tellOthers(diff).map((sentence) => `- ${markdownWords(sentence)}`),
  ];
  const told = lines.length > 0 ? fitLines(lines, mostBytes) : ['Nothing in the tracker differs.'];
  return `## What changes\n\n${told.join('\n')}\n`;
}

function tellOn({ kind, sentences }: ToldRecord, draw: (sentence: Words) => string): string {
  return `${placing.has(kind) ? ' ' : ': '}${draw(joinWords(sentences, '; '))}`;
}

function sentencesOf({ sentences }: ToldSetting): Words {
  return [{ own: ': ' }, ...joinWords(sentences, '; ')];
}

function tellOthers({ others }: ToldDiff): Words[] {
  if (others.length === 0) return [];
  const some = others.slice(0, mostPaths).join(', ');
  const more = others.length > mostPaths ? words` and ${others.length - mostPaths} more` : [];
  return [words`${others.length} ${others.length === 1 ? 'file' : 'files'} outside of the tracker: ${some}${more}`];
}
