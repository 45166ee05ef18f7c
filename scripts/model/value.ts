/** A value of a record as the tracker holds it: plain data that JSON can carry. Days and times are text (`2026-12-01`, `2026-12-01T17:30`). */
export type Value = string | number | boolean | Value[] | { [key: string]: Value };

/** Whether two values are the same to the letter; what is not set is the same as null. */
export function isSameValue(a: Value | null | undefined, b: Value | null | undefined): boolean {
  return JSON.stringify(a ?? null) === JSON.stringify(b ?? null);
}

/** Colours are names, never hex; each has a light and a dark form in `site/styles/tokens.css`. */
export const colors = ['slate', 'red', 'orange', 'amber', 'green', 'teal', 'blue', 'violet', 'pink'] as const;
export type Color = (typeof colors)[number];

/** Text for people: the same in every language, or a map of language to text. */
export type Text = string | { [language: string]: string };

/** The text in a language, else in English, else in the first language there is. */
export function textIn(text: Text, language: string): string {
  if (typeof text === 'string') return text;
  return text[language] ?? text['en'] ?? Object.values(text)[0] ?? '';
}
