import type { Ailment } from '../model/ailment.ts';

export default {
  summary: 'The repository is archived, so that nothing can be written to it.',
  *find({ settings }) {
    if (settings?.isArchived !== true) return;
    yield {
      severity: 'error',
      found: 'the repository is archived: nobody can change anything, and neither can rules',
      remedy: 'on GitHub: Settings > General > Danger Zone > Unarchive this repository',
    };
  },
} satisfies Ailment;
