import fc from 'fast-check';

/** The least input that fails, what went wrong with it, and the seed and path that make it again. */
export function describeFailure(details: fc.RunDetails<unknown>): string {
  const { errorInstance } = details;
  const error = errorInstance instanceof Error ? (errorInstance.stack ?? errorInstance.message) : String(errorInstance);
  return `${fc.defaultReportMessage(details) ?? ''}\n\n${error}`;
}
