/** What somebody chose on this device, for this site alone: other sites of one owner may share the origin, so the base is part of the name. */
export function recall(base: string, name: string): string | undefined {
  try {
    return localStorage.getItem(`woad:${base}:${name}`) ?? undefined;
  } catch {
    return undefined;
  }
}

/** Keeps a choice; undefined forgets it. Where storage is switched off it holds for this page. */
export function remember(base: string, name: string, value: string | undefined): void {
  try {
    if (value === undefined) localStorage.removeItem(`woad:${base}:${name}`);
    else localStorage.setItem(`woad:${base}:${name}`, value);
  } catch {
    // storage is switched off
  }
}

/** Under which name the folded lists of boards are kept. */
export function foldsName(boards: readonly { name: string }[]): string {
  return `folded:${boards.map(({ name }) => name).join()}`;
}

/** Whether somebody folded a list of these boards. */
export function foldsAreKept(base: string, boards: readonly { name: string }[]): boolean {
  return recall(base, foldsName(boards)) !== undefined;
}
