import type { Board } from './board.ts';
import type { Place } from './file.ts';
import type { OutboxEntry, RunNote } from './outbox.ts';
import type { RepositorySettings } from './repository-settings.ts';
import type { Tracker } from './tracker.ts';

/** One thing that doctor looks at: a file in `scripts/ailments/`. It judges what was seen, and sees nothing itself. */
export interface Ailment {
  /** One sentence: what it looks at. */
  summary: string;
  /** What it leaves unsaid of a tracker that is not on GitHub: all, or what could not be seen. */
  ofGitHub?: 'all' | 'unseen';
  find(seen: Seen): Iterable<Symptom>;
}

/** `unknown`: it matters here and could not be seen. */
export type Graveness = 'error' | 'warning' | 'note' | 'unknown';

/** Something that is amiss, in words for people who never saw git; it names people by their keys and holds no address and no secret. */
export interface Symptom {
  severity: Graveness;
  /** What was found; of an unknown one, what could not be seen. */
  found: string;
  /** What to do, with where to click or what to type. */
  remedy: string;
}

/** All that could be seen. */
export interface Seen {
  /** As the files of this clone have it: addresses that secrets hold are not in it. */
  tracker: Tracker;
  /** Of the rules that are switched on and sound. */
  rules: SeenRule[];
  /** Why other rules are not run, each with its file and line. */
  faults: string[];
  people: SeenPerson[];
  needs: Needs;
  contacts: SeenContact[];
  clone: SeenClone | undefined;
  workflows: SeenWorkflow[];
  /** `owner/name` on GitHub; undefined where the tracker is not known to be there. */
  repository: string | undefined;
  /** The branch that rules look at. */
  branch: string;
  /** Undefined where GitHub was not asked: there is no token, or it is not known which repository this is. */
  settings: RepositorySettings | undefined;
  runs: SeenRuns | undefined;
  /** Names of what this environment holds, as a workflow hands it over: secrets, those of webhooks within one of them, variables. */
  given: {
    secrets: ReadonlySet<string>;
    webhookSecrets: ReadonlySet<string>;
    vars: ReadonlySet<string>;
    hasToken: boolean;
    isWorkflow: boolean;
  };
  /** UTC instant. */
  now: string;
  /** Without the "v". */
  nodeVersion: string;
}

export interface SeenRule {
  name: string;
  path: string;
  /** Names of the secrets of its webhooks. */
  secrets: string[];
  /** Names behind `vars.` */
  vars: string[];
}

export interface SeenPerson {
  key: string;
  notify: 'email' | 'github' | 'none';
  /** Where an address stands; `secret`: in PEOPLE, as this environment holds it. */
  address: 'file' | 'secret' | 'none';
  /** What stands in the file is one plain address. */
  isSound: boolean;
  /** Undefined where nobody knows without the address. */
  isAllowed: boolean | undefined;
}

/** A field of a board that is not private and holds how to reach somebody, or is made of such a field. */
export interface SeenContact {
  board: string;
  publish: Board['publish'];
  field: string;
  what: 'e-mail addresses' | 'phone numbers';
  /** Where the field is written. */
  place: Place;
  /** Of records that hold something there. */
  count: number;
  /** Its file says that it is not private. */
  isMeant: boolean;
}

/** Who needs what, in words: `the rule invite`, `what ana is told`; empty where nobody does. */
export interface Needs {
  mail: string[];
  /** Issues in the tracker's own repository. */
  issues: string[];
  /** Time that passes. */
  time: string[];
  /** Commits of rules. */
  writes: string[];
}

export interface SeenClone {
  shallow: boolean;
  hasOrigin: boolean;
  /** `owner/name` of origin, where it is on GitHub. */
  onGitHub: string | undefined;
  /** What origin takes for its own branch, as far as this clone heard. */
  defaultBranch: string | undefined;
  /** Git merges records by key here: by its settings, and by `.gitattributes`. */
  mergesByKey: boolean;
  /** There is a `.node-version` at the top, which the workflows read. */
  hasNodeVersion: boolean;
}

/** A file in `.github/workflows`; what it says otherwise than GitHub wants is left out. */
export interface SeenWorkflow {
  file: string;
  text: string;
  problem: string | undefined;
  /** What sets it off, with its filters. */
  events: ReadonlyMap<string, unknown>;
  permissions: unknown;
  jobs: { name: string; permissions: unknown; environment: string | undefined }[];
}

/** What the branch woad-state tells. */
export interface SeenRuns {
  /** Why origin could not be asked, so that all this may be old. */
  stale: string | undefined;
  /** UTC instant of the last run that is known; undefined before the first. */
  last: string | undefined;
  /** Rules ran before, by the commits they made. */
  ranBefore: boolean;
  /** Newest first. */
  notes: RunNote[];
  open: OutboxEntry[];
  troubled: OutboxEntry[];
  /** UTC instant of the newest commit of the branch, where rules have not looked at it. */
  waiting: string | undefined;
}

/** Names as people read them: the first of them, and how many more. */
export function listNames(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** Where a secret is known to be; undefined where that could not be seen. */
export function whereIsSecret(
  name: string,
  { settings, given }: Pick<Seen, 'settings' | 'given'>,
): 'environment' | 'repository' | 'here' | 'nowhere' | undefined {
  if (given.secrets.has(name)) return 'here';
  const own = settings?.environments?.find((each) => each.name === rulesEnvironment);
  if (own?.secrets?.includes(name)) return 'environment';
  if (settings?.secrets?.includes(name)) return 'repository';
  const isKnown =
    settings?.secrets !== undefined && settings.environments !== undefined && (own === undefined || own.secrets !== undefined);
  return isKnown ? 'nowhere' : undefined;
}

/** The environment that the workflow takes its secrets from. */
export const rulesEnvironment = 'automations';
/** The secrets that the workflow hands to the rules. */
export const rulesSecrets = ['SMTP_URL', 'PEOPLE', 'WOAD_SALT', 'WOAD_SECRETS'];
/** Where a secret is put. */
export const clickSecrets = `on GitHub: Settings > Environments > ${rulesEnvironment} > Add environment secret`;
