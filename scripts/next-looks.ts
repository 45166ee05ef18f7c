import { loadRules } from './checking.ts';
import { type NextLook, nextLooksOf } from './engine/automate/outlook.ts';
import { openRules } from './engine/automate/rules.ts';
import type { RecordPast } from './model/history.ts';
import { utcTime } from './model/local-time.ts';
import { isBuiltInRule } from './model/notice.ts';
import type { OpenTracker } from './workspace.ts';
import { loadZod } from './zod.ts';

/** When each enabled rule that waits for time looks next, and at what, by its name; nothing is loaded for a tracker without such rules. */
export async function nextLooks(
  { tracker, fields, now }: Pick<OpenTracker, 'tracker' | 'fields' | 'now'>,
  at: Date,
  pasts: ReadonlyMap<string, RecordPast>,
): Promise<ReadonlyMap<string, NextLook>> {
  const waits = ({ trigger }: { trigger: string }) => trigger === 'schedule' || trigger === 'date-reached';
  const automations = tracker.automations.filter(({ enabled, when }) => enabled && when.some(waits));
  if (automations.length === 0) return new Map();
  const open = openRules({ ...tracker, automations }, { fields, zod: loadZod(), ...(await loadRules()) });
  const own = { ...open, rules: open.rules.filter(({ rule }) => !isBuiltInRule(rule.name)) };
  return nextLooksOf(own, tracker, { fields, now, pasts }, utcTime(at));
}
