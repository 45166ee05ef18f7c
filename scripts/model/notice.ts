/** What people are told without a rule of their own; each can be switched off under `notices` in `workspace.yml`. */
export const noticeNames = ['assigned', 'mentioned', 'commented', 'due', 'late', 'reminded'] as const;
export type NoticeName = (typeof noticeNames)[number];

/** The built-in rule that makes the next record of one that repeats, where nothing else made it. */
export const repeatRule = 'repeat';

/** The built-in rule that tells a notice. */
export function noticeRule(name: NoticeName): string {
  return `notice-${name}`;
}

const builtIn: ReadonlySet<string> = new Set([...noticeNames.map(noticeRule), repeatRule]);

/** Whether a rule that stands in no file bears the name, so that no file may. */
export function isBuiltInRule(name: string): boolean {
  return builtIn.has(name);
}
