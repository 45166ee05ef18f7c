import type { View } from './board.ts';
import type { Place } from './file.ts';
import type { Text } from './value.ts';

/** Who and where, from `workspace.yml`. */
export interface Workspace {
  title: Text;
  description?: Text;
  /** Of en es fr it ru; the first is the default. */
  languages: string[];
  /** IANA name; decides when a day begins and what a time without a zone means. */
  timezone: string;
  weekStarts?: string;
  /** `owner/name` on GitHub; when absent the origin remote tells. */
  repository?: string;
  /** When absent the remote's default branch. */
  branch?: string;
  publish: 'pages' | 'artifact' | 'none';
  merge: 'members' | 'review';
  /** How rules change records: by a commit of their own, or by a pull request where the branch is protected. */
  write: 'direct' | 'pull-request';
  email: EmailSettings;
  /** Hosts that webhooks may go to. */
  webhookHosts: string[];
  /** Where the entries of both lists are written, by dotted path: `email.allow.0`, `webhooks.allow.1`. */
  allowPlaces?: Map<string, Place>;
  /** Built-in notices that are switched off. */
  silenced: Set<string>;
  people: Map<string, Person>;
  teams: Map<string, string[]>;
  /** Views over several boards: over all where `boards` is empty. */
  views: (View & { boards: string[] })[];
  /** Where each part of them is written, by dotted path: `views.0.sort`. */
  viewPlaces: Map<string, Place>;
  /** Parts of the file of which nothing could be read, with the place where that is told: `people`, where it says `poeple:`. */
  untold?: Map<string, Place>;
}

/** Sender and allow-list of mail. */
export interface EmailSettings {
  /** `Name <address>`; without one no mail goes out. */
  from?: string;
  /** Who may be written to: addresses, `*@host`, `people` for those of the workspace, `field:board.name` for what stands in a field. */
  allow: string[];
}

export interface Person {
  key: string;
  name: string;
  email?: string;
  /** GitHub login; the key when absent. */
  github?: string;
  language?: string;
  notify: 'email' | 'github' | 'none';
  aliases: string[];
}
