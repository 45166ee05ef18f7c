/** The keys of a rule's file, each with the sentence that editors show. */
export const ruleKeys = {
  name: 'What people call the rule, in one language or by language; the name of its file when absent.',
  when: 'What fires it: a trigger and its options, or several, of which any fires it.',
  if: 'Conditions that must all hold: expressions such as due != "".',
  unless: 'Conditions of which none may hold.',
  do: 'What it does: steps, in order, each with one action.',
  enabled: 'False switches the rule off.',
  limits: 'How much it may do: emails_per_hour and records_per_run.',
  bulk: 'True: it sends mail, webhooks and issues also for a commit that changes very many records.',
} as const;

/** The keys below `limits`. */
export const limitSentences = {
  emails_per_hour: 'How many mails it sends in an hour, each recipient counted; those beyond wait.',
  records_per_run: 'On how many records it acts in one run; 500 when absent. What lies beyond is left, and the run says so.',
} as const;

/** How many steps a rule may have. */
export const mostSteps = 50;

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
