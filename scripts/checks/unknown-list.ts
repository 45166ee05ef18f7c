import type { Check } from '../model/check.ts';
import { foldName } from '../model/names.ts';
import { unknownName } from '../model/unknown-name.ts';

export default {
  summary: 'A record that stands in a folder its board does not declare as a list.',
  *find({ records, boards }) {
    const lists = new Map([...boards.values()].map((board) => [board.name, board.lists.map(({ name }) => name)]));
    for (const { path, board, list } of records) {
      const known = lists.get(board) ?? [];
      // a board without any list says so itself, once
      if (known.length === 0 || known.includes(list)) continue;
      const fact = { part: 'lists', name: list, board } as const;
      const { problem, about } = unknownName(fact, `a list of ${board}`, known, `; expected one of ${known.join(', ')}`);
      const same = known.filter((each) => foldName(each) === foldName(list.trim().replace(/[\s_]+/g, '-')));
      const [only] = same;
      const to = only === undefined ? path : `records/${board}/${only}${path.slice(path.lastIndexOf('/'))}`;
      yield {
        place: { path, line: 1, column: 1 },
        message: problem,
        about,
        ...(same.length === 1 ? { fix: { mend: 'file-name', path, to } } : {}),
      };
    }
  },
  examples: [
    {
      files: { 'records/sales/doin/new.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/doin/new.md:1:1 error "doin" is not a list of sales; did you mean "doing"?'],
    },
    {
      files: { 'records/sales/Todo/new.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/Todo/new.md:1:1 error "Todo" is not a list of sales; did you mean "todo"?'],
      mends: [{ mend: 'file-name', path: 'records/sales/Todo/new.md', to: 'records/sales/todo/new.md' }],
    },
    {
      files: { 'records/sales/elsewhere/new.md': '---\ntitle: New\n---\n' },
      finds: ['records/sales/elsewhere/new.md:1:1 error "elsewhere" is not a list of sales; expected one of todo, doing, done'],
    },
  ],
} satisfies Check;
