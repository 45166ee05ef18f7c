import { isDueToArchive, type Waiting, waitingRecords } from './engine/query/archive.ts';
import { pastsOf } from './histories.ts';
import { localTime } from './model/local-time.ts';
import type { OpenTracker } from './workspace.ts';

/** What waits to be archived, of one board where one is named: what is due, and what nobody can say it of. */
export async function findWaiting(open: OpenTracker, board?: string): Promise<{ due: Waiting[]; unknown: Waiting[] }> {
  const { root, tracker, fields, now } = open;
  const { workspace, boards } = tracker;
  const localDay = (instant: string) => localTime(new Date(instant), workspace.timezone).slice(0, 10);
  const pasts = await pastsOf(root, { workspace, boards, fields });
  const waiting = [...waitingRecords(tracker, { pasts, localDay }, board)];
  return {
    due: waiting.filter((each) => isDueToArchive(each, now.slice(0, 10))),
    unknown: waiting.filter((each) => 'unknown' in each),
  };
}
