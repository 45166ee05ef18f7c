import type { StepTrace, Trace } from '../../model/trace.ts';

const words = 'it was asked for before, and is not sent again';

/** The traces of a plan in which what was asked for before is told as nothing to do: `isKnown` says so of a key. */
export function tellAskedBefore(traces: Trace[], isKnown: (key: string) => boolean): Trace[] {
  return traces.map((trace) => {
    const steps = trace.steps.map((step) => withoutKnown(step, isKnown));
    if (steps.every((step, index) => step === trace.steps[index])) return trace;
    const isDone = steps.some(({ status }) => status === 'done');
    if (isDone || trace.status !== 'success') return { ...trace, steps };
    const reasons = steps.flatMap(({ action, reason }) => (reason === undefined ? [] : [`${action}: ${reason}`]));
    return { ...trace, steps, status: 'no-op', reason: reasons.join('; ') };
  });
}

function withoutKnown(step: StepTrace, isKnown: (key: string) => boolean): StepTrace {
  const { effects = [], ...rest } = step;
  const left = effects.filter(({ key }) => !isKnown(key));
  if (left.length === effects.length) return step;
  if (left.length > 0) return { ...step, effects: left, reason: words };
  return step.changes.length > 0 ? { ...rest, reason: words } : { ...rest, status: 'no-op', reason: words };
}
