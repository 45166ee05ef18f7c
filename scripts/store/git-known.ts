/** A question whose answer no later commit changes, such as what a commit holds: of a repository that was opened it is asked once. Only so many answers are kept, those that were wanted last; undefined is none. */
export function askOnce<Answer>(most: number): (repository: object, question: string, ask: () => Answer) => Answer {
  const answers = new WeakMap<object, Map<string, Answer>>();
  return (repository, question, ask) => {
    const known = answers.get(repository) ?? new Map<string, Answer>();
    answers.set(repository, known);
    const answer = known.get(question) ?? ask();
    known.delete(question);
    if (answer !== undefined) known.set(question, answer);
    for (const oldest of known.keys()) if (known.size > most) known.delete(oldest);
    return answer;
  };
}
