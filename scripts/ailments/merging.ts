import type { Ailment } from '../model/ailment.ts';

export default {
  summary: 'This clone does not merge records by key.',
  *find({ clone, given }) {
    if (!clone || clone.mergesByKey || given.isWorkflow) return;
    yield {
      severity: 'note',
      found: 'when two people change the same record, git merges it by lines in this clone, which asks you where it need not',
      remedy: 'type once: npx woad setup',
    };
  },
} satisfies Ailment;
