const encoder = new TextEncoder();
const remedy = 'expected UTF-8: save it so in the editor (Encoding: UTF-8)';
const strict = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** UTF-8 bytes as text, byte order mark kept; anything else is named (UTF-16, binary, a broken byte and where). */
export function decodeText(bytes: Uint8Array): { text: string } | { problem: string } {
  const marks = [bytes[0], bytes[1]].join();
  if (marks === '255,254' || marks === '254,255') return { problem: `the file is UTF-16; ${remedy}` };
  try {
    const text = strict.decode(bytes);
    return text.includes('\0') ? { problem: 'the file holds a NUL byte; expected text (an attachment stands in _files/)' } : { text };
  } catch {
    return { problem: `the file is not UTF-8; ${remedy}` };
  }
}

/** How many KiB a text takes on the disk when that is more than so many bytes, else undefined. */
export function kibibytesOver(text: string, bytes: number): string | undefined {
  if (text.length * 3 <= bytes) return undefined;
  const size = encoder.encode(text).length;
  return size > bytes ? Math.ceil(size / 1024).toLocaleString('en') : undefined;
}
