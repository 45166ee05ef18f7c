import { recall, remember } from './remember.ts';

/** What this browser does not keep over a reload. */
const unkept = new Map<string, string>();

/** What somebody typed and did not send yet, as it was kept under that name. */
export function recallDraft(base: string, name: string): string | undefined {
  return unkept.get(name) ?? recall(base, `draft:${name}`);
}

/** Keeps what is typed; undefined forgets it. Where storage is off or full it holds for this page, which asks before one leaves it. */
export function keepDraft(base: string, name: string, text: string | undefined): void {
  remember(base, `draft:${name}`, text);
  if (text === undefined || recall(base, `draft:${name}`) === text) unkept.delete(name);
  else unkept.set(name, text);
  removeEventListener('beforeunload', ask);
  if (unkept.size > 0) addEventListener('beforeunload', ask);
}

function ask(event: Event): void {
  event.preventDefault();
}
