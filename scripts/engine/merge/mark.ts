import { plainValue } from '../../model/written.ts';
import type { Conflict, Unit } from './unit.ts';

/** What a key became: `text` is undefined when it is gone, `lead` may be left of it all the same. */
export interface Merged {
  name: string;
  lead: string;
  column: number;
  text?: string;
  unit?: Pick<Unit, 'written'>;
  conflicts: Conflict[];
}

/** A key that both sides changed: ours stays the value, theirs stands below it as a comment, between the marks git uses; so the file can still be read. */
export function markConflict(key: string, lead: string, ours: Unit | undefined, theirs: Unit | undefined): Merged {
  const { name = '', column = 0 } = ours ?? theirs ?? {};
  const pad = ' '.repeat(column);
  const below = `${pad}# =======\n${theirs ? asComment(theirs, pad) : ''}${pad}# >>>>>>> theirs\n`;
  const conflicts = [{ key, ours: show(ours), theirs: show(theirs) }];
  const above = `${lead}${pad}# <<<<<<< ours\n`;
  return ours
    ? { name, column, lead: above, text: ours.text + below, unit: ours, conflicts }
    : { name, column, lead: above + below, conflicts };
}

function asComment({ text, column }: Unit, pad: string): string {
  const deep = new RegExp(`^ {0,${column}}`);
  const lines = text.replace(/\n$/, '').split('\n');
  return lines
    .map((line, index) => `${pad}# ${index === 0 ? line : line.replace(deep, '')}`.replace(/ +$/, ''))
    .join('\n')
    .concat('\n');
}

function show(unit: Unit | undefined): string | undefined {
  if (!unit) return undefined;
  const { written } = unit;
  return written.as === 'scalar' ? written.source : JSON.stringify(plainValue(written));
}
