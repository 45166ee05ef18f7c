import type { Diagnostic } from '../model/diagnostic.ts';

const mostAlike = 10;
const mostNamed = 3;

/** Warnings of one check about names that nobody knows, where there are more than ten, as the first of them, which tells how many more there are, in how many files, and which names come most often. Errors, what can be mended, and what may be another name misspelled stay as they are. */
export function foldWarnings(faults: Diagnostic[], remedy: string): Diagnostic[] {
  const piles = Map.groupBy(faults, pileOf);
  return faults.flatMap((fault) => {
    const key = pileOf(fault);
    const pile = piles.get(key) ?? [];
    if (key === undefined || pile.length <= mostAlike) return [fault];
    return pile[0] === fault ? [{ ...fault, message: `${fault.message}; and ${describePile(pile)}; ${remedy}` }] : [];
  });
}

function pileOf({ severity, check, about, fix }: Diagnostic): string | undefined {
  return severity === 'error' || !about || about.near !== undefined || fix ? undefined : `${check} ${about.part}`;
}

function describePile(pile: Diagnostic[]): string {
  const names = Map.groupBy(pile, ({ about }) => about?.name ?? '');
  const files = new Set(pile.map(({ place }) => place.path)).size;
  const often = [...names].sort(([, a], [, b]) => b.length - a.length).slice(0, mostNamed);
  const first = often.map(([name, { length }]) => `"${name}" (${length})`).join(', ');
  const count = names.size === 1 ? '1 name' : `${names.size.toLocaleString('en')} names`;
  const where = files === 1 ? '1 file' : `${files.toLocaleString('en')} files`;
  const more = (pile.length - 1).toLocaleString('en');
  return `${more} more like this: ${count} in ${where}, most often ${first}`;
}
