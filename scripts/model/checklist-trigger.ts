import { whyNotAmong } from './changed-value.ts';
import type { TrackerEvent } from './event.ts';
import type { Zod } from './field-type.ts';

/** The options of every trigger about checklists. */
export interface ChecklistOptions {
  checklist?: string | string[] | undefined;
}

/** Their schema. */
export function checklistOptions(z: Zod) {
  return z.strictObject({
    checklist: z
      .union([z.string(), z.array(z.string()).min(1)])
      .optional()
      .describe('The heading above the checklist, or several: any of them; all when absent.'),
  });
}

/** Why what happened to an item is in none of the checklists that the options name. */
export function whyNotInChecklist({ item }: TrackerEvent, { checklist }: ChecklistOptions): string | undefined {
  return whyNotAmong([item?.checklist ?? ''], checklist, 'it is in the checklist');
}
