/** What the page of search is asked for: its address says it. */
export interface SearchState {
  query: string;
  kind: '' | 'records' | 'comments' | 'docs';
  /** Name of a board; empty for all. */
  board: string;
  archived: boolean;
}

const kinds = ['records', 'comments', 'docs'] as const;

/** What an address asks for; what it does not know it passes over. */
export function readSearch(params: URLSearchParams): SearchState {
  const kind = kinds.find((each) => each === params.get('kind')) ?? '';
  return { query: params.get('q') ?? '', kind, board: params.get('board') ?? '', archived: params.get('archived') !== 'no' };
}

/** The address that asks for it, without what goes without saying. */
export function writeSearch({ query, kind, board, archived }: SearchState): URLSearchParams {
  const params = new URLSearchParams();
  if (query !== '') params.set('q', query);
  if (kind !== '') params.set('kind', kind);
  if (board !== '') params.set('board', board);
  if (!archived) params.set('archived', 'no');
  return params;
}
