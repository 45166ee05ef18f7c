import type { Check } from '../model/check.ts';

export default {
  summary: 'A condition in the views or reference fields of a board that cannot be read, or that names what the board does not have.',
  *find({ boards }, { conditionProblem }) {
    for (const board of boards.values()) {
      const placeOf = (part: string) => board.places.get(part) ?? board.places.get('') ?? { path: board.path, line: 1, column: 1 };
      for (const [index, { where }] of board.views.entries()) {
        const found = where === undefined ? undefined : conditionProblem(where, board);
        if (found) yield { place: placeOf(`views.${index}.where`), message: `where: ${found.problem}` };
      }
      for (const { name, type, options } of board.fields.values()) {
        const { where, board: other = board.name } = options;
        const target = typeof other === 'string' ? boards.get(other) : undefined;
        if (type !== 'reference' || typeof where !== 'string' || !target) continue;
        const found = conditionProblem(where, target);
        if (found) yield { place: placeOf(`fields.${name}.where`), message: `${name}: where: ${found.problem}` };
      }
    }
  },
} satisfies Check;
