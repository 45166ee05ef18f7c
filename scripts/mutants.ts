import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { readArguments } from './arguments.ts';
import { catalogueNames, cataloguesRoot, loadCatalogue } from './catalogue.ts';
import { UsageError } from './model/diagnostic.ts';
import { didYouMean } from './model/names.ts';
import { type Mutant, takeOut } from './security/mutant.ts';
import { copyCheckout, endTests, runTests, without } from './security/mutated-copy.ts';

interface Outcome {
  name: string;
  mutant: Mutant;
  /** The test that failed. */
  killedBy?: string;
  /** What there is instead of one. */
  why?: string;
}

const usage = 'mutants [--only NAME]';
/** So many guards are out at once, each in a copy of its own. */
const copies = 2;
const top = dirname(cataloguesRoot);

process.exitCode = await takeGuardsOut(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 2;
});

/** Takes each guard of the catalogue out, one at a time, and looks whether a test fails; the exit code is 1 when none did. */
async function takeGuardsOut(args: string[]): Promise<number> {
  const names = catalogueNames('mutants');
  const only = readArguments(args, { text: ['only'], words: [0, 0], usage }).text.get('only');
  if (only !== undefined && !names.includes(only))
    throw new UsageError(`"${only}" is no guard that can be taken out${didYouMean(only, names) || `; there are ${names.join(', ')}`}`);
  const all = [...(await loadCatalogue<Mutant>('mutants'))].filter(([name]) => only === undefined || name === only);
  const stale = all.flatMap(([name, mutant]) => problemsOf(name, mutant));
  if (stale.length > 0) return tell(stale, 1);
  const folder = mkdtempSync(join(tmpdir(), 'woad-mutants-'));
  const clear = (): void => rmSync(folder, { recursive: true, force: true });
  process.once('SIGINT', () => {
    endTests();
    clear();
    process.exit(130);
  });
  try {
    const places = Array.from({ length: Math.min(copies, all.length) }, (_, index) => join(folder, String(index)));
    for (const place of places) {
      mkdirSync(place);
      copyCheckout(top, place);
    }
    const faults = await runWhole(places, all);
    if (faults.length > 0) return tell(faults, 1);
    const outcomes: Outcome[] = [];
    await share(places, all, async (place, [name, mutant]) => {
      const outcome = await tryWithout(place, name, mutant);
      outcomes.push(outcome);
      const came = outcome.killedBy === undefined ? `SURVIVED: ${outcome.why}` : 'killed';
      process.stdout.write(`${String(outcomes.length).padStart(3)}/${all.length} ${name}: ${came}\n`);
    });
    const survived = outcomes.filter(({ killedBy }) => killedBy === undefined);
    const table = drawTable(outcomes);
    return tell(
      ['', ...table, '', `${outcomes.length - survived.length} killed, ${survived.length} survived`],
      survived.length > 0 ? 1 : 0,
    );
  } finally {
    clear();
  }
}

function problemsOf(name: string, mutant: Mutant): string[] {
  const taken = takeOut(mutant, readFileSync(join(top, mutant.file), 'utf8'));
  return 'problem' in taken ? [`scripts/mutants/${name}.ts: ${taken.problem}`] : [];
}

/** Runs every test that is named with all guards in place: each must be there and pass. */
async function runWhole(places: string[], all: [string, Mutant][]): Promise<string[]> {
  const byFile = Map.groupBy(
    all.flatMap(([name, { tests }]) => Object.entries(tests).map(([file, pattern]) => ({ name, file, pattern }))),
    ({ file }) => file,
  );
  process.stdout.write(`the tests of ${byFile.size} files, with every guard in place\n`);
  const faults: string[] = [];
  await share(places, [...byFile], async (place, [file, asked]) => {
    const patterns = [...new Set(asked.map(({ pattern }) => `(?:${pattern})`))];
    const { passed, failed, broken } = await runTests(place, file, patterns.join('|'));
    if (broken !== undefined || failed.length > 0) faults.push(`${file}: ${broken ?? `fails as it is: ${failed.join('; ')}`}`);
    else
      for (const { name, pattern } of asked)
        if (!passed.some((test) => new RegExp(pattern).test(test)))
          faults.push(`scripts/mutants/${name}.ts: no test of ${file} matches ${pattern}`);
  });
  return faults;
}

async function tryWithout(place: string, name: string, mutant: Mutant): Promise<Outcome> {
  return without(place, mutant, async () => {
    const seen: string[] = [];
    for (const [file, pattern] of Object.entries(mutant.tests)) {
      const { passed, failed, broken } = await runTests(place, file, pattern);
      const [killedBy] = failed;
      if (killedBy !== undefined && broken === undefined) return { name, mutant, killedBy: `${file}: ${killedBy}` };
      seen.push(`${file}: ${broken ?? `${passed.length} passed`}`);
    }
    return { name, mutant, why: seen.join('; ') };
  });
}

/** Does something with each item, in so many places at once as there are. */
async function share<Item>(places: string[], items: Item[], act: (place: string, item: Item) => Promise<void>): Promise<void> {
  const left = [...items];
  await Promise.all(
    places.map(async (place) => {
      for (let item = left.shift(); item !== undefined; item = left.shift()) await act(place, item);
    }),
  );
}

function drawTable(outcomes: Outcome[]): string[] {
  const byRow = Map.groupBy(
    outcomes.toSorted((a, b) => (a.name < b.name ? -1 : 1)),
    ({ mutant }) => mutant.row,
  );
  return [...byRow].flatMap(([row, own]) => [
    `── ${row}`,
    ...own.flatMap(({ name, mutant, killedBy, why }) => [
      `${killedBy === undefined ? '✗' : '✓'} ${name}: ${mutant.guard}`,
      killedBy === undefined ? `    survived: ${why}` : `    killed by ${killedBy}`,
    ]),
  ]);
}

function tell(lines: string[], code: number): number {
  process.stdout.write(`${lines.join('\n')}\n`);
  return code;
}
