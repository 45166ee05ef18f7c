import { z } from 'zod';

const commit = z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, { error: 'expected a commit' });
const instant = z.iso.datetime({ error: 'expected an instant such as 2026-11-21T12:00:00Z' });
const key = z.string().regex(/^[0-9a-f]{64}$/, { error: 'expected 64 hex digits' });
const count = z.int().min(0).max(1_000_000);
const kind = z.enum(['email', 'webhook', 'issue', 'notice']);
const state = z.enum(['pending', 'claimed', 'sent', 'failed', 'unknown', 'proposed', 'rejected']);

/** The files of the branch woad-state, as they are written: what stands in them came from a run, but anybody with the right to push may have changed it. */
export const shapes = {
  cursor: z.looseObject({ woad: z.literal(1), branch: z.string().min(1), commit, checked: instant, checkedAt: commit, since: instant }),
  entry: z.looseObject({
    key,
    kind,
    state,
    rule: z.string(),
    step: count,
    record: z.string().optional(),
    commit,
    plan: z.looseObject({ since: commit, head: commit, checked: instant, now: instant }),
    recipients: z.array(z.string()),
    mails: count,
    perHour: count,
    tries: count,
    at: instant,
    notBefore: instant.optional(),
    changed: instant,
    claim: z.string().optional(),
    reason: z.string().optional(),
    waitsFor: z.string().optional(),
  }),
  note: z.looseObject({
    run: z.string(),
    at: instant,
    since: commit.optional(),
    head: commit,
    commit: commit.optional(),
    events: count,
    notes: z.array(z.string()),
    traces: z.array(
      z.looseObject({
        rule: z.string(),
        status: z.string(),
        reason: z.string(),
        conditions: z.array(z.looseObject({ expression: z.string(), values: z.record(z.string(), z.unknown()) })),
        steps: z.array(z.looseObject({ action: z.string(), status: z.string(), changes: z.array(z.looseObject({ kind: z.string() })) })),
      }),
    ),
    effects: z.array(z.looseObject({ key, rule: z.string(), kind, state })),
  }),
  lastHour: z.record(z.string(), z.array(instant)),
  proposals: z
    .looseObject({
      branch: z.string().regex(/^woad\/rules-[0-9a-f]+$/, { error: 'expected a branch of rules' }),
      head: commit,
      number: z.int().positive().optional(),
      shown: commit.optional(),
      changes: z.array(z.looseObject({ rule: z.string(), change: z.looseObject({ kind: z.string() }) })),
      awaited: z.array(z.string()),
    })
    .nullable(),
};

/** What is wrong with a value, in words; undefined when it has the shape. */
export function shapeProblem(value: unknown, shape: z.ZodType): string | undefined {
  const [issue] = shape.safeParse(value, { reportInput: true }).error?.issues ?? [];
  return issue && `${issue.path.map(String).join('.') || 'the whole'}: ${issue.message}`;
}
