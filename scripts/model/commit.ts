/** One commit as its author left it. */
export interface CommitNote {
  commit: string;
  /** The first parent; undefined for the first commit of all. */
  parent: string | undefined;
  /** It has more parents than that one. */
  isMerge?: true;
  /** UTC instant it was committed, ISO 8601. */
  at: string;
  authorName: string;
  authorEmail: string;
  /** Who put it where it is: another one than its author where it was merged by rebasing. */
  committerEmail: string;
  subject: string;
  /** `Woad-Actor: ana` lines at the end of the message, by name. */
  trailers: Map<string, string[]>;
}

/** Who a commit is by. */
export interface Identity {
  name: string;
  email: string;
}

/** Who the commits of rules are by; the domain can belong to nobody, so that no account is credited with them. */
export const bot: Identity = { name: 'woad[bot]', email: 'bot@woad.invalid' };

/** Whether Woad made the commit, for rules or for a person whom `Woad-Actor:` names. */
export function isByBot({ authorEmail }: Pick<CommitNote, 'authorEmail'>): boolean {
  return authorEmail === bot.email;
}

/** Whether a run of rules on origin made the commit; one that was made in a clone names no run. */
export function isOfRun(commit: Pick<CommitNote, 'authorEmail' | 'trailers'>): boolean {
  return isByBot(commit) && commit.trailers.has('Woad-Run');
}
