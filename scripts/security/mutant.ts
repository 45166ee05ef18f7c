/** What the guards are there against: the rows of the page on security that rules, mail, webhooks, workflows, tokens and the site have. */
export type Threat =
  | 'template injection'
  | 'mail'
  | 'webhooks'
  | 'expression bombs'
  | 'loops and storms'
  | 'pull requests that edit rules'
  | 'workflow commands'
  | 'token theft'
  | 'mentions and personal data'
  | 'secrets in templates'
  | 'script in pages'
  | 'private data published'
  | 'CSV opened in a spreadsheet'
  | 'local editing'
  | 'exactly once';

/** One guard taken out: an entry of `mutants/`, whose file name is what `--only` names. */
export interface Mutant {
  row: Threat;
  /** What holds as long as the guard is there, in words. */
  guard: string;
  /** From the top of the repository. */
  file: string;
  /** What stands in the file exactly once, and what takes its place. */
  text: string;
  with: string;
  /** Tests of which one must fail without the guard: by their file what `vitest -t` takes, a pattern for their names. */
  tests: { [file: string]: string };
}

/** A text with the guard taken out; a problem says why it is not there to be taken out. */
export function takeOut(mutant: Mutant, text: string): { text: string } | { problem: string } {
  const parts = text.split(mutant.text);
  if (parts.length !== 2) return { problem: `its text stands ${parts.length - 1} times in ${mutant.file}; expected once` };
  if (mutant.with === mutant.text) return { problem: 'it changes nothing' };
  return { text: parts.join(mutant.with) };
}
