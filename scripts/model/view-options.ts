/** What a view of a board or workspace may ask for beside `view`, `title`, `where` and `boards`, and the sentence about it. */
export const viewOptions: { readonly [option: string]: string } = {
  group: 'A key whose values make the columns of a board, the sections of a table or list, the rows of a timeline.',
  swimlanes: 'A key whose values make the rows of a board.',
  sort: 'A key or several; "-key" for downwards.',
  columns: 'The keys a table shows, in order.',
  date: 'The date a calendar or timeline goes by.',
  span: 'What a calendar shows: month or week.',
  zoom: 'How wide a timeline is: week, month or quarter.',
  charts: 'The charts of a dashboard.',
};

/** Options of a view whose values are names of keys, one or several. */
export const keyOptions = ['columns', 'sort', 'group', 'swimlanes', 'date'] as const;
