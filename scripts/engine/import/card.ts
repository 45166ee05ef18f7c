import { writtenItems } from '../../model/written.ts';
import type { FoundField } from './board-text.ts';
import type { Cell } from './columns.ts';
import { foldHeading } from './vocabulary.ts';

const mostShown = 4;
const mostAlike = 0.9;
const builtInShown = ['due', 'assignees', 'tags'];
/** Of fewer records numbers may differ by chance: hours, or pieces. */
const fewestNumbered = 20;
const namesOfNumbers = /(^|_)(id|no|nr|num|key|number|numero|номер)$|nummer$/;

/** What a card shows: of the built-in keys those that people look for, or a day where none is due, then money, people, a number that is another one on each record, and options of which none holds for nearly all, the fewest options first; at most four in all. */
export function chooseCard(builtIn: string[], fields: FoundField[], cellsOf: ReadonlyMap<string, Cell[]>, records: number): string[] {
  const valuesOf = ({ name }: FoundField): string[] =>
    (cellsOf.get(name) ?? []).flatMap(({ written }) => writtenItems(written).flatMap((item) => (item.as === 'scalar' ? item.source : [])));
  const money = fields.find(({ type }) => type === 'currency');
  const day = builtIn.includes('due') ? undefined : fields.find(({ type }) => type === 'date');
  const person = fields.find(({ type }) => type === 'person');
  const number = fields.find((field) => field.type === 'number' && areNumbersOfTheirOwn(field, valuesOf(field), records));
  const choices = fields
    .filter((field) => field.type === 'select' && tellApart(valuesOf(field)))
    .map((field) => ({ name: field.name, options: new Set(valuesOf(field)).size }))
    .toSorted((a, b) => a.options - b.options);
  const shown = [day, money, person, number, ...choices].flatMap((field) => field?.name ?? []);
  return [...builtInShown.filter((key) => builtIn.includes(key)), ...shown].slice(0, mostShown);
}

function areNumbersOfTheirOwn({ name, title }: FoundField, values: string[], records: number): boolean {
  return (
    records > 1 &&
    (records >= fewestNumbered || namesOfNumbers.test(foldHeading(title ?? name))) &&
    values.length >= records * mostAlike &&
    new Set(values).size === values.length &&
    values.every((each) => /^\d+$/.test(each))
  );
}

function tellApart(values: string[]): boolean {
  const counts = [...Map.groupBy(values, (value) => value).values()].map(({ length }) => length);
  return counts.length > 1 && Math.max(...counts) <= values.length * mostAlike;
}
