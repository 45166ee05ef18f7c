const namePattern = /^((\d{4})(\d{2})(\d{2})T(\d{2})(\d{2})(\d{2})Z-)(.+)$/;

/** What tells the second comment of one second (`ana-2`) from a person of that name. */
export interface CommentNeighbours {
  isPerson(key: string): boolean;
  /** Whether a comment of that name, without `.md`, stands in the same folder. */
  isThere(name: string): boolean;
}

/** When and by whom, from a comment's file name without `.md`; `at` is empty when the name tells none. */
export function readCommentName(name: string, { isPerson, isThere }: CommentNeighbours): { at: string; author: string } {
  const match = namePattern.exec(name);
  const [, stamp = '', year, month, day, hour, minute, second, who = ''] = match ?? [];
  const at = match ? `${year}-${month}-${day}T${hour}:${minute}:${second}Z` : '';
  if (Number.isNaN(Date.parse(at))) return { at: '', author: name };
  const first = /^(.+)-\d+$/.exec(who)?.[1];
  const isSecond = first !== undefined && !isPerson(who) && (isPerson(first) || isThere(stamp + first));
  return { at, author: isSecond ? first : who };
}
