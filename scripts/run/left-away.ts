import type { Trace } from '../model/trace.ts';
import type { AutomationPlan } from './plan.ts';

/** What a plan would send, each in words without addresses: `mail to 1 address, which invite asks for hiring/nadia`. */
export function tellSendable({ traces }: Pick<AutomationPlan, 'traces'>): string[] {
  return traces.flatMap(({ rule, record, steps }) =>
    steps.flatMap(({ effects = [] }) =>
      effects.filter(({ held }) => held === undefined).map(({ words }) => `${words}, of ${rule}${record ? ` for ${record}` : ''}`),
    ),
  );
}

/** The same plan with nothing to send: what it would have sent is told as left away. A rule that only sends did nothing then. */
export function leaveAway(plan: AutomationPlan): AutomationPlan {
  const traces = plan.traces.map((trace): Trace => {
    const steps = trace.steps.map((step) =>
      step.effects ? { ...step, effects: step.effects.map((effect) => ({ ...effect, held: effect.held ?? ('unsent' as const) })) } : step,
    );
    const isOnlySent = steps.some(({ effects }) => effects) && steps.every(({ changes }) => changes.length === 0);
    return { ...trace, steps, ...(trace.status === 'success' && isOnlySent ? { status: 'held-back' as const } : {}) };
  });
  return { ...plan, traces, effects: [] };
}
