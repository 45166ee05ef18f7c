import type { Fix } from '../../model/fix.ts';
import type { Mended } from './plan.ts';

/** What a fix does, in the words a person reads behind "mended" or "would mend". */
export function describeFix(fix: Fix): string {
  switch (fix.mend) {
    case 'text':
      return `${fix.at.path}:${fix.at.line}: ${JSON.stringify(fix.was)} is now ${JSON.stringify(fix.by)}`;
    case 'names':
      return `${fix.path}: ${fix.key}: ${fix.names.map(({ was, by }) => `${JSON.stringify(was)} is now ${JSON.stringify(by)}`).join(', ')}`;
    case 'repeats':
      return `${fix.path}: ${fix.key}: what stood there twice stands there once`;
    case 'change':
      return `${fix.change.record}: ${fix.change.key} is now ${String(fix.change.to)}`;
    case 'carry':
      return `${fix.from} is now ${fix.to}: its comments, files and all that names it went along, the old name is in aliases`;
    case 'line-ends':
      return `${fix.path}: all lines end as the first one`;
    case 'file-name':
      return `${fix.path} is now ${fix.to}`;
    case 'mode':
      return `${fix.path}: is no program any more`;
    default:
      return fix satisfies never;
  }
}

/** What was mended or would be, a line each; all records of a board that is not there any more, gone to another under the names they had, are one line. */
export function describeMended(mended: readonly Mended[], isBoard: (name: string) => boolean): { text: string; notes: string[] }[] {
  const lines = Map.groupBy(mended, ({ fix }) => renamedBoard(fix, isBoard) ?? fix);
  return [...lines].map(([key, all]) => {
    const notes = all.flatMap((each) => each.notes);
    const [first, second] = all;
    if (typeof key !== 'string' || !second) return { text: first ? describeFix(first.fix) : '', notes };
    return { text: `${key}: ${all.length} records go along, with all that names them; the old names are in aliases`, notes };
  });
}

function renamedBoard(fix: Fix, isBoard: (name: string) => boolean): string | undefined {
  if (fix.mend !== 'carry') return undefined;
  const [[from = '', was], [to, slug]] = [fix.from.split('/'), fix.to.split('/')];
  return was === slug && !isBoard(from) ? `records/${from} was renamed to records/${to}` : undefined;
}
