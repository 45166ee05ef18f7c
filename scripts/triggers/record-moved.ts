import { eachName } from '../model/option-name.ts';
import type { Trigger } from '../model/trigger.ts';

interface Options {
  from?: string | string[] | undefined;
  to?: string | string[] | undefined;
  from_board?: string | string[] | undefined;
}

export default {
  summary: 'A record came to another list or board.',
  options: (z) => {
    const names = z.union([z.string(), z.array(z.string()).min(1)]);
    return z.strictObject({
      from: names.optional().describe('The list it left, or several: any of them.'),
      to: names.optional().describe('The list it came to, or several: any of them.'),
      from_board: names.optional().describe('The board it left, or several: any of them.'),
    });
  },
  kinds: ['moved'],
  whyNot({ record, previous }, { from, to, from_board }) {
    if (!isAmong(record.list, to)) return `it moved to ${record.list}, not to ${listed(to)}`;
    if (!isAmong(previous?.list, from)) return `it moved from ${previous?.list}, not from ${listed(from)}`;
    if (!isAmong(previous?.board, from_board)) return `it came from the board ${previous?.board}, not from ${listed(from_board)}`;
    return undefined;
  },
  names: ({ from, to, from_board }) => [
    ...eachName(from_board, 'from_board').map((each) => ({ kind: 'board' as const, ...each })),
    ...eachName(to, 'to').map((each) => ({ kind: 'list' as const, ...each })),
    ...eachName(from, 'from').map((each) => ({ kind: 'list' as const, ...each, board: [from_board].flat()[0] })),
  ],
  example: 'record-moved: { board: hiring, to: interview }',
} satisfies Trigger<Options>;

function isAmong(name: string | undefined, wanted: string | string[] | undefined): boolean {
  return wanted === undefined || [wanted].flat().some((each) => each === name);
}

function listed(wanted: string | string[] | undefined): string {
  return [wanted].flat().join(' or ');
}
