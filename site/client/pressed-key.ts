/** The key that was pressed as a Latin layout has it: where people write in other letters, its place on the keyboard tells which one it is. */
export function pressedKey({ key, code, shiftKey }: Pick<KeyboardEvent, 'key' | 'code' | 'shiftKey'>): string {
  const isOther = key.length === 1 && key > '\u024f';
  // a Russian layout has these two where a Latin one has the slash
  if (code === 'Slash' && (isOther || key === '.' || key === ',')) return shiftKey ? '?' : '/';
  if (!isOther) return key;
  const [, letter] = /^Key(.)$/.exec(code) ?? [];
  return (shiftKey ? letter : letter?.toLowerCase()) ?? key;
}
