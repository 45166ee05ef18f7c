import type { Ailment } from '../model/ailment.ts';

export default {
  summary: 'The branch of workspace.yml is not the one that GitHub takes for the main one.',
  ofGitHub: 'all',
  *find({ tracker, settings, clone }) {
    const { branch } = tracker.workspace;
    const main = settings?.defaultBranch ?? clone?.defaultBranch;
    if (branch === undefined || main === undefined || branch === main) return;
    yield {
      severity: 'error',
      found: `workspace.yml says "branch: ${branch}", and the main branch on GitHub is ${main}: time sets off workflows on the main branch alone`,
      remedy: `write "branch: ${main}" in workspace.yml, or on GitHub: Settings > General > Default branch, and choose ${branch}`,
    };
  },
} satisfies Ailment;
