/** Data as JSON for a program or a person to read; control and direction characters, which a terminal would obey, are written as their escapes. */
export function jsonText(data: unknown): string {
  const hidden = /[\u007f-\u009f\u200b\u200e\u200f\u2028-\u202e\u2066-\u2069\ufeff]/g;
  const json = JSON.stringify(data, null, 2).replace(hidden, (char) => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`);
  // a log of GitHub Actions would take it for a command
  return `${json.replaceAll('##[', '##\\u005b')}\n`;
}
