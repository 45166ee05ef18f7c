import fc from 'fast-check';
import { readArguments } from './arguments.ts';
import { catalogueNames, loadEntry } from './catalogue.ts';
import { describeFailure } from './fuzz/failure.ts';
import type { FuzzTarget } from './fuzz/target.ts';
import { UsageError } from './model/diagnostic.ts';
import { didYouMean } from './model/names.ts';

const usage = 'fuzz [--seconds N] [--seed S] [--only NAME] [--path P]';
/** What finding the least input that fails may take at most. */
const shrinking = 120;

process.exitCode = await fuzz(process.argv.slice(2)).catch((error: unknown) => {
  if (!(error instanceof UsageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  return 2;
});

/** Attacks every target, or one, for some seconds each; the exit code is 1 when one of them fell. */
async function fuzz(args: string[]): Promise<number> {
  const names = catalogueNames('fuzz/targets');
  const { text } = readArguments(args, { text: ['seconds', 'seed', 'only', 'path'], words: [0, 0], usage });
  const only = text.get('only');
  if (only !== undefined && !names.includes(only))
    throw new UsageError(`"${only}" is nothing that can be attacked${didYouMean(only, names) || `; there are ${names.join(', ')}`}`);
  const seconds = numberIn(text, 'seconds') ?? 20;
  const seed = numberIn(text, 'seed') ?? (Date.now() ^ process.pid) | 0;
  let fallen = 0;
  for (const name of only === undefined ? names : [only]) {
    const target = await loadEntry<FuzzTarget>('fuzz/targets', name);
    process.stdout.write(`${name}: ${target.summary}\n`);
    const found = await attack(target, seed, seconds, text.get('path'));
    if (!found.failed) process.stdout.write(`  ${found.numRuns.toLocaleString('en')} tries, seed ${seed}: it stands\n`);
    else {
      fallen++;
      process.stdout.write(
        `${describeFailure(found)}\n\nagain: npm run fuzz -- --only ${name} --seed ${found.seed} --path ${found.counterexamplePath}\n`,
      );
    }
  }
  return fallen > 0 ? 1 : 0;
}

async function attack({ property }: FuzzTarget, seed: number, seconds: number, path: string | undefined): Promise<fc.RunDetails<unknown>> {
  const again = { seed, numRuns: 2 ** 31 - 1, markInterruptAsFailure: false };
  if (path !== undefined) return fc.check(property, { ...again, path, endOnFailure: true });
  const found = await fc.check(property, { ...again, interruptAfterTimeLimit: seconds * 1000, endOnFailure: true });
  if (!found.failed || found.counterexamplePath === null) return found;
  return fc.check(property, { ...again, path: found.counterexamplePath, interruptAfterTimeLimit: shrinking * 1000 });
}

function numberIn(text: Map<string, string>, name: string): number | undefined {
  const written = text.get(name);
  if (written === undefined) return undefined;
  const number = Number(written);
  if (!Number.isInteger(number)) throw new UsageError(`--${name} wants a whole number; found "${written}"`);
  return number;
}
