import { type Ailment, listNames } from '../model/ailment.ts';

export default {
  summary: 'Issues are switched off though rules or notices need them.',
  ofGitHub: 'all',
  *find({ settings, needs }) {
    if (settings?.hasIssues === true || needs.issues.length === 0) return;
    const [names, click] = [listNames(needs.issues), 'on GitHub: Settings > General > Features > Issues'];
    yield settings?.hasIssues === false
      ? { severity: 'error', found: `Issues are switched off, and these need them: ${names}`, remedy: click }
      : { severity: 'unknown', found: `whether Issues are on, which these need: ${names}`, remedy: `look ${click}` };
  },
} satisfies Ailment;
