import type { TrackerRecord } from '../../model/record.ts';
import type { Workspace } from '../../model/workspace.ts';

/** Where people see a record's file on GitHub; undefined where `workspace.yml` does not say which repository it is. */
export function fileAddress({ path }: TrackerRecord, { repository, branch = 'HEAD' }: Workspace): string | undefined {
  if (repository === undefined) return undefined;
  const parts = [repository, 'blob', branch, path].flatMap((part) => part.split('/'));
  return `https://github.com/${parts.map(encodeURIComponent).join('/')}`;
}
