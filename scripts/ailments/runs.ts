import type { Ailment, Seen, Symptom } from '../model/ailment.ts';

const hour = 3_600_000;
const day = 24 * hour;

export default {
  summary: 'When rules ran last, and what waits for them.',
  *find(seen) {
    const { runs, clone, rules, needs, repository } = seen;
    if (!runs || !clone?.hasOrigin) return;
    if (runs.stale !== undefined) {
      yield {
        severity: 'unknown',
        found: `what rules did last: ${runs.stale}`,
        remedy: 'look whether you are online, and whether git fetch works',
      };
    }
    if (runs.last === undefined) {
      if (runs.ranBefore)
        yield {
          severity: 'error',
          found: 'the branch woad-state is gone, though rules ran before: what was sent already is known only from it',
          remedy:
            'if somebody has it in a clone, type there: git push origin origin/woad-state:refs/heads/woad-state. Else the next run begins anew and sends nothing of what was before',
        };
      else if (runs.stale === undefined && (rules.length > 0 || needs.mail.length + needs.issues.length > 0))
        yield {
          severity: 'warning',
          found: repository === undefined ? 'rules have never run' : 'rules have never run on GitHub',
          remedy:
            repository === undefined
              ? 'type: npx woad automate --begin. The first run only notes where it begins'
              : 'on GitHub: Actions; allow workflows if it asks for that; then Tracker > Run workflow. The first run only notes where it begins',
        };
      return;
    }
    yield* findLate(seen, runs.last);
  },
} satisfies Ailment;

function* findLate({ runs, now, workflows, needs, repository }: Seen, last: string): Generator<Symptom> {
  const since = Date.parse(now) - Date.parse(last);
  const isTimed = repository !== undefined && workflows.some(({ file, events }) => file === 'tracker.yml' && events.has('schedule'));
  const start = 'on GitHub: Actions > Tracker > Enable workflow, where that stands there, then Run workflow';
  if (isTimed && since > day) {
    const days = Math.floor(since / day);
    const why = days >= 60 ? '; GitHub stops what time sets off when nothing happened in a repository for 60 days' : '';
    yield {
      severity: needs.time.length > 0 ? 'error' : 'warning',
      found: `rules ran last on ${last.slice(0, 10)}, ${days} ${days === 1 ? 'day' : 'days'} ago, though the workflow is set off every hour${why}`,
      remedy: start,
    };
  } else if (runs?.waiting !== undefined && Date.parse(now) - Date.parse(runs.waiting) > hour) {
    yield {
      severity: 'warning',
      found: `rules have not looked at what was pushed at ${runs.waiting.slice(0, 16).replace('T', ' ')} UTC`,
      remedy: repository === undefined ? 'type: npx woad automate' : `look at the last run on GitHub: Actions > Tracker; ${start}`,
    };
  }
}
