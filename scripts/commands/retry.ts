import { readArguments } from '../arguments.ts';
import type { Command } from '../model/command.ts';
import { UsageError } from '../model/diagnostic.ts';
import type { OutboxEntry } from '../model/outbox.ts';
import { rootOf } from '../root.ts';
import { pushState } from '../run/relay.ts';
import { openWorld } from '../run/world.ts';
import { editsOfState, type StateBranch } from '../store/state-branch.ts';

const usage = `retry KEY...
  lets the next run send again what failed, or of which nobody knows whether it went, and try at once what waits until later; woad runs
  shows the keys, of which the first digits are enough`;

export default {
  summary: 'Lets something that failed be sent again.',
  usage,
  async run(args, terminal) {
    const { words, text } = readArguments(args, { words: [1, 50], usage });
    const root = rootOf(terminal, text.get('root'));
    for (const word of words)
      if (!/^[0-9a-f]{6,64}$/.test(word))
        throw new UsageError(`${JSON.stringify(word)} is not a key: expected 6 or more hex digits, as woad runs shows them`);
    const world = openWorld(root, terminal);
    const entries = await pushState(world, 'a person lets it be sent again', (state) => {
      const found = words.map((word) => findEntry(state, word));
      const again = found.map(
        ({ reason: _, notBefore: __, claim: ___, ...entry }): OutboxEntry => ({ ...entry, state: 'pending', tries: 0, changed: world.now }),
      );
      return { edits: editsOfState(state, { entries: again }), result: again };
    });
    for (const { kind, rule, record } of entries)
      terminal.write(`${kind} of ${rule}${record ? ` for ${record}` : ''} waits; the next run sends it\n`);
    return 0;
  },
} satisfies Command;

function findEntry(state: StateBranch, word: string): OutboxEntry {
  const found = state.matching(word);
  const [entry] = found;
  if (!entry) throw new UsageError(`nothing has a key that begins with ${word}; woad runs shows the keys`);
  if (found.length > 1) throw new UsageError(`${found.length} keys begin with ${word}; write more of it`);
  const hasToWait = entry.state === 'pending' && entry.notBefore !== undefined;
  if (entry.state !== 'failed' && entry.state !== 'unknown' && !hasToWait)
    throw new UsageError(
      `${word} is ${entry.state}: only what failed, may not have gone, or waits until later, can be sent again${entry.state === 'pending' ? '; the next run sends it' : ''}`,
    );
  return entry;
}
