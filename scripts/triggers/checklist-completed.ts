import { type ChecklistOptions, checklistOptions, whyNotInChecklist } from '../model/checklist-trigger.ts';
import type { Trigger } from '../model/trigger.ts';

export default {
  summary: 'The last open item of a checklist was checked, or taken out.',
  options: checklistOptions,
  kinds: ['checklist-completed'],
  whyNot: whyNotInChecklist,
  example: 'checklist-completed: { board: hiring, checklist: Before the interview }',
} satisfies Trigger<ChecklistOptions>;
