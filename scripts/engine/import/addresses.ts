import type { ImportReport } from '../../model/importer.ts';
import type { Written } from '../../model/written.ts';
import type { Cell } from './columns.ts';

const address = /[\p{L}\p{N}._%+-]{1,64}@(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,63}/u;

/** Whether an address of mail stands anywhere in a value, in what a list or a map holds too. */
function holdsAddress(written: Written): boolean {
  if (written.as === 'scalar') return address.test(written.source);
  return (written.as === 'list' ? written.items : [...written.entries.values()]).some(holdsAddress);
}

/** A key for the report where values of it hold addresses of mail, which the public site would show. */
export function noteAddresses(report: ImportReport, key: string, as: 'built-in' | 'field', cells: Cell[]): void {
  const records = cells.filter(({ written }) => holdsAddress(written)).length;
  if (records > 0) report.addresses.push({ key, as, records });
}
