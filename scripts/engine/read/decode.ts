const encoder = new TextEncoder();
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes as text, byte order mark kept; anything else is named (UTF-16, binary, a broken byte and where). */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: string } {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return { problem: 'the file is UTF-16; expected UTF-8' };
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return { problem: 'the file is UTF-16; expected UTF-8' };
  try {
    const text = strict.decode(bytes);
    return text.includes('\0') ? { problem: 'the file holds a NUL byte; expected text' } : { text };
  } catch {
    return { problem: 'the file is not UTF-8' };
  }
}

/** How many KiB a text takes on the disk when that is more than so many bytes, else undefined. */
export function kibibytesOver(text: string, bytes: number): string | undefined {
  if (text.length * 3 <= bytes) return undefined;
  const size = encoder.encode(text).length;
  return size > bytes ? Math.ceil(size / 1024).toLocaleString('en') : undefined;
}
