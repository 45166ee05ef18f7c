import type { Diagnostic } from './diagnostic.ts';
import type { Place } from './file.ts';
import type { Text } from './value.ts';
import type { Written } from './written.ts';

/** One automation, from `automations/<name>.yml`. */
export interface Rule {
  /** The file name: the rule's id. */
  name: string;
  path: string;
  /** What people call it, in one language or by language; the file name when absent. */
  title: Text;
  enabled: boolean;
  /** How much it may do; mail that goes beyond waits, records that go beyond are left, and the run says so. */
  limits: RuleLimits;
  /** It may send mail, webhooks and issues also for a commit that changes very many records. */
  bulk: boolean;
  /** One that stands in no file: notices and the like. */
  builtIn?: true;
  /** Any of them fires the rule. */
  when: TriggerUse[];
  /** All must hold. */
  if: Condition[];
  /** None may hold. */
  unless: Condition[];
  do: Step[];
}

/** `emails_per_hour` counts each recipient. */
export interface RuleLimits {
  emailsPerHour?: number;
  recordsPerRun?: number;
}

/** A trigger's name and the options written under it. */
export interface TriggerUse {
  trigger: string;
  options: Record<string, unknown>;
  place: Place;
  /** Where each part of the options stands, by dotted path: `board.1`. */
  places: Map<string, Place>;
  /** Where its `where` stands, as of a condition. */
  where?: Condition;
}

/** A CEL expression and where it stands. */
export interface Condition {
  expression: string;
  place: Place;
  /** The column of its first character, behind a quote; absent where it does not stand in one line as it is. */
  column?: number;
}

/** An action's name and the options written under it; a number that would lose digits (`1.10`) is its text. */
export interface Step {
  action: string;
  options: unknown;
  if?: Condition;
  onError: 'stop' | 'continue';
  place: Place;
  /** Where each part of the options stands, by dotted path: `add.0`. */
  places: Map<string, Place>;
}

/** What reading one rule's file gave. */
export interface RuleReading {
  rule?: Rule;
  written?: Written;
  diagnostics: Diagnostic[];
}
