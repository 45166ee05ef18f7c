/** What GitHub lets the token see of a repository and its settings; undefined: the token may not see it, or GitHub did not say. */
export interface RepositorySettings {
  isPrivate: boolean | undefined;
  defaultBranch: string | undefined;
  isArchived: boolean | undefined;
  hasIssues: boolean | undefined;
  /** What the token's owner may do: `admin`, `push`, `pull` and others. */
  rights: string[] | undefined;
  pages: PagesSettings | 'none' | undefined;
  environments: EnvironmentSettings[] | undefined;
  /** Whether workflows may open pull requests. */
  mayOpenPulls: boolean | undefined;
  branch: BranchRules | undefined;
  /** Of the repository; those of environments stand with them. */
  secrets: string[] | undefined;
  variables: string[] | undefined;
  /** Why more is unknown than the token explains: GitHub could not be reached, or did not take the token. */
  problem: string | undefined;
}

export interface PagesSettings {
  url: string | undefined;
  /** `workflow`: what a workflow publishes; `legacy`: what stands in a branch. */
  from: 'workflow' | 'legacy' | undefined;
  isPublic: boolean;
}

export interface EnvironmentSettings {
  name: string;
  /** What stands before it: `required_reviewers`, `wait_timer`, `branch_policy`. */
  protection: string[];
  /** From which branches it may be used; a list holds names and patterns. */
  branches: 'all' | 'protected' | string[] | undefined;
  secrets: string[] | undefined;
  variables: string[] | undefined;
}

/** What is asked of those who push to the branch, by its rulesets and its protection. */
export interface BranchRules {
  name: string;
  isProtected: boolean | undefined;
  asksPull: boolean | undefined;
  /** Names of the checks that must be green; undefined where that cannot be seen. */
  checks: string[] | undefined;
}
