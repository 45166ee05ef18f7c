import { createRequire } from 'node:module';
import { cutText } from '../../model/shorten.ts';

/** The format this program reads; a newer one is refused. */
export const knownFormat = 1;

const plainLine = new RegExp(`^format: ${knownFormat} *(?:#.*)?$`, 'm');

/** Why a tracker is not to be read or written here, as its `workspace.yml` says: it is written in a format that came later than this program. What is broken there otherwise says nothing of it. */
export function formatProblem(text: string): string | undefined {
  // nearly all say it on a line of its own or not at all, and need not be parsed
  const said = [...text.matchAll(/\bformat\b|\\/g)];
  if (said.length === 0 || (said.length === 1 && plainLine.test(text))) return undefined;
  // loaded only here: each command asks, and most need to parse nothing
  const { parseYaml }: typeof import('./yaml.ts') = createRequire(import.meta.url)('./yaml.ts');
  const start = text.charCodeAt(0) === 0xfeff ? 1 : 0;
  const written = parseYaml(text.slice(start), start).written.get('format');
  if (written === undefined || (written.as === 'scalar' && Number(written.source) <= knownFormat)) return undefined;
  return tellNewer(written.as === 'scalar' ? written.source : `a ${written.as}`);
}

/** The same in one sentence, for the format as it was written. */
export function tellNewer(format: string): string {
  return `the tracker is written in format ${cutText(format, 40)}; this version of woad reads format ${knownFormat}, a newer one is needed`;
}
