import type { ChangeList } from '../../model/change.ts';
import type { Files } from '../../model/file.ts';
import type { WriteContext } from './desk.ts';
import { loadMakers } from './makers.ts';
import { type WriteResult, writeWith } from './write.ts';

const makers = await loadMakers();

/** Tries a whole change list on the files, of whatever kinds; each change sees those before it, and one that cannot be made leaves no trace. */
export function writeChanges(files: Files, list: ChangeList, context: WriteContext): WriteResult {
  return writeWith(makers, files, list, context);
}
