import type { About } from '../../model/diagnostic.ts';
import type { Told } from '../../model/unknown-name.ts';
import type { ExpressionProblem } from './parse.ts';

const facts = new WeakMap<ExpressionProblem, About>();

/** Notes which name a problem says is not known. */
export function noteUnknown<Kind extends ExpressionProblem>(problem: Kind, about: About | undefined): Kind {
  if (about) facts.set(problem, about);
  return problem;
}

/** The name that a problem says is not known; undefined where it is about something else. */
export function unknownOf(problem: ExpressionProblem): About | undefined {
  return facts.get(problem);
}

/** A problem with the name that it says is not known. */
export function toldOf(problem: ExpressionProblem): Told {
  const about = unknownOf(problem);
  return { problem: problem.problem, ...(about && { about }) };
}
