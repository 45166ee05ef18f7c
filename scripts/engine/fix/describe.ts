import type { Fix } from '../../model/fix.ts';

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
