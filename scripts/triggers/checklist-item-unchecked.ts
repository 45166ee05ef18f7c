import { type ChecklistOptions, checklistOptions, whyNotInChecklist } from '../model/checklist-trigger.ts';
import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'An item of a checklist was unchecked.',
  options: checklistOptions,
  kinds: ['unchecked'],
  whyNot: whyNotInChecklist,
  example: 'checklist-item-unchecked: { board: hiring, checklist: Before the interview }',
} satisfies Trigger<ChecklistOptions>;
