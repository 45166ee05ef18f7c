import { type Ailment, listNames, type Seen } from '../model/ailment.ts';

export default {
  summary: 'Boards and fields that the site leaves out and that everybody can read in the repository all the same.',
  ofGitHub: 'unseen',
  *find({ tracker, settings, repository }) {
    if (repository === undefined || settings?.isPrivate === true) return;
    const isKnown = settings?.isPrivate === false;
    const boards = [...tracker.boards.values()].filter(({ publish }) => publish !== 'all').map(({ name }) => name);
    const fields = privateFields(tracker);
    const parts = [
      ...(boards.length > 0 ? [`the ${boards.length === 1 ? 'board' : 'boards'} ${listNames(boards)}`] : []),
      ...(fields.length > 0 ? [`the private ${fields.length === 1 ? 'field' : 'fields'} ${listNames(fields)}`] : []),
    ];
    if (parts.length === 0) return;
    const what = parts.join(' and ');
    const remedy =
      'on GitHub: Settings > General > Danger Zone > Change visibility > Make private; or take it out of the tracker. What was public before stays in the history and in copies';
    if (isKnown)
      yield {
        severity: 'warning',
        found: `the site leaves out ${what}, but the repository is public: everybody can read it there`,
        remedy,
      };
    else
      yield {
        severity: 'unknown',
        found: `whether the repository is public: everybody could read ${what} there, though the site leaves it out`,
        remedy,
      };
  },
} satisfies Ailment;

/** Those that hold something: `hiring.salary (12 records)`. */
function privateFields({ boards, records }: Seen['tracker']): string[] {
  return [...boards.values()].flatMap((board) => {
    const own = records.filter((record) => record.board === board.name);
    return [...board.fields.values()].flatMap((field) => {
      if (!field.private || field.computed) return [];
      const count = own.filter(({ values, problems }) => values.has(field.name) || problems.has(field.name)).length;
      return count === 0 ? [] : [`${board.name}.${field.name} (${count} ${count === 1 ? 'record' : 'records'})`];
    });
  });
}
