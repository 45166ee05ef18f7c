import { Cron } from 'croner';
import { isTimeZone, utcTime } from '../model/local-time.ts';
import { timeZoneProblem } from '../model/time-zone.ts';
import type { Moment, Trigger } from '../model/trigger.ts';

interface Options {
  cron: string;
  timezone?: string | undefined;
  each?: boolean | undefined;
}

/** The latest counts, whatever came before it; a second one tells that it came more than once. */
const mostMoments = 2;
const expected = 'expected minute, hour, day, month and day of the week, such as "0 9 * * mon" for Mondays at nine';

export default {
  summary: 'A time of a calendar has come: every Monday at nine, the first of a month.',
  options: (z) =>
    z.strictObject({
      cron: z
        .string()
        .superRefine((cron, context) => {
          const message = problemIn(cron);
          if (message !== undefined) context.addIssue({ code: 'custom', message });
        })
        .describe('Minute, hour, day, month, day of the week, in quotes: "0 9 * * mon".'),
      timezone: z
        .string()
        .refine(isTimeZone, { error: ({ input }) => timeZoneProblem(String(input)) })
        .optional()
        .describe("Whose clocks count; the workspace's when absent."),
      each: z
        .boolean()
        .optional()
        .describe('Whether it fires for each record, or once; when absent for each record that fits where, or once without where.'),
    }),
  kinds: ['scheduled'],
  whyNot: () => undefined,
  moments(_, { cron, timezone }, { since, now, timezone: usual }) {
    const job = open(cron, timezone ?? usual);
    const moments: Moment[] = [];
    let [at] = job.previousRuns(1, new Date(Date.parse(now) + 1000));
    while (at && at.getTime() > Date.parse(since) && moments.length < mostMoments) {
      if (at.getTime() <= Date.parse(now)) moments.push({ at: utcTime(at), detail: utcTime(at) });
      [at] = job.previousRuns(1, at);
    }
    return moments.reverse();
  },
  next(_, { cron, timezone }, { now, timezone: usual }) {
    const next = open(cron, timezone ?? usual).nextRun(new Date(now));
    return next ? { at: utcTime(next), detail: utcTime(next) } : 'its time never comes again';
  },
  perRecord: ({ each }, hasWhere) => each ?? hasWhere,
  example: 'schedule: { cron: "0 9 * * mon", where: late }',
} satisfies Trigger<Options>;

/** A time that the clocks skip comes when they have jumped, one that they show twice comes the first time. */
function open(cron: string, timezone: string): Cron {
  return new Cron(cron, { timezone, mode: '5-part', fixedTimeRule: 'no-wildcard', paused: true });
}

function problemIn(cron: string): string | undefined {
  const found = `"${cron}" is not a schedule`;
  if (cron.trim().split(/\s+/).length !== 5) return `${found}; ${expected}`;
  try {
    // the calendar repeats itself after 400 years, a schedule without years sooner; this day is any day
    return open(cron, 'UTC').nextRun(new Date('2024-01-01T00:00:00Z')) ? undefined : `"${cron}" is a time that never comes; ${expected}`;
  } catch (error) {
    const why = (error as Error).message.replace(/^CronPattern: (?:invalid |Invalid )?/, '');
    return `${found} (${why}); ${expected}`;
  }
}
