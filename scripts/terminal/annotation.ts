import { safeText } from './text.ts';

/** What is shown beside a line of a pull request or on the page of a run; without a file, on that page alone. */
export interface Annotation {
  severity: 'error' | 'warning';
  /** From the top of the repository. */
  path?: string | undefined;
  line?: number | undefined;
  column?: number | undefined;
  title: string;
  message: string;
}

/** A workflow command of GitHub Actions, in which no text can end its own part or begin a command of its own. */
export function drawAnnotation({ severity, path, line, column, title, message }: Annotation): string {
  const place =
    path === undefined ? [] : [`file=${property(path)}`, ...(line ? [`line=${line}`] : []), ...(column ? [`col=${column}`] : [])];
  return `::${severity} ${[...place, `title=${property(title)}`].join(',')}::${escapeData(message)}\n`;
}

function property(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}

function escapeData(text: string): string {
  return safeText(text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A'));
}
