import { isEmptyWritten } from '../../model/written.ts';
import { type Block, emptyOf, type Unit } from './unit.ts';

/** The three versions of a key as blocks of one form, and the one whose bytes stand around them; undefined where ours or theirs is no map or list. */
export function asBlock(
  base: Unit | undefined,
  ours: Unit,
  theirs: Unit,
): { base: Block; ours: Block; theirs: Block; frame: Unit } | undefined {
  const as = ours.inside?.as ?? theirs.inside?.as;
  const isList = as === 'list' || [ours, theirs].some(({ written }) => written.as === 'list');
  const [mine, other, old] = [ours, theirs, base].map((unit) => unit && (unit.inside ?? (isList ? listOf(unit) : undefined)));
  if (!as || mine?.as !== as || other?.as !== as) return undefined;
  const frame = !mine.flow || other.flow ? ours : theirs;
  const inside = frame.inside ?? (frame === ours ? mine : other);
  const form = (block: Block) => (inside.flow || !block.flow ? block : inLines(block, inside.column));
  const was = old?.as === as ? old : emptyOf(mine);
  return { base: form(was), ours: form(mine), theirs: form(other), frame: { ...frame, inside } };
}

/** A single value as a list of one, nothing as an empty list. */
function listOf(unit: Unit): Block | undefined {
  if (unit.written.as !== 'scalar') return undefined;
  const flow = { open: '[', between: ', ', close: ']' };
  const block: Block = { as: 'list', units: [], column: 0, tail: '', inline: false, flow };
  if (isEmptyWritten(unit.written)) return block;
  if (unit.value === '' || (!/^["']/.test(unit.value) && /[,[\]{}\n]/.test(unit.value))) return undefined;
  const only: Unit = {
    name: unit.written.source,
    lead: '',
    column: 0,
    text: unit.value,
    head: '',
    value: unit.value,
    after: '',
    written: unit.written,
  };
  return { ...block, units: [only] };
}

/** What stood in brackets, one a line. */
function inLines(block: Block, column: number): Block {
  const dash = block.as === 'list' ? '- ' : '';
  const units = block.units.map((unit): Unit => {
    const head = dash + unit.head;
    return { ...unit, column, head, after: '\n', text: `${head}${unit.value}\n` };
  });
  const { flow: _brackets, ...rest } = block;
  return { ...rest, units, column };
}
