import type { Ailment } from '../model/ailment.ts';

export default {
  summary: 'This folder is no clone, has only a part of the history, or does not know where the tracker is kept.',
  *find({ clone, tracker }) {
    if (!clone) {
      yield {
        severity: 'error',
        found: 'this folder is not kept by git, so nothing that happens in it sets off a rule',
        remedy: 'type: git init && git add . && git commit -m "The tracker begins"',
      };
      return;
    }
    if (clone.shallow) {
      yield {
        severity: 'warning',
        found:
          'this clone holds only the newest part of the history: every record looks as if it had just been made, and rules do not run here',
        remedy: 'type: git fetch --unshallow (in a workflow: fetch-depth: 0 under actions/checkout)',
      };
    }
    if (!clone.hasOrigin) {
      yield {
        severity: 'warning',
        found: 'this clone does not know where the tracker is kept (it has no "origin"), so rules run for nobody but you',
        remedy:
          'make a repository on GitHub (New repository, without any file in it) and type: git remote add origin ADDRESS && git push -u origin HEAD',
      };
      return;
    }
    const { repository } = tracker.workspace;
    if (repository === undefined || clone.onGitHub === undefined || repository.toLowerCase() === clone.onGitHub.toLowerCase()) return;
    yield {
      severity: 'warning',
      found: `workspace.yml says that the tracker is ${repository} on GitHub, and this clone comes from ${clone.onGitHub}: links lead to the wrong place`,
      remedy: `write "repository: ${clone.onGitHub}" in workspace.yml, or leave the line out`,
    };
  },
} satisfies Ailment;
