import type { TrackerEvent } from './event.ts';
import type { TrackerRecord } from './record.ts';

/** What a rule asks of the world outside the repository. Closed: `effects.ts` has the one switch that does it. */
export type Effect = EmailEffect | WebhookEffect | IssueEffect | NoticeEffect;

/** A mail. Addresses are as the rule wrote them, filled in: each is checked again before anything is sent. */
export interface EmailEffect {
  kind: 'email';
  /** One address each, or `@key` for a person of the workspace, whose address the file or the secret PEOPLE holds; in `cc` and `bcc` too. */
  to: string[];
  cc: string[];
  bcc: string[];
  /** One of these. */
  replyTo?: string;
  /** One line. */
  subject: string;
  /** Markdown. */
  body: string;
  /** Names of files of the record. */
  attachments: string[];
  oncePer?: string[];
}

/** A request to a host that the workspace allows. */
export interface WebhookEffect {
  kind: 'webhook';
  /** Exactly one of this and `urlSecret`. */
  url?: string;
  /** Name of the secret whose value is the whole address; of what it holds, only the host is ever told. */
  urlSecret?: string;
  method: 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'GET';
  headers: { [name: string]: string };
  /** Sent as JSON; the event itself, where the rule names none. */
  json?: unknown;
  /** Name of the secret that signs it. */
  secret?: string;
  /** Whether it is tried again when the other side says it cannot now. */
  retry: boolean;
  oncePer?: string[];
}

/** An issue on GitHub: one is opened for a record, and closed or commented on by the mark it bears. */
export interface IssueEffect {
  kind: 'issue';
  act: 'open' | 'close' | 'comment';
  /** `owner/name`; the tracker's own when absent. */
  repository?: string;
  title?: string;
  /** Markdown. */
  body?: string;
  labels?: string[];
  assignees?: string[];
  oncePer?: string[];
}

/** A message to one person of the workspace, by their own `notify` and in their `language`. */
export interface NoticeEffect {
  kind: 'notice';
  /** Key of a person. */
  person: string;
  /** Markdown that a rule wrote; absent where `about` says it in the person's language. */
  text?: string;
  /** What a built-in rule tells: the name of a sentence in the languages of messages, and what stands in it. */
  about?: { sentence: string; values: { [name: string]: string } };
  oncePer?: string[];
}

/** What a rule can reach outside of the repository, as it is written: shown when a pull request brings a new one. */
export interface Reach {
  kind: 'recipient' | 'host' | 'secret' | 'repository';
  /** An address, a person, a host, the name of a secret, `owner/name`; with its `{{ }}` when it is filled in later. */
  name: string;
  /** Where it stands among the options, by dotted path. */
  option?: string;
}

/** An effect as a plan holds it. The key is the same whenever the same events are planned again. */
export interface PlannedEffect {
  /** 64 hex digits: SHA-256 of what makes it this one and no other. */
  key: string;
  effect: Effect;
  rule: string;
  /** Index of the step in the rule, from 0. */
  step: number;
  /** `board/slug`; absent for a schedule without records. */
  record?: string;
  /** What set it off. */
  event: TrackerEvent;
  /** The record as it was when it was planned. */
  subject?: TrackerRecord;
  /** The commit that set it off. */
  commit: string;
  /** How many rules stand behind it. */
  depth: number;
  /** How many addresses it goes to, and how many the rule may write to in an hour. */
  mails: number;
  perHour: number;
  /** Why it is not to be sent at all; absent for one that goes out. */
  held?: 'bulk' | 'undo';
}

/** What came of trying an effect. `later`: it did not happen and may be tried again; `unknown`: nobody can tell whether it happened. */
export interface EffectResult {
  state: 'sent' | 'failed' | 'later' | 'unknown';
  /** In words, without addresses and secrets. */
  reason?: string;
  /** For `later`: the other side said that no try before this UTC instant is of use. */
  notBefore?: string;
}
