/** The most characters a text of an expression may have. */
export const longestText = 100_000;
/** The most items a list of an expression may have. */
export const longestList = 10_000;

/** What is wrong with values that have the right kinds. */
export class Fault {
  readonly problem: string;

  constructor(problem: string) {
    this.problem = problem;
  }
}
