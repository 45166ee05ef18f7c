/** A name as one part of an address and as a folder's name on every system; names that follow the format stay as they are. */
export function safePart(name: string): string {
  const part = name
    .normalize('NFC')
    .replace(/[\\/:*?"<>|\p{Cc}]/gu, '_')
    .replace(/^\.+|[. ]+$/g, '_');
  return part === '' ? '_' : part;
}

/** Gives each name an address of its own: the first keeps its name, later ones (also those that differ only by case) get `--2`, `--3`. */
export function addressBook(): { claim(board: string, slug: string): string } {
  const taken = new Set<string>();
  return {
    claim(board, slug) {
      const plain = `${safePart(board)}/${safePart(slug)}`;
      let address = plain;
      for (let n = 2; taken.has(address.toLowerCase()); n++) address = `${plain}--${n}`;
      taken.add(address.toLowerCase());
      return address;
    },
  };
}
