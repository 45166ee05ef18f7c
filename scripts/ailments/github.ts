import type { Ailment } from '../model/ailment.ts';

const askGh = "with GitHub's own program gh, type: WOAD_TOKEN=$(gh auth token) npx woad doctor";

export default {
  summary: 'Whether the settings on GitHub could be looked at.',
  *find({ repository, settings, given, clone }) {
    if (repository === undefined) {
      if (clone?.hasOrigin)
        yield {
          severity: 'note',
          found:
            'the tracker is not kept on GitHub, as far as this clone knows: no setting there was looked at, and nothing is said of secrets',
          remedy:
            'if it is on GitHub, write "repository: OWNER/NAME" in workspace.yml; else let something run npx woad automate now and then, with SMTP_URL and what else the rules need in its environment',
        };
      return;
    }
    if (!given.hasToken) {
      yield { severity: 'unknown', found: `the settings of ${repository} on GitHub: there is no token to ask with`, remedy: askGh };
      return;
    }
    if (settings?.problem !== undefined) {
      yield { severity: 'unknown', found: `the settings of ${repository}: ${settings.problem}`, remedy: askGh };
    } else if (settings?.isPrivate === undefined) {
      yield {
        severity: 'unknown',
        found: `the settings of ${repository}: there is no such repository, or the token has no right to see it`,
        remedy: `look whether ${repository} is its name, and whether the token is for it; ${askGh}`,
      };
    } else if (!given.isWorkflow && (settings.secrets === undefined || settings.environments === undefined)) {
      yield {
        severity: 'unknown',
        found: `a part of the settings of ${repository}: the token has no right to see it`,
        remedy: `let an admin of the repository look; ${askGh}`,
      };
    }
  },
} satisfies Ailment;
