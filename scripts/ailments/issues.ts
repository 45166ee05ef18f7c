import { type Ailment, listNames } from '../model/ailment.ts';

export default {
  summary: 'Issues are switched off though rules or notices need them.',
  *find({ settings, needs }) {
    if (settings?.hasIssues !== false || needs.issues.length === 0) return;
    yield {
      severity: 'error',
      found: `Issues are switched off, and these need them: ${listNames(needs.issues)}`,
      remedy: 'on GitHub: Settings > General > Features > Issues',
    };
  },
} satisfies Ailment;
