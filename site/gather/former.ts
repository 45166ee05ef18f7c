import type { TrackerRecord } from '../../scripts/model/record.ts';
import type { SiteRecord } from '../data.ts';
import { safePart } from './addresses.ts';
import type { Tools } from './tools.ts';

/** The records that stood at another address before, by that address; none at one where a page stands now, or below a board that the audience must not see. */
export function formerAddresses(
  sources: TrackerRecord[],
  records: SiteRecord[],
  shown: ReadonlySet<string>,
  tools: Tools,
): Map<string, SiteRecord> {
  const taken = new Set(records.map(({ address }) => address.toLowerCase()));
  const former = new Map<string, SiteRecord>();
  for (const [index, source] of sources.entries()) {
    for (const alias of tools.textsOf(source, 'aliases')) {
      const [board = '', slug = '', ...rest] = tools.fullName(alias, source.board).split('/');
      const address = `${safePart(board)}/${safePart(slug)}`;
      const isHidden = tools.tracker.boards.has(board) && !shown.has(board);
      const record = records[index];
      if (!record || isHidden || rest.length > 0 || taken.has(address.toLowerCase())) continue;
      taken.add(address.toLowerCase());
      former.set(address, record);
    }
  }
  return former;
}
