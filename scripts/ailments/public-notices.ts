import { type Ailment, listNames } from '../model/ailment.ts';

export default {
  summary: 'Issues that tell everybody what a public site would not.',
  *find({ tracker, settings, needs }) {
    const hidden = [...tracker.boards.values()].some(
      ({ publish, fields }) => publish !== 'all' || [...fields.values()].some((field) => field.private),
    );
    if (settings?.isPrivate !== false || needs.issues.length === 0) return;
    yield {
      severity: hidden ? 'warning' : 'note',
      found: `the repository is public, and so are its issues: everybody reads there which record it is about, and what is told (${listNames(needs.issues)})`,
      remedy:
        'if that is not meant, write "notify: email" or "notify: none" for these people in workspace.yml, or make the repository private',
    };
  },
} satisfies Ailment;
