/** The keys of a rule's file, each with the sentence that editors show. */
export const ruleKeys = {
  name: 'What people call the rule; the name of its file when absent.',
  when: 'What fires it: a trigger and its options, or several, of which any fires it.',
  if: 'Conditions that must all hold: expressions such as due != "".',
  unless: 'Conditions of which none may hold.',
  do: 'What it does: steps, in order, each with one action.',
  enabled: 'False switches the rule off.',
  limits: 'How much it may send in a time; it has no effect yet.',
  bulk: 'What it does when very many records change at once; it has no effect yet.',
} as const;

/** What stands beside the action of a step. */
export const stepSentences = {
  if: 'A condition for this step alone, looked at when its turn comes.',
  on_error: 'Whether the steps behind it are still made when it fails: stop or continue.',
} as const;

/** Options that every trigger has. */
export const filterSentences = {
  board: 'Only records of this board, or of any of these.',
  list: 'Only records in this list, or in any of these.',
  where: 'Only records for which this expression holds.',
} as const;
