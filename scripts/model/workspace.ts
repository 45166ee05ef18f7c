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
  people: Map<string, Person>;
  teams: Map<string, string[]>;
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
