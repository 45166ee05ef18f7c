import type { Stage } from './stage.ts';

type Looked = Pick<Stage, 'boards' | 'all'>;

/** What an address asks to open beside the view: a slug of its one board, or `board/slug`. */
export function wordOfOpen(): string | undefined {
  return new URLSearchParams(location.search).get('open') || undefined;
}

/** The address of the record that such a word names; undefined where the view has none of that name. */
export function recordAsked(open: string, { boards, all }: Looked): string | undefined {
  return all().find(({ address }) => address === open || address === namedBelow(open, boards))?.address;
}

/** Of what a view has, the names that such a word may be, with their addresses. */
export function namesToOpen({ boards, all }: Looked): Map<string, string> {
  const below = boards.length === 1 ? `${boards[0]?.address}/` : '';
  return new Map(all().map(({ address }) => [address.startsWith(below) ? address.slice(below.length) : address, address]));
}

function namedBelow(open: string, boards: Looked['boards']): string | undefined {
  return boards.length === 1 ? `${boards[0]?.address}/${open}` : undefined;
}
