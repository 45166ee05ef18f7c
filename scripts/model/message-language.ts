/** What a notice can say; values between braces are filled in: `{record}` is the record's title with its link, `{by}` a name, `{due}` a date, `{text}` words of a comment. */
export const sentenceNames = [
  'assigned',
  'assigned-by',
  'mentioned',
  'mentioned-in-comment',
  'commented',
  'due',
  'late',
  'reminded',
  'reminded-due',
] as const;
export type SentenceName = (typeof sentenceNames)[number];

/** A text for each plural form that the language has, by the names of `Intl.PluralRules`. */
export type PluralText = { other: string } & { [form in Intl.LDMLPluralRule]?: string };

/** What messages to people say in one language: one file in `scripts/messages/`, whose name is the language. It is polite, and takes nobody for a man or a woman. */
export interface MessageLanguage {
  sentences: { [name in SentenceName]: string };
  /** Of a mail with several notices: `{count}`, `{tracker}`. */
  subject: PluralText;
  /** `{name}`. */
  greeting: string;
  /** Above the notices: `{count}`, `{tracker}`. */
  intro: PluralText;
  /** At the end of a mail: `{tracker}`. */
  why: string;
  /** At the end of a mail that a rule sends to people of the workspace: `{rule}`, `{tracker}`. */
  sentBy: string;
  /** The same to others: `{tracker}`. */
  sentByTracker: string;
  /** Of a table of records in a text of a rule: what stands there without any, below the most that it holds (`{count}`), and for yes and no; the names of keys, where they are not those in the files. */
  table: { none: string; more: string; yes: string; no: string; keys: { [key: string]: string } };
}
