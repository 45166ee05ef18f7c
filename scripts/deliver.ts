import type { EffectResult, PlannedEffect } from './model/effect.ts';
import type { OutboxEntry } from './model/outbox.ts';
import type { RunWorld } from './run-world.ts';

/** What does effects, opened once for all of a run. */
export interface Delivery {
  /** Does those that are claimed and gives what came of each, by key; one whose effect is not known is not done. */
  deliver(claimed: OutboxEntry[], planned: ReadonlyMap<string, PlannedEffect>): Promise<Map<string, EffectResult>>;
  /** HMACs of the addresses an effect went to. */
  recipientsOf(key: string): string[];
  close(): Promise<void>;
}

/** Opens it; nothing is connected to before something is to be sent. */
export async function openDelivery(_world: RunWorld): Promise<Delivery> {
  return {
    async deliver(claimed) {
      return new Map(claimed.map(({ key }) => [key, { state: 'failed', reason: 'nothing can be sent yet' }]));
    },
    recipientsOf: () => [],
    async close() {},
  };
}
