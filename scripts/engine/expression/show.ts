/** A value as text in a template: lists joined by ", ", maps as JSON. */
export function showValue(value: unknown): string {
  if (Array.isArray(value)) return value.map(showValue).join(', ');
  if (value === null || value === undefined || typeof value === 'function') return '';
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
