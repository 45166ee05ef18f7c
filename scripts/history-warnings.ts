import { UsageError } from './model/diagnostic.ts';
import type { RepositoryFacts } from './repository-facts.ts';
import { gitTrouble } from './store/git-trouble.ts';

/** What a site tells of a history that git does not tell, or not all of: it is left out. */
export interface HistoryWarnings {
  /** What is asked, or `nothing` where git refuses the answer. */
  ask<Answer>(question: () => Answer | Promise<Answer>, nothing: () => Answer | Promise<Answer>): Promise<Answer>;
  /** Looks at what a clone told of itself. */
  look(facts: RepositoryFacts): void;
  /** What was found since this was called last, a line each. */
  lines(): string[];
}

const shallowLine =
  'this is a shallow clone: what came before its oldest commit is unknown, and left out; "git fetch --unshallow" brings it (in a workflow: fetch-depth: 0 under actions/checkout)';

/** Collects what git cannot tell of the tracker at a root. */
export function openWarnings(root: string): HistoryWarnings {
  const found = new Set<string>();
  const leaveOut = (reason: string) => found.add(`the history is left out: ${reason.trim().replaceAll(/\s+/g, ' ')}`);
  return {
    async ask(question, nothing) {
      try {
        return await question();
      } catch (error) {
        if (!(error instanceof UsageError)) throw error;
        // what fails for another reason does so again, and is told as that
        const answer = await nothing();
        leaveOut(error.message);
        return answer;
      }
    },
    look({ repository }) {
      if (repository?.shallow) found.add(shallowLine);
      const trouble = repository?.head === undefined && found.size === 0 ? gitTrouble(root) : undefined;
      if (trouble !== undefined) leaveOut(`git says: ${trouble}`);
    },
    lines() {
      const lines = [...found];
      found.clear();
      return lines;
    },
  };
}
