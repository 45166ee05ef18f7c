import { isScalar, isSeq } from 'yaml';
import type { Input } from '../../model/display.ts';
import { type Written, writtenItems } from '../../model/written.ts';
import { fullName } from '../query/facts.ts';
import type { Desk } from './desk.ts';
import { relinkName } from './relink-text.ts';
import { type Relinking, relinkPath } from './relinking.ts';
import { readSource } from './source.ts';
import { spliceItem } from './splice-item.ts';

/** A file's text with the references and paths of its keys rewritten, each in its own bytes; comments on the lines stay. */
export function relinkKeys(desk: Desk, relinking: Relinking, text: string): string {
  const source = readSource(text);
  if ('problem' in source) {
    desk.notes.push(`${relinking.path}: ${source.problem}; its keys were not looked at`);
    return text;
  }
  let result = text;
  for (const [key, written] of source.written) {
    const rewrite = rewriterOf(desk, relinking, key);
    if (!rewrite) continue;
    const { node } = source.pairs.get(key) ?? {};
    const nodes = isSeq(node) ? node.items : [node];
    writtenItems(written).forEach((item: Written, index) => {
      if (item.as !== 'scalar' || !isScalar(nodes[index])) return;
      const by = rewrite(item.source);
      if (by === undefined) return;
      const home = homeOf(desk, relinking, key);
      if (home !== undefined && !fullName(by, home).startsWith(`${home}/`))
        desk.notes.push(`${relinking.path}: ${key} names ${by} now, and it holds records of ${home} alone`);
      const spliced = spliceItem(result, key, index, by);
      if ('problem' in spliced) desk.notes.push(`${relinking.path}: ${spliced.problem}`);
      else result = spliced.text;
    });
  }
  return result;
}

function rewriterOf(desk: Desk, relinking: Relinking, key: string): ((source: string) => string | undefined) | undefined {
  if (key === 'cover') return (source) => relinkPath(desk, relinking, source);
  if (key === 'blocked_by' || key === 'parent') return (source) => relinkName(desk, relinking, source);
  const input = inputAt(desk, relinking, key);
  if (input?.as === 'files') return (source) => relinkPath(desk, relinking, source);
  return input?.as === 'records' ? (source) => relinkName(desk, relinking, source, homeOf(desk, relinking, key)) : undefined;
}

/** The board whose records a reference holds, where it holds those of one alone. */
function homeOf(desk: Desk, relinking: Relinking, key: string): string | undefined {
  const input = inputAt(desk, relinking, key);
  return input?.as === 'records' ? input.board : undefined;
}

/** What a field is edited with says what it holds, whatever its type is called. */
function inputAt(desk: Desk, { formerPath }: Relinking, key: string): Input | undefined {
  const field = desk.board(formerPath.split('/')[1] ?? '')?.fields.get(key);
  return field && desk.context.fields.get(field.type)?.input(field.options);
}
