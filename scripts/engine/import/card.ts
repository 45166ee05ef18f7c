import { writtenItems } from '../../model/written.ts';
import type { FoundField } from './board-text.ts';
import type { Cell } from './columns.ts';

const mostShown = 4;
const mostAlike = 0.9;

/** What a card shows behind the built-in keys: a number that is another one on each record, then options of which none holds for nearly all; at most four in all. */
export function chooseCard(builtIn: string[], fields: FoundField[], cellsOf: ReadonlyMap<string, Cell[]>, records: number): string[] {
  const valuesOf = ({ name }: FoundField): string[] =>
    (cellsOf.get(name) ?? []).flatMap(({ written }) => writtenItems(written).flatMap((item) => (item.as === 'scalar' ? item.source : [])));
  const number = fields.find((field) => field.type === 'number' && areNumbersOfTheirOwn(valuesOf(field), records));
  const choices = fields.filter((field) => field.type === 'select' && tellApart(valuesOf(field)));
  return [...builtIn, ...[...(number ? [number] : []), ...choices].map(({ name }) => name)].slice(0, Math.max(mostShown, builtIn.length));
}

function areNumbersOfTheirOwn(values: string[], records: number): boolean {
  return (
    records > 1 &&
    values.length >= records * mostAlike &&
    new Set(values).size === values.length &&
    values.every((each) => /^\d+$/.test(each))
  );
}

function tellApart(values: string[]): boolean {
  const counts = [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length);
  return counts.length > 1 && Math.max(...counts) <= values.length * mostAlike;
}
