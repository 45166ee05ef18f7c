import type { Ailment } from '../model/ailment.ts';

const place = 'Settings > Pages > Build and deployment > Source';

export default {
  summary: 'GitHub Pages is not set up for the site, or shows a private tracker to everybody.',
  ofGitHub: 'all',
  *find({ tracker, settings }) {
    if (tracker.workspace.publish !== 'pages') return;
    if (settings?.pages === undefined) {
      yield {
        severity: 'unknown',
        found: 'whether GitHub Pages is on, where the site is to go',
        remedy: `look on GitHub: ${place}; GitHub Actions should stand there`,
      };
    } else if (settings.pages === 'none') {
      yield {
        severity: 'error',
        found: 'workspace.yml says "publish: pages", and GitHub Pages is off: the site goes nowhere',
        remedy: `on GitHub: ${place}: GitHub Actions. Where the plan has no Pages for private repositories, write "publish: artifact" in workspace.yml`,
      };
    } else if (settings.pages.from === 'legacy') {
      yield {
        severity: 'error',
        found: 'GitHub Pages shows the files of a branch, not the site that the workflow builds',
        remedy: `on GitHub: ${place}: GitHub Actions`,
      };
    } else if (settings.isPrivate === true && settings.pages.isPublic) {
      yield {
        severity: 'warning',
        found:
          'the repository is private and its site is public: everybody can read what is on it, that is all but private fields and boards with "publish: members" or "none"',
        remedy:
          'if that is not meant, write "publish: artifact" or "publish: none" in workspace.yml; to take down what is there, on GitHub: Settings > Pages > Unpublish site',
      };
    }
  },
} satisfies Ailment;
