import { type ChecklistOptions, checklistOptions, whyNotInChecklist } from '../model/checklist-trigger.ts';
import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'An item of a checklist was checked.',
  options: checklistOptions,
  kinds: ['checked'],
  whyNot: whyNotInChecklist,
  example: 'checklist-item-checked: { board: hiring, checklist: Before the interview }',
} satisfies Trigger<ChecklistOptions>;
